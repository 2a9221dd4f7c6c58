"""An alias of an event beside its original: a second way to the same dates, never a second set of them."""

import re
from datetime import time

import pytest
from django.urls import reverse
from wagtail.models import Page

from events.dates.derivation import rebuild_all
from events.models import EventPage, Occurrence, Series
from tests import builders, cast

SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def event():
    return builders.meeting(title="Talk", rule=SECOND_TUESDAY)


@pytest.fixture
def alias(event):
    return event.create_alias(parent=builders.branch(), update_slug="alias")


def fresh(page):
    return EventPage.objects.get(pk=page.pk)


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_no_date_is_listed_twice(client, event, alias):
    before = Occurrence.objects.count()
    event.start_time = time(20)
    event.save_revision().publish()
    rebuild_all()
    assert Series.objects.get().event_id == event.pk
    assert Occurrence.objects.count() == before == 18
    listed = re.findall(r'href="([^"]*/2026-12-08/)"', text(client, "/events/2026/12/08/"))
    assert set(listed) == {f"{event.url}2026-12-08/"}


def test_its_page_shows_the_dates_of_its_original_and_leads_to_them(client, event, alias):
    found = text(client, alias.url)
    assert "Tuesday 8 December 2026" in found
    assert f'href="{event.url}2027-01-12/"' in found
    assert f"{alias.url}2027-01-12/" not in found


@pytest.mark.parametrize("below", ["", "2026-12-08/"])
def test_search_engines_are_told_of_the_original_only(client, event, alias, below):
    found = text(client, f"{alias.url}{below}")
    canonical = re.search(r'rel="canonical" href="([^"]*)"', found)[1]
    assert canonical == f"{event.full_url}{below}"
    data = re.search(r'"@type": "Event".*?"url": "([^"]*)"', found)[1]
    assert data.endswith(f"{event.url}2026-12-08/")


def test_the_sitemap_has_the_original_only(client, event, alias):
    sitemap = client.get("/sitemap.xml").content.decode()
    assert event.full_url in sitemap
    assert alias.full_url not in sitemap


def test_it_has_no_dates_once_the_original_has_none(event, alias):
    event.unpublish()
    rebuild_all()
    assert not Occurrence.objects.visible().exists()


def test_one_that_is_made_an_ordinary_page_has_dates_of_its_own_at_once(event, alias):
    address = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    cast.client_of(cast.admin()).post(address)
    assert Occurrence.objects.visible().filter(series=alias.translation_key).count() == 18
    assert Occurrence.objects.visible().filter(series=event.translation_key).count() == 18


def test_one_that_outlives_its_original_is_a_draft_and_then_an_event_of_its_own(event, alias):
    Page.objects.get(pk=event.pk).delete()
    assert not fresh(alias).live
    assert not Series.objects.exists()
    fresh(alias).save_revision().publish()
    assert Series.objects.get().event_id == alias.pk
    assert Occurrence.objects.visible().filter(series=alias.translation_key).count() == 18
