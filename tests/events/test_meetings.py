"""Meetings as other apps tell of them (common.meetings): only public ones, by a key that stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction

from common import meetings
from tests import builders
from tests.events.calendar import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
HOSTILE = ["", "/", "x/20261208T180000", "' OR 1=1 --/1", "0" * 5000, "\x00/\x00"]


def titles(**kw):
    return [meeting.title for meeting in meetings.coming(**kw)]


def test_coming_ones_are_in_order_and_cancelled_or_begun_ones_left_out():
    at("2026-12-09T18:00", title="Later")
    at("2026-12-08T18:00", title="Sooner")
    at("2026-11-01T18:00", title="Over")
    builders.meeting({"action": "cancelled", "date": datetime(2026, 12, 8).date()}, title="Cancelled")
    at("2026-12-10T18:00", title="Draft", live=False)
    assert titles() == ["Sooner", "Later"]
    assert titles(limit=1) == ["Sooner"]
    assert titles(start=datetime(2026, 12, 9, tzinfo=UTC)) == ["Later"]
    assert titles(end=datetime(2026, 12, 9, tzinfo=UTC)) == ["Sooner"]


def test_of_a_branch_and_of_a_region_with_its_branches():
    region = builders.region()
    here, there = builders.branch(region=region), builders.branch()
    at("2026-12-08T18:00", parent=here, title="Here")
    at("2026-12-09T18:00", parent=region, title="Of the region")
    at("2026-12-10T18:00", parent=there, title="There")
    assert titles(branches=[here.pk]) == ["Here"]
    assert titles(branches=[here.pk, there.pk]) == ["Here", "There"]
    assert titles(regions=[region.pk]) == ["Here", "Of the region"]
    assert titles(branches=[987_654]) == []


def test_what_not_everybody_may_see_is_in_no_list_and_under_no_key():
    branch = builders.branch()
    at("2026-12-08T18:00", parent=branch, title="Here")
    (found,) = meetings.coming()
    PageViewRestriction.objects.create(page=branch, restriction_type=PageViewRestriction.LOGIN)
    assert titles() == []
    assert meetings.by_keys([found.key]) == {}


def test_a_key_finds_what_it_was_given_for_also_when_it_is_over_or_cancelled():
    meeting = builders.meeting(title="Monthly", slug="monthly")
    (found,) = meetings.coming()
    assert found.start == datetime(2026, 12, 8, 18, 30, tzinfo=UTC)
    assert (found.time_zone, found.place, found.host) == ("Europe/Berlin", "Online", "")
    assert found.path == "/events/monthly/2026-12-08/"
    assert len(found.key) <= 80
    assert meetings.by_keys([found.key]) == {found.key: found}
    assert not found.is_over(found.end - timedelta(seconds=1))
    assert found.is_over(found.end)
    meeting.exceptions = [builders.EventException(locale=meeting.locale, action="cancelled", date=meeting.start_date)]
    meeting.save_revision().publish()
    assert meetings.by_keys([found.key])[found.key].cancelled


def test_keys_that_are_none_are_passed_over():
    assert meetings.by_keys(HOSTILE) == {}
    assert meetings.by_keys([]) == {}


def test_they_are_told_in_the_language_of_the_moment():
    at("2026-12-08T18:00", title="Meeting")
    with translation.override("de"):
        (found,) = meetings.coming()
    assert (found.title, found.language) == ("Meeting", "en")


def test_however_many_there_are_it_takes_the_same_number_of_queries(django_assert_max_num_queries):
    branches = [builders.branch() for _number in range(3)]
    for number in range(9):
        at(f"2026-12-{number + 1:02d}T18:00", parent=branches[number % 3])
    with django_assert_max_num_queries(4):
        found = meetings.coming()
    assert len(found) == 9
    with django_assert_max_num_queries(4):
        assert len(meetings.by_keys([meeting.key for meeting in found])) == 9
