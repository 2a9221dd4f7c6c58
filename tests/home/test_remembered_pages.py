"""Every page of the demo is the same where its parts are remembered as where they are made anew, whoever reads it."""

import re

import pytest
import time_machine

from common import remembered
from common.reader import COOKIE
from home.models import HomePage
from tests import addresses
from tests.conftest import DEMO_DAY

# Of one reader after another, at each address.
ZONES = ["Asia/Tokyo", "", "America/New_York"]
LANGUAGES = ("/fr/", "/de/", "/es/", "/ar/")
# They are another each time they are asked for.
OF_ITS_OWN = re.compile(r'name="(csrfmiddlewaretoken|started|once)" value="[^"]*"|sample-\d+')


@pytest.fixture
def read(demo_site, client, settings, tmp_path, monkeypatch):
    """``(is_remembering, found, zones) -> {(kind, zone): text}``"""
    settings.PAGE_CACHE_VERSION_FILE = tmp_path / "version"
    monkeypatch.setattr(remembered, "_is_uncommitted", lambda: False)

    def read(is_remembering, found, zones=ZONES):
        settings.PAGE_CACHE = is_remembering
        return {(kind, zone): text_of(client, url, zone) for kind, url in found.items() for zone in zones}

    # Many pages say what time it is.
    with time_machine.travel(DEMO_DAY, tick=False):
        yield read
    remembered._end()


def text_of(client, url, zone):
    client.cookies[COOKIE] = zone
    return OF_ITS_OWN.sub("", client.get(url).text)


def others(anew, known):
    return [about for about, text in known.items() if text != anew[about]]


def test_what_is_remembered_of_one_reader_changes_no_page_of_another(read):
    found = addresses.kinds_of_address()
    anew, first, second = (read(is_remembering, found) for is_remembering in (False, True, True))
    assert others(anew, first) == others(anew, second) == []
    kinds = {kind for kind, _zone in anew}
    assert len(kinds) >= 25
    # The zones are shown somewhere, or nothing was compared.
    assert sum(anew[kind, ZONES[0]] != anew[kind, ZONES[2]] for kind in kinds) >= 25


def test_a_page_that_is_shown_in_two_languages_is_remembered_in_each(read):
    """Where a home page is not published in a language, the English pages answer there, in its words around them."""
    HomePage.objects.filter(locale__language_code="fr").update(live=False)
    urls = [url for url in addresses.kinds_of_page().values() if not url.startswith(LANGUAGES)]
    found = {url: url for url in [*urls, *(f"/fr{url}" for url in urls)]}
    anew, known = (read(is_remembering, found, zones=[""]) for is_remembering in (False, True))
    assert others(anew, known) == []
    assert len(urls) >= 20
    assert sum(anew[url, ""] != anew[f"/fr{url}", ""] for url in urls) == len(urls)
