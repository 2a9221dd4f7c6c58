"""Production's settings on plain HTTP: what the browser of the tests meets is the real thing."""

import hashlib

from li_site.settings.environment import env, key_from
from li_site.settings.production import *  # noqa: F403 - settings add up
from li_site.settings.production import BASE_DIR, PASSWORD_HASHERS, SECRET_KEY, STATICFILES_DIRS

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
COMPONENT_GALLERY = True
ENCRYPTION_KEYS = [*env("ENCRYPTION_KEYS"), key_from(SECRET_KEY)]
# The demo's accounts have no second factor; the test of passkeys asks for one.
REQUIRE_MFA = env.bool("REQUIRE_MFA", default=False)
# The demo's accounts were made by the test process, whose hasher is quick.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]


def _static_key():
    digest = hashlib.sha256()
    sources = [path for folder in STATICFILES_DIRS for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in [*sources, BASE_DIR / "common" / "staticfiles.py", BASE_DIR / "requirements.txt"]:
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


# Collected once per change: compressing the admin's scripts takes longer than a test should.
STATIC_ROOT = BASE_DIR / "var" / "test-static" / _static_key()
