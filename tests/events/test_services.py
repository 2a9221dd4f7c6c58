"""What officers do to published events: at once, without touching anybody's draft, and undone as easily."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupApprovalTask, Page, PageLogEntry, Workflow, WorkflowState, WorkflowTask

from common.publishing import NotPublished
from events.dates.planning import Plan
from events.models import EventPage, Occurrence
from events.services import (
    DateMissing,
    NothingToSplit,
    cancel_date,
    duplicate_event,
    move_date,
    restore_date,
    split_series,
)
from tests import builders, cast
from tests.branches.translations import translated

SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"
JANUARY = "20270112T193000"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def status(event, key=JANUARY):
    row = Occurrence.objects.get(series=event.translation_key, recurrence_id=key)
    return row.status, row.reason


def drafted(event, **fields):
    """The event with a newer version that nobody has published."""
    draft = EventPage.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return EventPage.objects.get(pk=event.pk)


def days(*events):
    first, last = date(2026, 11, 1), date(2028, 6, 1)
    return sorted(planned.begins for event in events for planned in Plan(event).dates(first, last))


def test_a_cancelled_date_is_cancelled_at_once_with_its_reason():
    event = builders.meeting(rule=SECOND_TUESDAY)
    cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY, reason="The chair is ill. ")
    assert status(event) == ("cancelled", "The chair is ill.")


def test_cancelling_twice_keeps_one_row_and_the_last_reason():
    event = builders.meeting(rule=SECOND_TUESDAY)
    for reason in ("Snow.", "Ice."):
        cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY, reason=reason)
    assert status(event) == ("cancelled", "Ice.")
    assert event.exceptions.count() == 1


def test_undone_it_takes_place_again():
    event = builders.meeting(rule=SECOND_TUESDAY)
    cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY, reason="Snow.")
    restore_date(actor=cast.editor(), event=event, recurrence_id=JANUARY)
    assert status(event) == ("scheduled", "")
    restore_date(actor=cast.editor(), event=event, recurrence_id=JANUARY)
    assert event.exceptions.count() == 0


def test_a_moved_date_that_is_cancelled_is_moved_again_when_that_is_undone():
    event = builders.meeting(rule=SECOND_TUESDAY)
    who = cast.editor()
    move_date(actor=who, event=event, recurrence_id=JANUARY, new_date=date(2027, 1, 14))
    cancel_date(actor=who, event=event, recurrence_id=JANUARY)
    assert status(event)[0] == "cancelled"
    restore_date(actor=who, event=event, recurrence_id=JANUARY)
    assert status(event)[0] == "moved"
    restore_date(actor=who, event=event, recurrence_id=JANUARY)
    assert status(event)[0] == "scheduled"


def test_a_draft_stays_a_draft_and_has_the_cancelled_date_too():
    event = drafted(builders.meeting(rule=SECOND_TUESDAY), title="Not for everybody yet")
    live_title = EventPage.objects.get(pk=event.pk).title
    cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY, reason="Snow.")
    page = EventPage.objects.get(pk=event.pk)
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.has_unpublished_changes) == (live_title, True)
    assert draft.title == "Not for everybody yet"
    assert [row.reason for row in draft.exceptions.all()] == ["Snow."]
    draft.save_revision().publish()
    assert status(event) == ("cancelled", "Snow.")
    assert EventPage.objects.get(pk=event.pk).exceptions.count() == 1


def test_undone_it_leaves_the_draft_too_even_at_another_time_of_day():
    event = drafted(builders.meeting(rule=SECOND_TUESDAY), start_time=time(20))
    for verb in (cancel_date, restore_date):
        verb(actor=cast.editor(), event=event, recurrence_id=JANUARY)
    page = EventPage.objects.get(pk=event.pk)
    assert list(page.get_latest_revision_as_object().exceptions.all()) == []
    assert page.start_time == time(19, 30)


def test_a_draft_that_is_set_to_be_published_later_still_is():
    event = builders.meeting(rule=SECOND_TUESDAY)
    later = datetime(2026, 12, 1, 9, tzinfo=UTC)
    draft = EventPage.objects.get(pk=event.pk)
    draft.go_live_at, draft.title = later, "From December"
    draft.save_revision().publish()
    cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY)
    page = EventPage.objects.get(pk=event.pk)
    assert page.live
    assert page.scheduled_revision.approved_go_live_at == later
    assert page.scheduled_revision.as_object().exceptions.count() == 1


def test_a_draft_that_is_being_approved_still_is_and_shows_the_approver_the_cancelled_date():
    event = drafted(builders.meeting(rule=SECOND_TUESDAY), title="Another title")
    workflow = Workflow.objects.create(name="Approval")
    group = Group.objects.create(name="Approvers")
    task = GroupApprovalTask.objects.create(name="Approve")
    task.groups.add(group)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    state = workflow.start(event, cast.editor())
    cancel_date(actor=cast.admin(), event=event, recurrence_id=JANUARY)
    event = EventPage.objects.get(pk=event.pk)
    state.refresh_from_db()
    assert (state.status, status(event)[0]) == (WorkflowState.STATUS_IN_PROGRESS, "cancelled")
    asked = state.current_task_state.revision
    assert asked == event.latest_revision
    assert [row.action for row in asked.as_object().exceptions.all()] == ["cancelled"]
    state.current_task_state.approve(user=cast.admin())
    event = EventPage.objects.get(pk=event.pk)
    assert (event.title, status(event)[0]) == ("Another title", "cancelled")


def test_an_event_without_changes_has_none_afterwards():
    event = builders.meeting(rule=SECOND_TUESDAY)
    cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY)
    assert not EventPage.objects.get(pk=event.pk).has_unpublished_changes


@pytest.mark.parametrize("verb", [cancel_date, restore_date, move_date, split_series])
def test_only_who_may_publish_may_change_a_date(verb):
    event = builders.meeting(rule=SECOND_TUESDAY)
    for somebody in (cast.visitor(), cast.member(), cast.translator()):
        with pytest.raises(PermissionDenied):
            verb(actor=somebody, event=event, recurrence_id=JANUARY)
    assert event.exceptions.count() == 0


@pytest.mark.parametrize("key", ["20270113T193000", "20270112", "20270112T190000", "", "x", "99999999T999999"])
@pytest.mark.parametrize("verb", [cancel_date, restore_date, move_date, split_series])
def test_a_date_that_the_event_does_not_have_is_refused(verb, key):
    event = builders.meeting(rule=SECOND_TUESDAY)
    with pytest.raises(DateMissing):
        verb(actor=cast.editor(), event=event, recurrence_id=key)


def test_a_draft_has_no_date_to_cancel():
    event = builders.meeting(rule=SECOND_TUESDAY, live=False)
    with pytest.raises(NotPublished):
        cancel_date(actor=cast.editor(), event=event, recurrence_id=JANUARY)


def test_from_a_translation_the_dates_of_the_source_are_cancelled():
    event = builders.meeting(rule=SECOND_TUESDAY)
    french = translated(event)
    cancel_date(actor=cast.editor(), event=french, recurrence_id=JANUARY, reason="Snow.")
    assert status(event) == ("cancelled", "Snow.")


def test_an_extra_date_can_be_cancelled():
    event = builders.meeting({"action": "extra", "date": date(2027, 1, 20), "time": time(18)}, rule=SECOND_TUESDAY)
    cancel_date(actor=cast.editor(), event=event, recurrence_id="20270120T180000")
    assert status(event, "20270120T180000")[0] == "cancelled"
    restore_date(actor=cast.editor(), event=event, recurrence_id="20270120T180000")
    assert status(event, "20270120T180000")[0] == "extra"


def test_each_verb_stands_in_the_history():
    event = builders.meeting(rule=SECOND_TUESDAY)
    for verb in (cancel_date, restore_date, move_date, split_series):
        more = {"new_time": time(20)} if verb is move_date else {}
        verb(actor=cast.editor(), event=event, recurrence_id=JANUARY, **more)
    duplicate_event(actor=cast.editor(), event=event)
    actions = set(PageLogEntry.objects.values_list("action", flat=True))
    verbs = ("cancelled_date", "restore_date", "moved_date", "split", "duplicate")
    assert {f"events.{verb}" for verb in verbs} <= actions


@pytest.mark.parametrize(
    "rule", [SECOND_TUESDAY, f"{SECOND_TUESDAY};COUNT=9", "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271031T235959"]
)
def test_a_split_series_has_the_same_dates_as_before(rule):
    event = builders.meeting({"action": "cancelled", "date": date(2027, 4, 13)}, rule=rule)
    before = days(event)
    new = split_series(actor=cast.editor(), event=event, recurrence_id="20270309T193000")
    old = EventPage.objects.get(pk=event.pk)
    assert days(old, new) == before
    assert (days(old)[-1].date(), days(new)[0].date()) == (date(2027, 2, 9), date(2027, 3, 9))
    assert [*Plan(old).orphans(), *Plan(new).orphans()] == []
    assert [row.date for row in new.exceptions.all()] == [date(2027, 4, 13)]
    assert list(old.exceptions.all()) == []


def test_a_split_series_keeps_its_address_and_the_new_one_says_what_it_follows():
    event = builders.meeting(rule=SECOND_TUESDAY)
    new = split_series(actor=cast.editor(), event=event, recurrence_id=JANUARY, start_time=time(20))
    assert EventPage.objects.get(pk=event.pk).url == event.url
    assert (new.follows_id, new.start_time, new.live) == (event.pk, time(20), True)
    assert new.translation_key != event.translation_key
    assert new.slug != event.slug


@pytest.mark.parametrize("key", ["20261208T193000", "20270120T193000"])
def test_a_series_is_not_split_at_its_first_or_an_extra_date(key):
    event = builders.meeting({"action": "extra", "date": date(2027, 1, 20)}, rule=SECOND_TUESDAY)
    with pytest.raises(NothingToSplit):
        split_series(actor=cast.editor(), event=event, recurrence_id=key)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"start_date": date(2026, 12, 8)}, date(2027, 1, 12)),
        ({"start_date": date(2026, 6, 9)}, date(2026, 12, 8)),
        ({"start_date": date(2026, 12, 31)}, date(2027, 1, 28)),
        ({"rule": SECOND_TUESDAY}, date(2026, 12, 8)),
        ({"rule": f"{SECOND_TUESDAY};COUNT=3"}, date(2027, 3, 9)),
        ({"rule": "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270131T235959"}, date(2027, 2, 9)),
    ],
    ids=["next month", "long over", "the last Thursday", "endless", "counted", "until"],
)
def test_a_duplicate_takes_place_at_the_next_date_that_makes_sense(fields, expected):
    event = builders.meeting({"action": "note", "date": date(2026, 12, 8), "reason": "Cake."}, **fields)
    new = duplicate_event(actor=cast.editor(), event=event)
    assert new.start_date == expected
    assert (new.live, new.title, new.exceptions.count()) == (False, event.title, 0)
    assert new.get_latest_revision_as_object().start_date == expected
    assert Page.objects.get(pk=event.pk).get_parent() == new.get_parent()


def test_a_duplicate_of_a_series_that_ends_is_as_long():
    event = builders.meeting(rule="FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270131T235959")
    new = duplicate_event(actor=cast.editor(), event=event)
    assert new.rule.rule.until - new.start_date == date(2027, 1, 31) - event.start_date
    assert new.duration == timedelta(minutes=90)


def test_who_may_not_add_an_event_may_not_duplicate_one():
    with pytest.raises(PermissionDenied):
        duplicate_event(actor=cast.translator(), event=builders.meeting())
