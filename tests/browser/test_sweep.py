"""The sweep: every kind of page at every width, in every theme and with text twice as large, in every language.

`make sweep` visits all languages, `make test` three (tests/browser/sweep/places.py).
"""

from collections import Counter

import pytest
import time_machine

from home.demo import in_languages
from tests import addresses, databases
from tests.browser import server
from tests.browser.conftest import copy_of_the_demo
from tests.browser.sweep import places, visiting
from tests.conftest import DEMO_DAY

pytestmark = pytest.mark.browser

# How many pages there are at least in each language; the more are translated, the more it can be.
LEAST = {"en": 105, "fr": 80, "de": 80, "es": 80, "ar": 70}
# Three widths in three themes, or in one; and large text at two.
VIEWS, VIEWS_IN_ONE_THEME = 11, 5


@pytest.fixture(scope="module")
def swept(chromium, browser_path, demo_connection, django_db_blocker):
    """What was found on a site of its own, whose pages are there in all languages."""
    everywhere = []

    def translate():
        with time_machine.travel(DEMO_DAY):
            in_languages.ensure()
        everywhere.extend(places.everywhere())

    copy = copy_of_the_demo("swept", demo_connection, django_db_blocker, prepared_by=translate)
    with copy as database_url, server.running(database_url) as address:
        found = visiting.sweep(browser_path, address, everywhere)
    print(found)
    return found


def test_no_page_has_a_barrier_in_any_language_at_any_width_in_any_theme(swept):
    assert not swept.problems, f"{swept}\n" + "\n".join(swept.problems)


def test_every_combination_was_looked_at(swept):
    wanted = Counter()
    for place in swept.places:
        wanted[place.language] += VIEWS if place.is_source or places.is_whole() else VIEWS_IN_ONE_THEME
    assert swept.views == wanted


def test_every_language_is_swept_as_far_as_it_is_there(swept):
    counts = Counter(place.language for place in swept.places if not place.is_turned)
    assert {code: count for code, count in counts.items() if count < LEAST[code]} == {}
    assert set(counts) == set(places.languages())


def test_every_type_of_page_is_swept_and_every_one_from_right_to_left(swept, demo_connection, django_db_blocker):
    with django_db_blocker.unblock(), databases.connected_to(demo_connection):
        types = {type(page).__name__ for page in addresses.live_pages()}
    english = {place.name for place in swept.places if place.language == places.ENGLISH and not place.is_turned}
    turned = {place.name for place in swept.places if place.is_turned or place.language == places.RIGHT_TO_LEFT}
    for names in (english, turned):
        assert types <= {name.split()[0] for name in names}
    assert english <= turned


def test_every_state_of_a_date_is_among_them(swept):
    states = {place.name.removeprefix("date: ") for place in swept.places if place.name.startswith("date: ")}
    assert states >= {"scheduled", "cancelled", "moved", "extra", "whole day"}
