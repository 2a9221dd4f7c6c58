"""The test suite: production's behaviour, made quick and kept away from the network and from var/."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - settings add up
from .base import STORAGES, WAGTAILSEARCH_BACKENDS  # noqa: F401 - changed below
from .environment import key_from
from .page_cache import page_caches

SECRET_KEY = "test-only-key-that-no-real-site-may-use-0123456789"  # noqa: S105 - no secret: only tests have it
ENCRYPTION_KEYS = [key_from(SECRET_KEY)]
REQUIRE_MFA = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHES |= page_caches(CACHES["default"])
# On in its own tests, and in the browser's: elsewhere nothing is committed, so nothing would drop a page.
PAGE_CACHE = False
COMPONENT_GALLERY = True

TEST_FILES = Path(tempfile.mkdtemp(prefix="li-test-"))
MEDIA_ROOT = TEST_FILES / "media"
DOCUMENTS_ROOT = TEST_FILES / "documents"
CONDUCT_LOCKS = TEST_FILES / "locks"
# What files and jobs leave beside the database.
VAR_DIR = TEST_FILES
PAGE_CACHE_VERSION_FILE = TEST_FILES / "pages-version"
STORAGES = STORAGES | {
    "documents": STORAGES["documents"] | {"OPTIONS": {"location": DOCUMENTS_ROOT, "base_url": None}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
