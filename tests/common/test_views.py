"""The small files that programs ask every site for, and whether it is well."""

import json
from datetime import datetime, timedelta

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connections
from django.db.utils import OperationalError
from django.utils import timezone

from tests import builders


@pytest.fixture
def _home(db):
    builders.home()


def gone(*args, **kwargs):
    raise OperationalError("no such host secret-database.example.org")


@pytest.mark.django_db
def test_a_site_that_is_well_says_so_and_no_more(client):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "cache": "ok"}
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_health_reads_and_writes_no_table(client, django_assert_num_queries):
    with django_assert_num_queries(1) as queries:
        client.get("/health/")
    assert queries[0]["sql"] == "SELECT 1"


def test_without_database_it_is_unavailable_not_broken(client, monkeypatch):
    monkeypatch.setattr(connections["default"], "cursor", gone)
    monkeypatch.setattr(connections["default"], "ensure_connection", gone)
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (503, {"database": "failing", "cache": "ok"})
    assert b"secret" not in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("problem", ["raises", "forgets"])
def test_without_cache_it_is_told(client, monkeypatch, problem):
    monkeypatch.setattr(cache, "set", gone if problem == "raises" else lambda *args, **kwargs: None)
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "cache": "failing"})


def test_robots_stay_out_of_the_admin_and_find_the_sitemap(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text


def test_whoever_finds_a_hole_knows_whom_to_tell(client, settings):
    settings.SITE_URL, settings.SECURITY_CONTACT = "https://members.example.org", "mailto:a+b@example.org?subject=x&y"
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().strip().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:a+b@example.org?subject=x&y"
    assert fields["Canonical"] == "https://members.example.org/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)


@pytest.mark.usefixtures("_home")
def test_the_manifest_names_the_site_and_pictures_that_exist(client):
    builders.organisation(organisation_name="Members Abroad", organisation_short_name="MA")
    response = client.get("/manifest.webmanifest")
    manifest = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["short_name"]) == ("Members Abroad", "MA")
    assert manifest["icons"]
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_the_favicon_is_where_browsers_look(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert finders.find(response["Location"].removeprefix("/static/"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/health/", "/robots.txt", "/.well-known/security.txt", "/favicon.ico"])
def test_they_are_only_read(client, address):
    assert client.post(address).status_code == 405
