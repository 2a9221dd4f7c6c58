"""When a term begins and ends: at midnight of the body's zone, to the second, in three corners of the world."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from branches.posts.offices import posts_of_bodies
from branches.rights import rights_of
from common.zones import ZoneInfo
from members.models import User
from tests import builders, cast

START, END = date(2026, 11, 1), date(2027, 4, 4)  # clocks change near both
ZONES = ["Pacific/Auckland", "Europe/London", "America/Los_Angeles"]
SECOND = timedelta(seconds=1)


def midnight(day, zone):
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))


# Seconds from which midnight, and whether the seat is held then.
MOMENTS = {
    "a second before the first day": (START, -1, False),
    "as the first day begins": (START, 0, True),
    "a second into the first day": (START, 1, True),
    "the noon before the last day": (END - timedelta(days=1), -43200, True),
    "as the last day begins": (END - timedelta(days=1), 0, True),
    "the last second of the last day": (END, -1, True),
    "as the day after begins": (END, 0, False),
    "a second later": (END, 1, False),
}


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_seat_is_held_from_the_first_midnight_to_the_last_of_the_bodys_zone(moment, zone):
    day, seconds, held = MOMENTS[moment]
    person = cast.member("robin@example.org")
    post = builders.post(body=builders.body(time_zone=zone), capabilities=["editor"])
    builders.term(person, post=post, start=START, end=END)
    instant = datetime.fromtimestamp(midnight(day, zone).timestamp() + seconds, ZoneInfo("UTC"))
    with time_machine.travel(instant, tick=False):
        [posts] = posts_of_bodies()
        assert posts.vacancies == (0 if held else 1)
        assert bool(posts.held) is held
        # The page and the rights say the same.
        assert bool(rights_of(User.objects.get(pk=person.pk)).capabilities) is held


@pytest.mark.django_db
def test_one_moment_is_another_day_elsewhere():
    """The same days are over in Auckland while they last in London, and go on in California for hours."""
    for zone in ZONES:
        post = builders.post(body=builders.body(time_zone=zone, name=zone))
        builders.term(cast.member(f"{zone[-3:]}@example.org"), post=post, start=START, end=date(2026, 12, 1))
    with time_machine.travel("2026-11-30T12:00Z", tick=False):
        vacant = {posts.name: posts.vacancies for posts in posts_of_bodies()}
    assert vacant == {"Pacific/Auckland": 1, "Europe/London": 0, "America/Los_Angeles": 0}
    with time_machine.travel("2026-12-01T02:00Z", tick=False):
        vacant = {posts.name: posts.vacancies for posts in posts_of_bodies()}
    assert vacant == {"Pacific/Auckland": 1, "Europe/London": 1, "America/Los_Angeles": 0}


ENDINGS = {0: False, 1: True, 59: True, 60: True, 61: False, None: False}


@pytest.mark.django_db
@pytest.mark.parametrize("days", ENDINGS)
def test_a_term_ends_soon_when_its_end_is_within_sixty_days(days):
    today = date(2026, 11, 22)
    end = None if days is None else today + timedelta(days=days)
    builders.term(cast.member("robin@example.org"), end=end)
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        [posts] = posts_of_bodies()
        assert bool(posts.ending) is ENDINGS[days]


@pytest.mark.django_db
def test_a_post_that_is_abolished_is_neither_shown_nor_vacant_from_that_day():
    post = builders.post(abolished_on=date(2026, 12, 1))
    builders.post(body=post.body, title="Stays")
    for moment, titles in (("2026-11-30T12:00Z", {post.title, "Stays"}), ("2026-12-01T12:00Z", {"Stays"})):
        with time_machine.travel(moment, tick=False):
            [posts] = posts_of_bodies()
            assert {office.title for office in posts.offices} == titles
