import logging
import os

from django.core.wsgi import get_wsgi_application

from common.logs import HideSecrets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "li_site.settings.production")

application = get_wsgi_application()

# gunicorn keeps its own logs, which LOGGING cannot add to without taking their handlers away.
for name in ("gunicorn.access", "gunicorn.error"):
    logging.getLogger(name).addFilter(HideSecrets())
