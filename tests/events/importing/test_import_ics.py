"""The command: what it makes, what it says, what it leaves alone, and that it writes all of a file or nothing."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, ModelLogEntry, PageLogEntry

from events.importing import services
from events.importing.plans import plan
from events.models import EventPage, ImportedEvent, Occurrence
from tests import builders, cast
from tests.events.importing.files import calendar, vevent

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONTHLY = vevent("RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=6", "EXDATE;TZID=Europe/Berlin:20270112T193000", uid="monthly")
SINGLE = vevent(uid="single", start="DTSTART:20261212T100000")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def run(tmp_path, capsys):
    """Import some bytes, and give what was said on both outputs."""
    builders.event_index()
    builders.kind()

    def run(data, *options, into="/events/"):
        path = tmp_path / "calendar.ics"
        path.write_bytes(data)
        call_command("import_ics", str(path), "--into", into, *options)
        said = capsys.readouterr()
        return said.out + said.err

    return run


def dates():
    return [(row.recurrence_id, row.status) for row in Occurrence.objects.order_by("recurrence_id")]


def test_events_are_drafts_unless_they_are_to_be_published(run):
    said = run(calendar(MONTHLY, SINGLE))
    assert "2 made as drafts, 0 brought up to date, 0 unchanged" in said
    assert [event.live for event in EventPage.objects.all()] == [False, False]
    assert all(event.latest_revision and event.has_unpublished_changes for event in EventPage.objects.all())
    assert not Occurrence.objects.filter(live=True).exists()


def test_published_events_have_their_dates(run):
    run(calendar(MONTHLY), "--publish")
    assert dates() == [
        ("20261208T193000", "scheduled"),
        ("20270112T193000", "cancelled"),
        ("20270209T193000", "scheduled"),
        ("20270309T193000", "scheduled"),
        ("20270413T193000", "scheduled"),
        ("20270511T193000", "scheduled"),
    ]
    event = EventPage.objects.get()
    assert (event.url, event.title, event.duration) == (
        "/events/branch-meeting/",
        "Branch meeting",
        timedelta(hours=1.5),
    )


def test_a_draft_that_an_editor_publishes_has_its_exceptions(run):
    run(calendar(MONTHLY))
    EventPage.objects.get().latest_revision.publish()
    assert ("20270112T193000", "cancelled") in dates()


@pytest.mark.parametrize("options", [(), ("--publish",)])
def test_importing_the_same_file_again_changes_nothing(run, options):
    data = calendar(MONTHLY, SINGLE)
    run(data, *options)
    before = list(EventPage.objects.order_by("pk").values()), list(Occurrence.objects.order_by("pk").values())
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        assert "0 made" in (said := run(data, *options))
    assert "2 unchanged" in said
    assert (
        list(EventPage.objects.order_by("pk").values()),
        list(Occurrence.objects.order_by("pk").values()),
    ) == before


def test_an_export_that_only_has_new_stamps_is_the_same(run):
    run(calendar(vevent("DTSTAMP:20261101T000000Z", "SEQUENCE:1")))
    assert "1 unchanged" in run(
        calendar(vevent("DTSTAMP:20261122T000000Z", "SEQUENCE:2", "LAST-MODIFIED:20261122T000000Z"))
    )


def test_what_changed_in_the_file_changes_here(run):
    run(calendar(MONTHLY), "--publish")
    key = EventPage.objects.get().translation_key
    changed = MONTHLY.replace("T193000", "T200000").replace("SUMMARY:Branch meeting", "SUMMARY:Later")
    assert "0 made, 1 brought up to date" in run(calendar(changed), "--publish")
    event = EventPage.objects.get()
    assert (event.translation_key, event.title, event.start_time, event.live) == (key, "Later", time(20), True)
    assert dates()[0] == ("20261208T200000", "scheduled")
    assert "1 unchanged" in run(calendar(changed))


def test_what_an_editor_changed_stays_when_the_file_changes(run):
    run(calendar(MONTHLY), "--publish")
    event = EventPage.objects.get()
    event.title = "Our own title"
    event.save_revision().publish()
    said = run(calendar(MONTHLY.replace("T193000", "T200000")), "--publish")
    assert "changed here since: Our own title" in said
    assert EventPage.objects.get().start_time == time(19, 30)


def test_saving_a_page_without_changes_is_no_change(run):
    run(calendar(MONTHLY.replace("SUMMARY", "DESCRIPTION:Text\\nof two lines\nSUMMARY")))
    event = EventPage.objects.get().get_latest_revision_as_object()
    event.introduction = event.introduction.replace("\n", "\r\n")
    event.save_revision()
    assert "1 brought up to date" in run(calendar(MONTHLY))


def test_a_deleted_event_comes_back_and_a_moved_one_is_found(run):
    run(calendar(MONTHLY, SINGLE))
    first, second = EventPage.objects.order_by("path")
    first.delete()
    second.refresh_from_db()
    second.move(builders.branch(), pos="last-child")
    assert "1 made as drafts, 0 brought up to date, 1 unchanged" in run(calendar(MONTHLY, SINGLE))


def test_two_branches_may_import_the_same_file(run):
    for _number in range(2):
        assert "1 made" in run(calendar(MONTHLY), into=builders.branch().url)
    assert EventPage.objects.count() == ImportedEvent.objects.count() == 2


def test_times_without_a_zone_are_the_branchs(run):
    run(calendar(SINGLE), into=builders.branch(time_zone="Asia/Tokyo").url)
    assert EventPage.objects.get().tz == "Asia/Tokyo"


def test_titles_that_are_alike_have_addresses_of_their_own(run):
    run(
        calendar(
            *(vevent(f"SUMMARY:{title}", uid=title + str(n)) for title in ("2027", "past", "!") for n in range(2))
        )
    )
    slugs = sorted(EventPage.objects.values_list("slug", flat=True))
    assert slugs == ["event", "event-2", "event-2027", "event-2027-2", "event-past", "event-past-2"]


def test_history_says_who_made_a_page():
    actor = cast.editor()
    outcome = _import(actor, builders.event_index(), publish=True)
    actions = PageLogEntry.objects.filter(page=outcome.made[0]).order_by("pk").values_list("action", "user")
    assert ("wagtail.create", actor.pk) in actions
    assert ("wagtail.publish", actor.pk) in actions
    assert not ModelLogEntry.objects.exists()


def _import(actor, parent, publish=False, parts=(MONTHLY,)):
    found = plan(calendar(*parts), "UTC")
    return services.import_events(actor=actor, plan=found, parent=parent, kind=builders.kind(), publish=publish)


@pytest.mark.parametrize("person", [cast.member, cast.translator])
def test_who_may_not_add_pages_imports_nothing(person):
    with pytest.raises(PermissionDenied):
        _import(person(), builders.event_index())
    assert not EventPage.objects.exists()


def officer(page, *codenames):
    """Somebody with these rights on one page and what is below it."""
    user, group = cast.member("officer@example.org"), Group.objects.create(name="Officers")
    for permission in Permission.objects.filter(codename__in=codenames, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


def test_who_may_not_publish_brings_a_published_event_up_to_date_as_a_draft():
    branch = builders.branch()
    _import(None, branch, publish=True)
    later = MONTHLY.replace("T193000", "T200000")
    outcome = _import(officer(branch, "add_page", "change_page"), branch, parts=(later,))
    event = EventPage.objects.get()
    assert len(outcome.updated) == 1
    assert (event.start_time, event.get_latest_revision_as_object().start_time) == (time(19, 30), time(20))


def test_who_may_only_add_leaves_the_events_of_others_alone():
    branch = builders.branch()
    _import(None, branch)
    outcome = _import(officer(branch, "add_page"), branch, parts=(MONTHLY.replace("T193000", "T200000"),))
    assert (outcome.updated, outcome.kept) == ([], ["Branch meeting"])


def test_a_locked_event_is_left_alone():
    event = _import(None, builders.event_index()).made[0]
    EventPage.objects.filter(pk=event.pk).update(locked=True)
    outcome = _import(cast.editor(), builders.event_index(), parts=(MONTHLY.replace("T193000", "T200000"),))
    assert outcome.kept == ["Branch meeting"]


def test_no_events_stand_under_other_pages():
    with pytest.raises(services.NotAPlace):
        _import(None, builders.standard_page())


def test_all_of_a_file_is_written_or_nothing(monkeypatch):
    def fail(page, draft, original=services._set_exceptions):
        if draft.uid == "single":
            raise RuntimeError
        original(page, draft)

    monkeypatch.setattr(services, "_set_exceptions", fail)
    with pytest.raises(RuntimeError):
        _import(None, builders.event_index(), parts=(MONTHLY, SINGLE))
    assert not EventPage.objects.exists()
    assert not ImportedEvent.objects.exists()


def test_what_cannot_be_read_is_said_with_file_and_line(run):
    said = run(calendar(SINGLE, vevent("RRULE:FREQ=SECONDLY", uid="bad")))
    assert "1 made" in said
    assert "calendar.ics, line 15: It repeats several times a day" in said


def test_a_dry_run_says_what_would_be_made_and_writes_nothing(run):
    said = run(calendar(MONTHLY), "--dry-run")
    assert "Branch meeting (Europe/Berlin): 2026-12-08 19:30:00, 2027-01-12 19:30:00" in said
    assert "Every second Tuesday of the month at 19:30, 6 times" in said
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("data", "options", "into", "said"),
    [
        (b"nothing", (), "/events/", "not a calendar file"),
        (b"x" * 6_000_000, (), "/events/", "larger than 5 MB"),
        (calendar(vevent("DTSTART:never")), (), "/events/", "nothing in it could be read"),
        (calendar(SINGLE), (), "/nowhere/", "no page has this address"),
        (calendar(SINGLE), (), "/", "no events stand under"),
        (calendar(SINGLE), (), "/branches/", "no events stand under"),
        (calendar(SINGLE), ("--kind", "party"), "/events/", "There are: branch"),
        (calendar(SINGLE), ("--tz", "Mars"), "/events/", "no such time zone"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_mistake_is_named_and_nothing_is_written(run, data, options, into, said):
    builders.branch_index()
    with pytest.raises(CommandError, match=said):
        run(data, *options, into=into)
    assert not EventPage.objects.exists()


@pytest.mark.parametrize("name", ["missing.ics", "."])
def test_a_file_that_cannot_be_opened_is_named(run, tmp_path, name):
    with pytest.raises(CommandError, match=r"(No such file|Is a directory)"):
        call_command("import_ics", str(tmp_path / name), "--into", "/events/")


def test_single_dates_keep_their_day(run):
    run(calendar(vevent("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=3")), "--publish")
    assert [row.first_day for row in Occurrence.objects.order_by("start")] == [
        date(2026, 12, 8),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]
