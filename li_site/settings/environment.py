"""Every environment variable the project reads, in one place: name, type, default.

docs/configuration.md says what each is for; a test compares that page with ``VARIABLES``.
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

VARIABLES = {
    "DEBUG": (bool, False),
    "SECRET_KEY": (str, ""),
    "ALLOWED_HOSTS": (list, []),
    "SITE_URL": (str, "http://localhost:8000"),
    "DATABASE_URL": (str, f"sqlite:///{BASE_DIR / 'var' / 'db.sqlite3'}"),
    "CACHE_URL": (str, "locmemcache://"),
    "EMAIL_URL": (str, "consolemail://"),
    "DEFAULT_FROM_EMAIL": (str, "Labour International <website@example.org>"),
    "SECURITY_CONTACT": (str, "mailto:security@example.org"),
    "VAR_DIR": (str, str(BASE_DIR / "var")),
    "TRUSTED_PROXY_COUNT": (int, 0),
}

env = environ.Env(**VARIABLES)
