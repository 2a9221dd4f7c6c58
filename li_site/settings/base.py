"""Settings shared by every environment. The values are safe for production; dev and test relax them."""

from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from .environment import BASE_DIR, env
from .mail import *  # noqa: F403 - settings add up
from .page_cache import *  # noqa: F403 - settings add up
from .page_cache import page_caches
from .signin import *  # noqa: F403 - settings add up

VAR_DIR = Path(env("VAR_DIR"))

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env("ALLOWED_HOSTS")
SITE_URL = env("SITE_URL").rstrip("/")
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env("TRUSTED_PROXY_COUNT")

# ------------------------------------------------------------------ applications, from the top layer down
INSTALLED_APPS = [
    "home",
    "events",
    "newsletter",
    "conduct",
    "branches",
    "members",
    "common",
    "wagtail_localize",
    "wagtail_localize.locales",
    "li_site.installed.Redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "li_site.installed.Snippets",
    "li_site.installed.Documents",
    "li_site.installed.Images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_countries",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "anymail",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "li_site.installed.StaticFiles",
    "django.forms",
]

MIDDLEWARE = [
    # Around everything: whoever reports is nobody to whatever comes after it, and nothing of it is logged.
    "conduct.reporting.middleware.QuietReports",
    # Around all that adds headers and before all that costs: pages that are kept have the headers.
    "common.page_cache.middleware.PageCache",
    "django.middleware.security.SecurityMiddleware",
    # Static files need no policy of their own: six of them would carry four kilobytes of it to every new visitor.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before whatever refuses, so that refusals have the headers too.
    "common.middleware.ContentSecurityPolicy",
    "common.middleware.PermissionsPolicy",
    # Before the first that reads a form: from then on its files lie where they lie.
    "conduct.attachments.uploads.NothingOnDisk",
    "conduct.reporting.middleware.ReadReports",
    "common.middleware.RefuseControlCharacters",
    "common.middleware.PackedIfPlain",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "common.middleware.SignedInAnswers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "members.signin.middleware.AskAgain",
    "members.signin.middleware.ListSessions",
    "members.signin.middleware.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # In the reader's language, which is known by now.
    "home.middleware.KnownRoutes",
    # The admin shows nobody a page they have nothing to do with.
    "branches.doors.middleware.AdminDoors",
    "members.administrators.LogAdministrators",
]

ROOT_URLCONF = "li_site.urls"
WSGI_APPLICATION = "li_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "members.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
FORM_RENDERER = "common.forms.FormRenderer"

# ------------------------------------------------------------------ storage, cache
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # One writer at a time: take the lock at BEGIN and wait for it, instead of failing half-way through.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A server that is not there is said to be gone after seconds, also to whoever asks /health/.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)

CACHES = {"default": env.cache("CACHE_URL")}
CACHES |= page_caches(CACHES["default"])
# All processes of the site on this machine must have the same VAR_DIR: this is how they learn of changes.
PAGE_CACHE_VERSION_FILE = VAR_DIR / "pages-version"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
DOCUMENTS_ROOT = VAR_DIR / "documents"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Documents stand outside MEDIA_ROOT: only Wagtail's view, which asks for rights, may hand them out.
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DOCUMENTS_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "common.staticfiles.BundledManifestStorage"},
}
# Known by its name that a file never changes: to ask the storage about each takes as long as all else of it.
WHITENOISE_IMMUTABLE_FILE_TEST = rf"^{STATIC_URL}.+\.[0-9a-f]{{12}}\.\w+$"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# ------------------------------------------------------------------ languages and time
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["li_site.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ------------------------------------------------------------------ security
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    # Signs nobody in: what posts let their holders do (docs/rights.md).
    "members.backends.CapabilityBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
# Forms' tokens go when the browser is closed: nothing on the device tells that somebody was here.
CSRF_COOKIE_AGE = None
X_FRAME_OPTIONS = "DENY"  # Wagtail's preview views set SAMEORIGIN for themselves
SECURITY_CONTACT = env("SECURITY_CONTACT")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# Wagtail's editor starts its date pickers from inline scripts and injects a <style>. Only there, and never
# with a nonce: a nonce makes browsers ignore 'unsafe-inline'.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
}
UNUSED_BROWSER_FEATURES = """
    accelerometer autoplay browsing-topics camera display-capture encrypted-media geolocation gyroscope
    magnetometer microphone midi payment usb
"""
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_BROWSER_FEATURES.split())

