"""The form of an event: what it begins with, how lengths are typed, and drafts that are half made."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.lengths import length_text, parse_length
from events.models import EventPage
from events.page_forms import length_between
from tests import builders, cast

LENGTHS = {"1:30": 90, "90 min": 90, "2h": 120, "1 h 30": 90, "1.5h": 90, "26:00": 1560, "90m": 90, "2 hours": 120}
NO_LENGTHS = ["90", "1:75", "long", ":", "h", "-1:00", "1:30 pm", "²h", "9" * 5000, "<b>1:30</b>"]


@pytest.mark.parametrize(("typed", "minutes"), LENGTHS.items())
def test_lengths_are_understood_as_people_write_them(typed, minutes):
    assert parse_length(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", NO_LENGTHS)
def test_anything_else_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match="1:30, 90 min or 2h"):
        parse_length(typed)


def test_what_is_shown_is_understood_again():
    for minutes in (5, 60, 90, 1560):
        assert parse_length(length_text(timedelta(minutes=minutes))) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"),
    [((19, 30), (21, 0), 90), ((22, 0), (0, 30), 150), ((12, 0), (12, 0), 1440), ((23, 59), (0, 0), 1)],
)
def test_an_end_may_be_after_midnight(begins, ends, minutes):
    assert length_between(time(*begins), time(*ends)) == timedelta(minutes=minutes)


@pytest.fixture
def desk(client, db, in_november):
    client.force_login(cast.admin())
    return client


def answers(rows=(), **kw):
    """What the browser sends for a normal monthly meeting."""
    fields = {
        "title": "Monthly meeting",
        "slug": "monthly-meeting",
        "kind": builders.kind().pk,
        "start_date": "2026-12-08",
        "start_time": "19:30",
        "duration": "1:30",
        "ends_at": "",
        "tz": "Europe/Berlin",
        "rule_frequency": "MONTHLY",
        "rule_interval": "1",
        "rule_weekdays": ["1"],
        "rule_weeks": ["2"],
        "rule_ends": "never",
        "mode": "online",
        "audience": "members",
        "languages": ["en"],
        "recording": "",
        "agenda": rich_text("<p></p>"),
        "papers": streamfield([]),
        "body": streamfield([]),
        "exceptions": inline_formset(list(rows)),
        "hosts": inline_formset([]),
        "comments": inline_formset([]),
    }
    fields |= kw
    several = {name: value for name, value in fields.items() if isinstance(value, list)}
    return nested_form_data({name: value for name, value in fields.items() if name not in several}) | several


def add_url(parent):
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", parent.pk])


def edit_url(event):
    return reverse("wagtailadmin_pages:edit", args=[event.pk])


def draft_of(event):
    return EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()


def test_a_new_event_begins_with_what_its_branch_has(desk):
    branch = builders.branch(time_zone="Asia/Tokyo", languages=["en", "ja"], mode="hybrid")
    other, own = builders.kind("agm", sort_order=1), builders.kind("branch")
    form = desk.get(add_url(branch)).context["form"]
    assert [form[name].value() for name in ("tz", "mode", "kind")] == ["Asia/Tokyo", "hybrid", own.pk]
    assert form["languages"].value() == ["en", "ja"]
    assert form["contact_page"].value() == branch.pk
    assert other in form.fields["kind"].queryset


def test_under_the_event_index_it_begins_in_london(desk):
    builders.kind()
    form = desk.get(add_url(builders.event_index())).context["form"]
    assert form["tz"].value() == "Europe/London"


def test_a_monthly_meeting_is_published_from_one_screen(desk):
    desk.post(add_url(builders.branch()), answers() | {"action-publish": "1"})
    event = EventPage.objects.get()
    assert (event.live, str(event.rule)) == (True, "RRULE:FREQ=MONTHLY;BYDAY=2TU")
    assert event.duration == timedelta(minutes=90)


def test_an_end_makes_the_length(desk):
    desk.post(add_url(builders.branch()), answers(duration="", ends_at="00:30") | {"action-publish": "1"})
    assert EventPage.objects.get().duration == timedelta(hours=5)


def test_a_length_and_an_end_that_disagree_are_refused_where_they_stand(desk):
    page = desk.post(add_url(builders.branch()), answers(ends_at="22:00") | {"action-publish": "1"})
    assert page.context["form"].errors["ends_at"] == ["The length and the end do not agree. Clear one of them."]
    assert not EventPage.objects.exists()


@pytest.mark.parametrize("length", ["90", "soon", "<b>"])
def test_a_refused_form_loses_nothing(desk, length):
    page = desk.post(add_url(builders.branch()), answers(duration=length) | {"action-publish": "1"})
    form = page.context["form"]
    assert list(form.errors) == ["duration"]
    assert form["duration"].value() == length
    assert form["title"].value() == "Monthly meeting"


def test_a_half_made_rule_is_kept_in_a_draft_as_it_was_typed(desk):
    event = builders.meeting(rule="FREQ=MONTHLY;BYDAY=2TU")
    desk.post(edit_url(event), answers(rule_weeks=[], slug=event.slug))
    form = desk.get(edit_url(event)).context["form"]
    assert form["rule"].value()[0] == "MONTHLY"
    assert form["rule"].value()[2:4] == [["1"], []]
    assert str(draft_of(event).rule) == "RRULE:FREQ=MONTHLY;BYDAY=2TU"


def test_a_half_made_rule_is_not_published(desk):
    event = builders.meeting()
    page = desk.post(edit_url(event), answers(rule_weeks=[], slug=event.slug) | {"action-publish": "1"})
    assert "weeks of the month" in str(page.context["form"].errors["rule"])


def test_a_finished_rule_takes_the_place_of_the_half_made_one(desk):
    event = builders.meeting()
    for weeks in ([], ["2"]):
        desk.post(edit_url(event), answers(rule_weeks=weeks, slug=event.slug))
    assert (draft_of(event).unfinished, str(draft_of(event).rule)) == ({}, "RRULE:FREQ=MONTHLY;BYDAY=2TU")


def test_a_draft_may_lack_its_length_and_half_of_a_single_date(desk):
    event = builders.meeting()
    row = {"id": "", "action": "moved", "date": "", "reason": "The hall is closed."}
    desk.post(edit_url(event), answers([row], duration="", slug=event.slug))
    draft = draft_of(event)
    assert draft.duration is None
    assert [(row.action, row.date, row.reason) for row in draft.exceptions.all()] == [
        ("moved", None, "The hall is closed.")
    ]
    page = desk.post(edit_url(event), answers([row], slug=event.slug) | {"action-publish": "1"})
    assert page.context["form"].formsets["exceptions"].errors[0]["date"]


def test_a_new_draft_that_is_half_made_is_stored_and_opened_again(desk):
    row = {"id": "", "action": "cancelled", "date": ""}
    desk.post(add_url(builders.branch()), answers([row], duration="", rule_weeks=[]))
    event = EventPage.objects.get()
    assert not event.live
    assert desk.get(edit_url(event)).status_code == 200


def test_autosave_keeps_a_half_made_rule(desk):
    event = builders.meeting()
    sent = answers(rule_weeks=[], slug=event.slug)
    answer = desk.post(edit_url(event), sent, headers={"accept": "application/json"})
    assert answer.json()["success"]
    assert draft_of(event).unfinished["rule"][0] == "MONTHLY"


def test_two_rows_that_say_the_same_are_refused(desk):
    event = builders.meeting()
    row = {"id": "", "action": "cancelled", "date": "2027-01-12"}
    page = desk.post(edit_url(event), answers([row, row], slug=event.slug) | {"action-publish": "1"})
    errors = page.context["form"].formsets["exceptions"].errors
    assert errors[1]["date"] == ["Another row says this of the same date. Remove one of them."]


def test_an_extra_date_that_the_rule_has_is_refused(desk):
    event = builders.meeting()
    row = {"id": "", "action": "extra", "date": "2027-01-12"}
    page = desk.post(edit_url(event), answers([row], slug=event.slug) | {"action-publish": "1"})
    assert "takes place on this date anyway" in str(page.context["form"].formsets["exceptions"].errors)


def test_an_exception_without_its_date_is_kept_and_told(desk):
    event = builders.meeting({"action": "cancelled", "date": date(2027, 1, 12)}, rule="FREQ=MONTHLY;BYDAY=2TU")
    kept = event.exceptions.get()
    row = {"id": kept.pk, "action": "cancelled", "date": "2027-01-12"}
    sent = answers([row], slug=event.slug, start_date="2026-12-09", rule_weekdays=["2"])
    sent["exceptions-INITIAL_FORMS"] = "1"
    page = desk.post(edit_url(event), sent | {"action-publish": "1"}, follow=True)
    assert "is no date of this event any more" in page.content.decode()
    assert EventPage.objects.get(pk=event.pk).exceptions.count() == 1
