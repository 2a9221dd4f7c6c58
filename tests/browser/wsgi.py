"""The site as a web server hands it out: the application, and the media folder beside it."""

from django.conf import settings
from whitenoise import WhiteNoise

from li_site.wsgi import application

application = WhiteNoise(application, autorefresh=True)
application.add_files(str(settings.MEDIA_ROOT), prefix="media/")
