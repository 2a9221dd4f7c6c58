"""What a branch's page refuses to become, and what it fills in by itself."""

from datetime import date
from itertools import pairwise

import pytest
import time_machine
from django.core.exceptions import ValidationError

from branches.choices import ALERT_TONES, TAG_TONES, Status
from tests.branches.translations import translated
from tests.builders import branch, branch_index, region

pytestmark = pytest.mark.django_db
QUIET = [Status.DORMANT, Status.CLOSED]


def problems(page):
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    return caught.value.message_dict


@pytest.mark.parametrize("status", [*QUIET, Status.MERGED])
@pytest.mark.parametrize("reason", ["", "   "])
def test_a_branch_that_ends_or_rests_says_why(status, reason):
    page = branch()
    page.status, page.status_reason, page.merged_into = status, reason, branch()
    assert set(problems(page)) == {"status_reason"}


@pytest.mark.parametrize("status", [Status.FORMING, Status.PROVISIONAL, Status.ACTIVE])
def test_a_branch_that_works_needs_no_reason(status):
    page = branch()
    page.status = status
    page.full_clean()


def merging(page, into):
    page.status, page.status_reason, page.merged_into = Status.MERGED, "Stronger together.", into
    return page


def test_a_merged_branch_names_its_successor():
    assert set(problems(merging(branch(), None))) == {"merged_into"}


def test_a_branch_is_not_merged_into_itself_in_any_language():
    page = branch()
    assert set(problems(merging(page, page))) == {"merged_into"}
    assert set(problems(merging(page, translated(page)))) == {"merged_into"}


@pytest.mark.parametrize("length", [1, 2, 5])
def test_mergers_never_go_round_in_circles(length):
    pages = [branch() for _number in range(length + 1)]
    for old, new in pairwise(pages):
        merging(old, new).save()
    assert set(problems(merging(pages[-1], pages[0]))) == {"merged_into"}


def test_a_branch_may_join_one_that_has_joined_another():
    first, second, third = branch(), branch(), branch()
    merging(second, third).save()
    merging(first, second).full_clean()


def test_a_branch_that_comes_back_forgets_who_took_over():
    page = merging(branch(), branch())
    page.save()
    page.status = Status.ACTIVE
    page.save()
    page.refresh_from_db()
    assert page.merged_into is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "wrong"),
    [
        ("90", "180", set()),
        ("-90", "-180", set()),
        ("90.0001", "0", {"latitude"}),
        ("0", "-180.0001", {"longitude"}),
        ("-91", "181", {"latitude", "longitude"}),
        ("north", "0", {"latitude"}),
    ],
)
def test_a_branch_stands_on_the_globe(latitude, longitude, wrong):
    page = branch()
    page.latitude, page.longitude = latitude, longitude
    if wrong:
        assert set(problems(page)) == wrong
    else:
        page.full_clean()


@time_machine.travel("2026-11-22 12:00:00+00:00", tick=False)
def test_a_change_of_status_holds_from_today_unless_a_date_is_given():
    page = branch()
    assert page.status_date == date(2026, 11, 22)
    with time_machine.travel("2027-01-05 12:00:00+00:00", tick=False):
        page.status, page.status_reason = Status.DORMANT, "Nobody stood."
        page.save()
        assert page.status_date == date(2027, 1, 5)
        page.status, page.status_date = Status.ACTIVE, date(2027, 1, 2)
        page.save()
        assert page.status_date == date(2027, 1, 2)


def test_what_does_not_touch_the_status_leaves_its_date():
    page = branch(status_date=date(2020, 2, 2))
    page.introduction = "Another sentence."
    page.save()
    assert page.status_date == date(2020, 2, 2)


def test_no_region_takes_the_finders_address():
    page = region()
    page.slug = "find"
    assert set(problems(page)) == {"slug"}
    with pytest.raises(ValidationError):
        region(parent=branch_index(), slug="find")


def test_every_status_has_its_colours():
    assert set(TAG_TONES) == set(ALERT_TONES) == set(Status)


def test_zones_start_at_home():
    page = branch(time_zone="Europe/Madrid")
    page.further_zones.create(time_zone="Atlantic/Canary")
    assert page.zones == ["Europe/Madrid", "Atlantic/Canary"]


@pytest.mark.parametrize(
    ("status", "mailbox", "answers"),
    [
        (Status.ACTIVE, "branch@example.org", "branch"),
        (Status.PROVISIONAL, "branch@example.org", "branch"),
        (Status.ACTIVE, "", "region"),
        (Status.FORMING, "branch@example.org", "region"),
        (Status.DORMANT, "branch@example.org", "region"),
        (Status.CLOSED, "branch@example.org", "region"),
    ],
)
def test_who_answers_for_a_branch(status, mailbox, answers):
    europe = region(mailbox="europe@example.org")
    page = branch(region=europe, status=status, mailbox=mailbox, status_reason="Because.")
    assert page.contact_page == {"branch": page, "region": europe}[answers]


def test_nobody_answers_where_no_mailbox_is():
    assert branch(mailbox="").contact_page is None
