"""A newcomer's machine: SQLite under var/, mail on the console, plain HTTP."""

from .base import *  # noqa: F403 - settings add up
from .base import STORAGES
from .environment import env, key_from

DEBUG = True
SECRET_KEY = "demo-only-key-that-no-real-site-may-use-0123456789"  # noqa: S105 - no secret: for a demo on this machine
ENCRYPTION_KEYS = env("ENCRYPTION_KEYS") or [key_from(SECRET_KEY)]
REQUIRE_MFA = env.bool("REQUIRE_MFA", default=False)
ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
COMPONENT_GALLERY = True
# Who changes a template wants to see it.
PAGE_CACHE = env.bool("PAGE_CACHE", default=False)
