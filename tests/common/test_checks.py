"""Our system checks: each finds what it is there for, and a well set up site hears nothing."""

import os
import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.core import checks as django_checks
from wagtail.models import Page

from common import checks
from home.models import StandardPage

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "li_site.settings.production",
    "SECRET_KEY": "k3y-" + "Xq7!" * 16,
    "ALLOWED_HOSTS": "members.example.org",
    "SITE_URL": "https://members.example.org",
    "DATABASE_URL": "postgres://li@127.0.0.1/li",
    "CACHE_URL": "rediscache://127.0.0.1:6379/1",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "SECURITY_CONTACT": "mailto:security@example.org",
    "TRUSTED_PROXY_COUNT": "1",
    "MEMBERSHIP_KEY": "m3mb3r-" + "Zq8?" * 8,
    "CONDUCT_KEY": "c0nduct-" + "Wp5!" * 8,
    "ENCRYPTION_KEYS": "Zm9yLXRlc3RzLW9ubHktMzItYnl0ZXMtaW4tYWxsLSE=",
}


def check_deploy(**changes):
    """``manage.py check --deploy`` as an operator runs it."""
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, **changes}
    arguments = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(arguments, cwd=configured.BASE_DIR, env=environment, capture_output=True, text=True)


def test_production_settings_raise_no_warning():
    result = check_deploy()
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_a_site_nobody_set_up_is_told_everything_at_once():
    result = check_deploy(
        SECRET_KEY="short",
        ALLOWED_HOSTS="",
        SITE_URL="http://localhost",
        CACHE_URL="locmemcache://",
        MEMBERSHIP_KEY="",
        CONDUCT_KEY="",
        ENCRYPTION_KEYS="",
        REQUIRE_MFA="0",
    )
    assert result.returncode != 0
    assert set(re.findall(r"li\.[EW]\d+", result.stderr)) == {
        "li.E001",
        "li.E002",
        "li.E003",
        "li.E007",
        "li.E030",
        "li.E040",
        "li.W001",
        "li.W002",
    }


@pytest.fixture
def production(settings):
    """Settings that every deploy check is content with."""
    settings.SECRET_KEY = PRODUCTION["SECRET_KEY"]
    settings.ALLOWED_HOSTS = ["members.example.org"]
    settings.SITE_URL = PRODUCTION["SITE_URL"]
    settings.REQUIRE_MFA = True
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://x"}}
    return settings


DEPLOY_CHECKS = [
    checks.check_secrets,
    checks.check_addresses,
    checks.check_documents,
    checks.check_sign_in,
    checks.check_cache_is_shared,
    checks.check_what_is_imported_later,
]


def found():
    return [message.id for check in DEPLOY_CHECKS for message in check(None)]


def test_what_is_set_up_well_passes(production):
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SECRET_KEY", "x" * 49, "li.E001"),
        ("SECRET_KEY", "demo-only-key-that-no-real-site-may-use-0123456789", "li.E001"),
        ("ALLOWED_HOSTS", [], "li.E002"),
        ("ALLOWED_HOSTS", ["members.example.org", "*"], "li.E002"),
        ("SITE_URL", "http://members.example.org", "li.E003"),
        ("SITE_URL", "https://", "li.E003"),
        ("SECURITY_CONTACT", "security@example.org", "li.E004"),
        ("WAGTAILDOCS_SERVE_METHOD", "direct", "li.E006"),
        ("ENCRYPTION_KEYS", [], "li.E007"),
        ("ENCRYPTION_KEYS", ["a sentence"], "li.E007"),
        ("REQUIRE_MFA", False, "li.W002"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}, "li.W001"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}, "li.W001"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}, "li.W001"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}}, "li.W001"),
    ],
)
def test_each_mistake_has_its_message(production, name, value, message):
    setattr(production, name, value)
    assert found() == [message]


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "STATIC_ROOT"])
@pytest.mark.parametrize("inside", ["", "documents", "a/b"])
def test_documents_may_not_stand_in_a_public_folder(production, root, inside):
    public = getattr(production, root)
    options = {"location": f"{public}/{inside}", "base_url": None}
    documents = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    production.STORAGES = {**production.STORAGES, "documents": documents}
    assert found() == ["li.E005"]


def test_what_comes_later_and_is_broken_is_named_before_anybody_needs_it(monkeypatch):
    def broken():
        raise ImportError("no such library")

    monkeypatch.setattr(checks, "MODULES", {*checks.MODULES, "common.nothing"})
    monkeypatch.setattr(checks, "handlers", broken)
    messages = list(checks.check_what_is_imported_later(None))
    assert [message.id for message in messages] == ["li.E012", "li.E012"]
    assert "common.nothing" in messages[0].msg
    assert "no such library" in messages[1].msg


def test_the_demos_settings_are_refused_in_production():
    source = (configured.BASE_DIR / "li_site" / "settings" / "dev.py").read_text()
    assert checks.DEMO_KEY_MARK in source


def test_zone_data_is_the_pinned_packages():
    assert list(checks.check_zone_data(None)) == []


def test_zone_data_of_the_operating_system_is_refused(monkeypatch):
    monkeypatch.setattr(checks, "TZPATH", ("/usr/share/zoneinfo",))
    assert [message.id for message in checks.check_zone_data(None)] == ["li.E010"]


def test_other_zone_data_than_pinned_is_refused(monkeypatch):
    monkeypatch.setattr(checks, "_zone_data_version", lambda: "2020.1")
    messages = list(checks.check_zone_data(None))
    assert [message.id for message in messages] == ["li.E011"]
    assert "2020.1" in messages[0].msg


def test_every_page_type_keeps_the_conventions():
    ours = [model for model in apps.get_models() if issubclass(model, Page) and checks.is_ours(model)]
    assert len(ours) >= 6
    assert [message for model in ours for message in checks.check_page_type(model)] == []


def test_a_page_type_of_its_own_making_is_found():
    assert next(checks.check_page_type(Page)).id == "li.E020"


@pytest.mark.parametrize("name", ["parent_page_types", "subpage_types", "translatable_fields"])
def test_a_page_type_that_states_too_little_is_found(monkeypatch, name):
    monkeypatch.delattr(StandardPage, name)
    messages = list(checks.check_page_type(StandardPage))
    assert messages[0].id == "li.E021"
    assert name in messages[0].msg


def test_the_checks_are_registered():
    registered = django_checks.registry.registry.get_checks(include_deployment_checks=True)
    for check in [*DEPLOY_CHECKS, checks.check_zone_data, checks.check_page_types]:
        assert check in registered
