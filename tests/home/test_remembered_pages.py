"""Every page of the demo is the same where its parts are remembered as where they are made anew, whoever reads it."""

import re

import pytest
import time_machine

from common import remembered
from common.reader import COOKIE
from tests import addresses
from tests.conftest import DEMO_DAY

# Of one reader after another, at each address.
ZONES = ["Asia/Tokyo", "", "America/New_York"]
# They are another each time they are asked for.
OF_ITS_OWN = re.compile(r'name="(csrfmiddlewaretoken|started|once)" value="[^"]*"|sample-\d+')


@pytest.fixture
def read(demo_site, client, settings, tmp_path, monkeypatch):
    """``(is_remembering) -> {(kind, zone): text}``"""
    settings.PAGE_CACHE_VERSION_FILE = tmp_path / "version"
    monkeypatch.setattr(remembered, "_is_uncommitted", lambda: False)

    def read(is_remembering):
        settings.PAGE_CACHE = is_remembering
        return {
            (kind, zone): text_of(client, url, zone)
            for kind, url in addresses.kinds_of_address().items()
            for zone in ZONES
        }

    # Many pages say what time it is.
    with time_machine.travel(DEMO_DAY, tick=False):
        yield read
    remembered._end()


def text_of(client, url, zone):
    client.cookies[COOKIE] = zone
    return OF_ITS_OWN.sub("", client.get(url).text)


def test_what_is_remembered_of_one_reader_changes_no_page_of_another(read):
    anew, first, second = read(False), read(True), read(True)
    for known in (first, second):
        assert [about for about, text in known.items() if text != anew[about]] == []
    kinds = {kind for kind, _zone in anew}
    assert len(kinds) >= 25
    # The zones are shown somewhere, or nothing was compared.
    assert sum(anew[kind, ZONES[0]] != anew[kind, ZONES[2]] for kind in kinds) >= 25
