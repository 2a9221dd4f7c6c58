"""The settings of a worker that a test starts: a real SMTP server, no limit of speed, short leases."""

import os

from li_site.settings.test import *  # noqa: F403 - settings add up

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["SINK_PORT"])
EMAIL_USE_TLS = EMAIL_USE_SSL = False
EMAIL_HOST_USER = EMAIL_HOST_PASSWORD = ""
NEWSLETTER_MAILS_PER_MINUTE = 0
NEWSLETTER_WORKER_LEASE = 2
NEWSLETTER_MAX_ERRORS_IN_ROW = 50
