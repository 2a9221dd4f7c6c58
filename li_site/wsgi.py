import gc
import logging
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from common.logs import HideSecrets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "li_site.settings.production")

# What a process imports stays as long as the process. To look through all of it for garbage, time and again while it
# grows, takes a sixth of the time until the first answer; and later it would make one request in so many a slow one.
gc.disable()
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)
gc.freeze()
gc.enable()

# gunicorn keeps its own logs, which LOGGING cannot add to without taking their handlers away.
for name in ("gunicorn.access", "gunicorn.error"):
    logging.getLogger(name).addFilter(HideSecrets())
