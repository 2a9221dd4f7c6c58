"""A kept page is never shown past the moment until which it is true: a second before, at it, a second after."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client, RequestFactory

from common.models import OrganisationSettings
from common.page_cache.asked import asked
from common.page_cache.rules import HOUR, Answer, Rule, being_made, true_until
from tests import addresses, builders
from tests.common.page_cache.conftest import HOST, was_kept
from tests.conftest import DEMO_DAY

SECOND = timedelta(seconds=1)
NOON = datetime(2026, 11, 22, 12, 0, 30, tzinfo=UTC)
# Text pages, articles, editions, the newsletter's lists, how to subscribe.
LASTING_AT_LEAST = 8


def answer(lasts=False, began=NOON):
    question = asked(RequestFactory(headers=HOST).get("/"))
    return Answer(question, began.timestamp(), Rule(lasts=lasts))


@pytest.mark.parametrize(
    ("began", "ends"),
    [
        ("12:00:00", "12:01:00"),
        ("12:00:01", "12:01:00"),
        ("12:00:59", "12:01:00"),
        ("12:01:00", "12:02:00"),
        ("23:59:59", "00:00:00"),
    ],
)
def test_what_tells_the_time_is_kept_until_the_minute_is_over(began, ends):
    moment = datetime.fromisoformat(f"2026-11-22T{began}+00:00")
    assert f"{datetime.fromtimestamp(answer(began=moment).ends, UTC):%H:%M:%S}" == ends


@pytest.mark.parametrize(
    ("moments", "seconds"),
    [
        ([], HOUR),
        ([None], HOUR),
        ([-1], HOUR),
        ([0], HOUR),
        ([1], 1),
        ([HOUR - 1], HOUR - 1),
        ([HOUR], HOUR),
        ([HOUR + 1], HOUR),
        ([600, 5, 60], 5),
    ],
)
def test_what_lasts_is_kept_until_the_soonest_moment_it_names_and_an_hour_at_most(moments, seconds):
    with being_made(answer(lasts=True)) as made:
        for moment in moments:
            true_until(moment if moment is None else NOON + timedelta(seconds=moment))
    assert made.ends - made.began == seconds


def test_what_is_named_outside_of_an_answer_ends_none_that_comes_later():
    true_until(NOON + 5 * SECOND)
    with being_made(answer(lasts=True)) as made:
        pass
    assert made.ends - made.began == HOUR


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def _home(self):
        builders.home()

    @pytest.mark.parametrize(("after", "kept"), [(-1, True), (0, False), (1, False)])
    def test_a_clock_is_never_of_the_minute_before(self, visitor, after, kept):
        address = builders.branch(time_zone="Europe/Berlin").url
        with time_machine.travel(NOON, tick=False):
            assert "13:00" in visitor.get(address).content.decode()
        with time_machine.travel(NOON + timedelta(seconds=30 + after), tick=False):
            page = visitor.get(address)
            assert was_kept(page) is kept
            assert ("13:00" in page.content.decode()) is kept

    @pytest.mark.parametrize("edge", ["notice_from", "notice_until"])
    @pytest.mark.parametrize(("after", "changed"), [(-1, False), (0, True), (1, True)])
    def test_a_notice_comes_and_goes_to_the_second_on_pages_that_last(self, visitor, edge, after, changed):
        moment = NOON + timedelta(minutes=7, seconds=13)
        settings = OrganisationSettings.for_site(builders.site())
        settings.notice_text = "The ballot is open."
        setattr(settings, edge, moment)
        settings.save()
        address = builders.standard_page().url

        def is_shown():
            return "The ballot is open." in visitor.get(address).content.decode()

        with time_machine.travel(NOON, tick=False):
            at_first = is_shown()
        with time_machine.travel(moment + timedelta(seconds=after), tick=False):
            assert is_shown() is (at_first ^ changed)

    @pytest.mark.parametrize(("after", "is_next"), [(-1, True), (0, False), (1, False)])
    def test_a_meeting_that_is_over_is_not_the_next_one(self, visitor, after, is_next):
        first = {"start_date": NOON.date(), "start_time": NOON.replace(hour=18, second=0).time(), "tz": "UTC"}
        with time_machine.travel(NOON, tick=False):
            page = builders.meeting(**first, duration=timedelta(hours=1), rule="")
        over = NOON.replace(hour=19, second=0)
        with time_machine.travel(over - 20 * SECOND, tick=False):
            visitor.get(page.url)
        with time_machine.travel(over + after * SECOND, tick=False):
            assert was_kept(visitor.get(page.url)) is is_next

    def test_a_page_that_runs_out_says_so_to_shared_caches(self, visitor):
        address = builders.branch().url
        with time_machine.travel(NOON, tick=False):
            visitor.get(address)
        with time_machine.travel(NOON + 29 * SECOND, tick=False):
            assert "s-maxage=1," in visitor.get(address)["Cache-Control"]


def test_pages_that_last_show_nothing_that_changes_before_they_say(demo_site, settings):
    """Each is made at a moment, and once more just before it would run out: word for word the same."""
    lasting = 0
    for name, address in addresses.kinds_of_address().items():
        with time_machine.travel(DEMO_DAY, tick=False):
            page = Client(headers=HOST).get(address)
        left = int(page.get("Cache-Status", "ttl=0").rpartition("ttl=")[2])
        if left <= 60:
            continue
        settings.PAGE_CACHE = False
        with time_machine.travel(DEMO_DAY + timedelta(seconds=left - 1), tick=False):
            assert Client(headers=HOST).get(address).content == page.content, name
        settings.PAGE_CACHE = True
        lasting += 1
    assert lasting >= LASTING_AT_LEAST
