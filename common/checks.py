"""What Django's own checks do not see: rules for the settings of a real site, and our conventions for page types."""

import re
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import TZPATH

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.files.storage import storages

from common.jobs import handlers
from common.later import MODULES

MIN_KEY_LENGTH = 50
DEMO_KEY_MARK = "only-key-that-no-real-site-may-use"
# Those of one process; and those on disk, which count one after the other and forget when a count was begun.
UNFIT_CACHES = ("LocMemCache", "DummyCache", "DatabaseCache", "FileBasedCache")
FRAME_FIELDS = {"id", "page_ptr"}


# ------------------------------------------------------------------ settings of a real site (check --deploy)
@register(Tags.security, deploy=True)
def check_secrets(app_configs, **kwargs):
    key = settings.SECRET_KEY
    if DEMO_KEY_MARK in key or len(key) < MIN_KEY_LENGTH:
        yield Error(
            "SECRET_KEY is the demo's or too short.",
            hint=f"Make a random one of {MIN_KEY_LENGTH} signs.",
            id="li.E001",
        )


@register(Tags.security, deploy=True)
def check_addresses(app_configs, **kwargs):
    hosts, site = settings.ALLOWED_HOSTS, urlsplit(settings.SITE_URL)
    if not hosts or "*" in hosts:
        yield Error("ALLOWED_HOSTS is empty or lets every name in.", hint="Name the site's hosts.", id="li.E002")
    if site.scheme != "https" or not site.hostname:
        yield Error("SITE_URL is not an https:// address.", hint="Links in mails start with it.", id="li.E003")
    if not settings.SECURITY_CONTACT.startswith(("mailto:", "https://")):
        yield Error("SECURITY_CONTACT is neither mailto: nor https:// (RFC 9116).", id="li.E004")


@register(Tags.security, deploy=True)
def check_documents(app_configs, **kwargs):
    folder = Path(storages["documents"].location).resolve()
    public = [Path(root).resolve() for root in (settings.MEDIA_ROOT, settings.STATIC_ROOT)]
    if any(folder.is_relative_to(root) for root in public):
        yield Error(
            "Documents stand in a folder the web server hands out: nobody asks for rights there.", id="li.E005"
        )
    if settings.WAGTAILDOCS_SERVE_METHOD != "serve_view":
        yield Error("Documents must be served by Wagtail's view, which asks for rights.", id="li.E006")


@register(Tags.security, deploy=True)
def check_sign_in(app_configs, **kwargs):
    # No check is asked for where a process only answers.
    from cryptography.fernet import Fernet

    try:
        usable = bool(settings.ENCRYPTION_KEYS) and all(Fernet(key) for key in settings.ENCRYPTION_KEYS)
    except ValueError:
        usable = False
    if not usable:
        yield Error(
            "ENCRYPTION_KEYS holds no key, or one that is none: nobody can sign in.",
            hint='python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"',
            id="li.E007",
        )
    if not settings.REQUIRE_MFA:
        yield Warning(
            "REQUIRE_MFA is off: whoever reads an officer's mail can use the admin.",
            hint="Leave it out of the environment.",
            id="li.W002",
        )


@register(Tags.caches, deploy=True)
def check_cache_is_shared(app_configs, **kwargs):
    if settings.CACHES["default"]["BACKEND"].endswith(UNFIT_CACHES):
        yield Warning(
            "Rate limits need a cache that all processes share, that counts in one step and keeps nothing on disk.",
            hint="Set CACHE_URL to a Redis.",
            id="li.W001",
        )


@register(Tags.urls, deploy=True)
def check_what_is_imported_later(app_configs, **kwargs):
    """A start leaves it out (``common.later``, ``common.jobs``): broken, it would fail with who first needs it."""
    import_module(settings.ROOT_URLCONF)
    later = {module: partial(import_module, module) for module in sorted(MODULES)}
    for name, load in (later | {"background work": handlers}).items():
        try:
            load()
        except Exception as error:  # of whatever kind: it is said, with all others
            yield Error(f"{name} cannot be imported: {error!r}", hint="Install anew: tools/setup.py.", id="li.E012")


# ------------------------------------------------------------------ the machine
@register()
def check_zone_data(app_configs, **kwargs):
    """Zones come from the pinned package alone: operating systems ship older rules (see ``li_site/__init__``)."""
    if TZPATH:
        yield Error("The operating system's zone data comes before the pinned tzdata package.", id="li.E010")
    elif (loaded := _zone_data_version()) != (pinned := _pinned_zone_data()):
        yield Error(f"Zone data {loaded} is installed, {pinned} is pinned.", hint="make setup", id="li.E011")


def _zone_data_version():
    return version("tzdata")


def _pinned_zone_data():
    text = (settings.BASE_DIR / "requirements.txt").read_text()
    return re.search(r"^tzdata==(\S+)", text, re.MULTILINE)[1]


# ------------------------------------------------------------------ our conventions
@register(Tags.models)
def check_page_types(app_configs, **kwargs):
    """A page type extends BasePage, and says where it belongs; what of its fields is translated: language_checks."""
    from wagtail.models import Page

    ours = [model for model in apps.get_models() if issubclass(model, Page) and is_ours(model)]
    for model in ours:
        yield from check_page_type(model)


def check_page_type(model):
    from .models import BasePage

    if not issubclass(model, BasePage):
        yield Error("A page type must extend common.models.BasePage.", obj=model, id="li.E020")
    for name in ("parent_page_types", "subpage_types", "translatable_fields"):
        if name not in vars(model):
            yield Error(f"A page type must state its {name}.", obj=model, id="li.E021")


def is_ours(model):
    return Path(apps.get_app_config(model._meta.app_label).path).parent == settings.BASE_DIR


def own_fields(model):
    """The fields an editor fills in that not every Wagtail page has, and the parts kept in tables of their own."""
    from modelcluster.fields import ParentalKey
    from wagtail.models import Page

    inherited = {field.name for field in Page._meta.get_fields()}
    fields = {
        field.name for field in model._meta.concrete_fields if field.editable and not isinstance(field, ParentalKey)
    }
    parts = {
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if isinstance(relation.field, ParentalKey) and is_ours(relation.related_model)
    }
    return (fields | parts) - inherited - FRAME_FIELDS
