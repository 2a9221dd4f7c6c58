"""Every environment variable the project reads, in one place: name, type, default.

docs/configuration.md says what each is for; a test compares that page with ``VARIABLES``.
"""

import base64
import hashlib
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

VARIABLES = {
    "DEBUG": (bool, False),
    "SECRET_KEY": (str, ""),
    "SECRET_KEY_FALLBACKS": (list, []),
    "ALLOWED_HOSTS": (list, []),
    "SITE_URL": (str, "http://localhost:8000"),
    "DATABASE_URL": (str, f"sqlite:///{BASE_DIR / 'var' / 'db.sqlite3'}"),
    "CACHE_URL": (str, "locmemcache://"),
    "PAGE_CACHE": (bool, True),
    "PAGE_CACHE_SHARED_SECONDS": (int, 60),
    "EMAIL_URL": (str, "consolemail://"),
    "EMAIL_PROVIDER": (str, ""),
    "ANYMAIL": (dict, {}),
    "DEFAULT_FROM_EMAIL": (str, "Labour International <website@example.org>"),
    "POSTAL_ADDRESS": (str, ""),
    "NEWSLETTER_MAILS_PER_MINUTE": (int, 300),
    "SECURITY_CONTACT": (str, "mailto:security@example.org"),
    "VAR_DIR": (str, str(BASE_DIR / "var")),
    "TRUSTED_PROXY_COUNT": (int, 0),
    "MEMBERSHIP_KEY": (str, ""),
    "CONDUCT_KEY": (str, ""),
    "ENCRYPTION_KEYS": (list, []),
    "REQUIRE_MFA": (bool, True),
}

env = environ.Env(**VARIABLES)


def key_from(secret):
    """A key for ENCRYPTION_KEYS that follows from a secret key everybody knows: for development and tests only."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"encryption {secret}".encode()).digest()).decode()
