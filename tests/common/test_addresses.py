"""Addresses that are worked out once: always what the page itself answers, also after it or its site has moved."""

import pytest
from django.urls import set_script_prefix
from django.utils import translation
from wagtail.models import Locale, Page, Site

from common.addresses import _address, addresses
from tests import builders

pytestmark = pytest.mark.django_db


def test_an_address_is_what_the_page_answers_in_every_language(rf):
    branch = builders.branch()
    french, _made = Locale.objects.get_or_create(language_code="fr")
    builders.home().copy_for_translation(french)
    pages = list(Page.objects.filter(depth__gte=2))
    assert len(pages) >= 5
    for language in ("en", "fr"):
        with translation.override(language):
            request = rf.get("/")
            assert [addresses(request)(page.url_path) for page in pages] == [page.get_url(request) for page in pages]
            assert addresses()(branch.url_path) == branch.get_url()


def test_an_address_in_another_language_loads_neither_its_catalogues_nor_its_map_of_addresses(rf, monkeypatch):
    builders.branch()
    french, _made = Locale.objects.get_or_create(language_code="fr")
    home = builders.home().copy_for_translation(french)
    about = builders.standard_page(title="About").copy_for_translation(french)
    _address.cache_clear()
    switched = []
    monkeypatch.setattr(translation, "activate", switched.append)
    assert addresses(rf.get("/"))(home.url_path) == "/fr/"
    assert addresses(rf.get("/"))(about.url_path) == f"/fr/{about.slug}/"
    assert "fr" not in switched


def test_a_page_that_moves_has_its_new_address_at_once(rf):
    page = builders.standard_page(title="About")
    before = addresses(rf.get("/"))(page.url_path)
    page.slug = "who-we-are"
    page.save_revision().publish()
    page.refresh_from_db()
    after = addresses(rf.get("/"))(page.url_path)
    assert after != before
    assert after == page.get_url(rf.get("/")) == "/who-we-are/"


def test_what_was_remembered_is_dropped_when_the_site_moves_its_root(rf):
    page = builders.standard_page(title="About", parent=builders.standard_page(title="Office"))
    before = addresses(rf.get("/"))(page.url_path)
    site = Site.objects.get()
    site.root_page = Page.objects.get(pk=page.get_parent().pk)
    site.save()
    after = addresses(rf.get("/"))(page.url_path)
    assert after == page.get_url(rf.get("/")) != before


def test_what_was_remembered_is_not_for_a_site_served_below_a_prefix(rf):
    page = builders.standard_page(title="About")
    before = addresses(rf.get("/"))(page.url_path)
    set_script_prefix("/below/")
    try:
        assert addresses(rf.get("/"))(page.url_path) == f"/below{before}"
    finally:
        set_script_prefix("/")


def test_a_page_outside_every_site_has_no_address(rf):
    builders.home()
    assert addresses(rf.get("/"))("/elsewhere/") is None