# ------------------------------------------------------------------ Wagtail
WAGTAIL_SITE_NAME = "Labour International"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILIMAGES_IMAGE_MODEL = "common.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "common.picture_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "common.CustomDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
# Nothing leaves for a third party: no avatars by mail hash, no update check, no "what's new".
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
# Reviewers publish what they agreed to, and only by agreeing to it.
WAGTAIL_FINISH_WORKFLOW_ACTION = "common.approval.publish_approved"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        # Made by common's migrations on PostgreSQL: English stemming without accents. SQLite ignores it.
        "SEARCH_CONFIG": "li_english",
    }
}

# ------------------------------------------------------------------ our own
CONTACT_MESSAGE_RETENTION_DAYS = 90
# Single thresholds of the coordinators' desk that are others here (home/desk/thresholds.py).
DESK_THRESHOLDS = {}
MEMBERSHIP_KEY = env("MEMBERSHIP_KEY")
# In percent: a list by which more of the members would go needs a second officer.
REGISTER_LEAVERS_SHARE = 10
# Longer than a year, so that a branch can be compared with itself a year ago.
REGISTER_LEAVER_RETENTION_DAYS = 400
REGISTER_IMPORT_RETENTION_DAYS = 30
REGISTER_QUESTION_RETENTION_DAYS = 90
REGISTER_LOOK_RETENTION_DAYS = 365
# What the mail server or provider takes; 0: as fast as it goes.
NEWSLETTER_MAILS_PER_MINUTE = env("NEWSLETTER_MAILS_PER_MINUTE")
# So many errors in a row, by whatever mails, pause a mailing.
NEWSLETTER_MAX_ERRORS_IN_ROW = 20
# A mail that is turned away for the moment is tried so often: over nine hours.
NEWSLETTER_MAX_ATTEMPTS = 8
# A scheduled mailing that is later than this asks before it begins.
NEWSLETTER_LATE_HOURS = 6
# Seconds without a sign of life after which a sender was killed: longer than handing over one mail can take.
NEWSLETTER_WORKER_LEASE = 180
NEWSLETTER_DELIVERY_RETENTION_DAYS = 180
CONDUCT_KEY = env("CONDUCT_KEY")
# Days within which a report is acknowledged (two to seven), and its outcome told.
CONDUCT_ACKNOWLEDGE_DAYS = 3
CONDUCT_OUTCOME_DAYS = 90
# Days for which a begun report is kept, a closed case, and once more with a reason; warned of so long before.
CONDUCT_DRAFT_DAYS = 7
CONDUCT_RETENTION_DAYS = 365
CONDUCT_EXTENSION_DAYS = 365
CONDUCT_WARNING_DAYS = 30
# Days after which a helpline counts as unchecked.
CONDUCT_HELP_DAYS = 180
CONDUCT_FILES = 10
CONDUCT_FILE_BYTES = 20 * 1024 * 1024
# Fewer than so many readers, and a report is not taken.
CONDUCT_MIN_READERS = 2
# What deriving a key from six words costs: memory in MiB, passes. Never change it on a site that has reports.
CONDUCT_ARGON2 = (64, 3)
# So many derivations at once on this machine, told apart by locks on files in this folder, and so many a minute.
CONDUCT_DERIVATIONS_AT_ONCE = 2
CONDUCT_DERIVATIONS_A_MINUTE = 30
CONDUCT_LOCKS = VAR_DIR / "locks"
# A complaint about data is acknowledged within these (Data (Use and Access) Act 2025); kept so long after its end.
DATA_COMPLAINT_DAYS = 30
DATA_COMPLAINT_RETENTION_DAYS = 365
COMPONENT_GALLERY = False
POSTAL_ADDRESS = env("POSTAL_ADDRESS")
# The day on which digests go out, and monthly ones on the first of them in a month: 0 is Monday.
DIGEST_WEEKDAY = 3

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "hide_secrets": {"()": "common.logs.HideSecrets"},
        # What else is kept from logs of the pages for reports: conduct.reporting.quiet.install.
        "quiet": {"()": "conduct.reporting.quiet.Quiet"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["quiet", "hide_secrets"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # A line for every page saved and every entry indexed says nothing to whoever runs the site.
    "loggers": {
        **{name: {"level": "WARNING"} for name in ("django_tasks", "wagtail")},
        # By itself Django adds a second console, without these filters, and mails about errors, with all they held.
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"filters": ["quiet", "hide_secrets"]},
    },
}
