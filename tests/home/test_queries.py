"""The ceilings: what a public page may ask the database, however much there is."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.models import RegionPage
from tests import builders

pytestmark = pytest.mark.django_db

CEILING = 12
CODES = "DE FR IT PT IE SE PL GR AT CH NO DK FI NL BE HU CZ SK RO BG".split()  # noqa: SIM905 - reads better than a list


def build(branches):
    """A small site; addresses of one page of every type and of the views without page."""
    builders.organisation(facts=[fact()], footer=[column(builders.standard_page(show_in_menus=True))])
    region = builders.region(mailbox="region@example.org", show_in_menus=True)
    for code in CODES[:branches]:
        branch = builders.branch(region=region, picture=builders.image())
        builders.catchment(branch, code)
        branch.further_zones.create(time_zone="Europe/Paris")
    text = builders.standard_page(parent=region, picture=builders.image())
    return {
        "home": builders.home().url,
        "branch index": builders.branch_index().url,
        "branch index, filtered": f"{builders.branch_index().url}?status=active",
        "region": region.url,
        "branch": branch.url,
        "branch contact": f"{branch.url}contact/",
        "text": text.url,
        "contact": builders.contact_page().url,
        "finder": "/branches/find/",
        "finder, answered": "/branches/find/?country=DE",
        "search": "/search/",
        "search, found": "/search/?q=branch",
    }


def fact():
    value = {"figure": "25", "what": "branches", "as_of": "2026-11-01", "source": "Branch list"}
    return {"type": "fact", "value": value}


def column(page):
    links = [{"text": "About", "page": page.pk, "url": ""}]
    return {"type": "column", "value": {"heading": "About", "links": links}}


def queries(client, urls):
    """How many queries each address takes once renditions and root paths are there."""
    counts = {}
    for name, url in urls.items():
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts[name] = len(captured)
    return counts


def test_public_pages_take_at_most_twelve_queries(client):
    counts = queries(client, build(branches=2))
    assert len(counts) == 12
    assert {name: count for name, count in counts.items() if count > CEILING} == {}


@pytest.mark.parametrize("page", ["home", "branch index", "region", "branch", "finder, answered", "search, found"])
def test_ten_times_the_branches_take_no_query_more(client, page):
    urls = build(branches=2)
    few = queries(client, {page: urls[page]})
    region = RegionPage.objects.get()
    for code in CODES[2:20]:
        builders.catchment(builders.branch(region=region, picture=builders.image()), code)
    assert queries(client, {page: urls[page]}) == few


def test_the_home_page_with_a_picture_meetings_and_facts_keeps_the_ceiling(client):
    """Everything that costs a query at once: a picture to share, meetings of the organisation and of a branch."""
    build(3)
    home = builders.home()
    home.share_image, home.share_image_alt = builders.image(), "A hall"
    home.save_revision().publish()
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        builders.meeting(rule="FREQ=DAILY", title="Of all")
        builders.meeting(parent=builders.branch(), rule="FREQ=DAILY", title="Of a branch")
        text = client.get("/").text
        assert "Of all" in text
        assert "Of a branch" in text
        assert 'property="og:image"' in text
        assert queries(client, {"home": "/"})["home"] <= CEILING
