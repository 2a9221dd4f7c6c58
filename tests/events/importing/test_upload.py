"""Importing in the admin: who may, what is shown first, and that nothing is written before somebody says so."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import GroupPagePermission

from common.jobs import run_due
from events.models import CalendarUpload, EventPage
from tests import builders, cast
from tests.events.importing.files import calendar, vevent

URL = "/admin/events/import/"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONTHLY = vevent("RRULE:FREQ=MONTHLY;BYDAY=2TU", "EXDATE;TZID=Europe/Berlin:20270112T193000", uid="monthly")
BAD = vevent("RRULE:FREQ=SECONDLY", uid="bad")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


def secretary(branch, publish=True, email="secretary@example.org"):
    """Somebody who may add, and perhaps publish, under one branch alone."""
    user = cast.member(email)
    group = Group.objects.create(name=f"Officers {email}")
    for codename in ["add_page", *(["publish_page"] if publish else [])]:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=branch, permission=permission)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def upload(client, page, data, **fields):
    file = SimpleUploadedFile("branch.ics", data, content_type="text/calendar")
    fields = {"file": file, "parent": page.pk, "kind": builders.kind().pk, "tz": ""} | fields
    return client.post(URL, fields, follow=True)


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def branch():
    builders.kind()
    return builders.branch(title="Germany")


def test_first_it_is_shown_and_then_it_is_written(branch):
    client = cast.client_of(secretary(branch))
    shown = upload(client, branch, calendar(MONTHLY, BAD))
    said = text(shown)
    assert "Every second Tuesday of the month at 19:30" in said
    assert "Tuesday 8 December 2026, 19:30" in said
    assert "Tuesday 12 January 2027, 19:30 (cancelled)" in said
    assert "It repeats several times a day" in said
    assert '<th scope="row">17</th>' in said
    assert not EventPage.objects.exists()
    answer = client.post(shown.redirect_chain[-1][0], follow=True)
    assert "1 event was made." in text(answer)
    event = EventPage.objects.get()
    assert (event.live, event.get_parent().specific, event.owner.email) == (False, branch, "secretary@example.org")
    assert not CalendarUpload.objects.exists()


def test_it_is_published_where_that_is_wanted(branch):
    client = cast.client_of(secretary(branch))
    shown = upload(client, branch, calendar(MONTHLY), publish="on")
    client.post(shown.redirect_chain[-1][0])
    assert EventPage.objects.get().live


def test_who_may_not_publish_is_told_so(branch):
    client = cast.client_of(secretary(branch, publish=False))
    assert "You may make drafts there" in text(upload(client, branch, calendar(MONTHLY), publish="on"))
    assert "would be written" in text(upload(client, branch, calendar(MONTHLY)))


def test_only_places_where_somebody_may_add_events_are_offered(branch):
    other = builders.branch(title="Austria")
    client = cast.client_of(secretary(branch))
    form = text(client.get(URL))
    assert "Germany" in form
    assert "Austria" not in form
    assert "Select a valid choice" in text(upload(client, other, calendar(MONTHLY)))
    assert not CalendarUpload.objects.exists()


@pytest.mark.parametrize("person", [cast.visitor, cast.member, cast.translator])
def test_who_may_add_no_pages_is_not_let_in(branch, person):
    client = cast.client_of(person())
    assert client.get(URL).status_code in (302, 403)
    assert upload(client, branch, calendar(MONTHLY)).status_code in (200, 403)
    assert not CalendarUpload.objects.exists()


def test_nobody_sees_what_another_uploaded(branch):
    shown = upload(cast.client_of(secretary(branch)), branch, calendar(MONTHLY))
    url = shown.redirect_chain[-1][0]
    other = cast.client_of(secretary(branch, email="other@example.org"))
    assert [other.get(url).status_code, other.post(url).status_code] == [404, 404]
    assert not EventPage.objects.exists()


def test_a_right_that_is_gone_meanwhile_is_asked_for_again(branch):
    user = secretary(branch)
    client = cast.client_of(user)
    url = upload(client, branch, calendar(MONTHLY)).redirect_chain[-1][0]
    GroupPagePermission.objects.all().delete()
    assert client.post(url).status_code in (302, 403)
    assert not EventPage.objects.exists()


def test_saying_no_deletes_the_file(branch):
    client = cast.client_of(secretary(branch))
    url = upload(client, branch, calendar(MONTHLY)).redirect_chain[-1][0]
    assert "Nothing was imported" in text(client.post(url, {"cancel": "1"}, follow=True))
    assert not CalendarUpload.objects.exists()
    assert not EventPage.objects.exists()


def test_a_file_that_was_left_is_deleted_after_a_day(branch):
    client = cast.client_of(secretary(branch))
    url = upload(client, branch, calendar(MONTHLY)).redirect_chain[-1][0]
    with time_machine.travel(NOW + timedelta(hours=23), tick=False):
        run_due()
        assert CalendarUpload.objects.exists()
    with time_machine.travel(NOW + timedelta(hours=36), tick=False):
        run_due()
        assert not CalendarUpload.objects.exists()
        assert client.get(url).status_code in (302, 404)


def test_a_second_file_takes_the_place_of_the_first(branch):
    client = cast.client_of(secretary(branch))
    upload(client, branch, calendar(MONTHLY))
    assert "Another" in text(upload(client, branch, calendar(vevent("SUMMARY:Another"))))
    assert CalendarUpload.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"\x89PNG", "not a calendar file"),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * 6_000_000, "larger than 5 MB"),
        (calendar(), "no events in this file"),
        (calendar("BEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT"), "which is not what was begun last"),
    ],
    ids=["empty", "picture", "large", "no events", "broken"],
)
def test_a_bad_file_is_refused_where_it_was_chosen(branch, data, said):
    answer = upload(cast.client_of(secretary(branch)), branch, data)
    assert said in text(answer)
    assert not CalendarUpload.objects.exists()


def test_no_file_at_all_is_told(branch):
    answer = cast.client_of(secretary(branch)).post(URL, {"parent": branch.pk, "kind": builders.kind().pk})
    assert "Choose a calendar file." in text(answer)


def test_a_large_file_is_written_in_steps_that_the_editor_sees(branch, monkeypatch):
    monkeypatch.setattr("events.importing.views.AT_ONCE", 2)
    client = cast.client_of(secretary(branch))
    parts = [vevent(f"SUMMARY:Meeting {n}", uid=str(n)) for n in range(5)]
    shown = upload(client, branch, calendar(*parts))
    url = shown.redirect_chain[-1][0]
    assert "2 at a time" in text(shown)
    for left in ("3 are left", "1 is left", ""):
        answer = client.post(url, follow=True)
        assert left in text(answer)
    assert EventPage.objects.count() == 5
    assert not CalendarUpload.objects.exists()


def test_what_is_in_the_file_is_never_markup_here(branch):
    part = vevent("SUMMARY:&lt\\;script&gt\\;alert(1)", 'LOCATION:"><img src=x onerror=y>', uid="x")
    said = text(upload(cast.client_of(secretary(branch)), branch, calendar(part)))
    assert "<script>alert(1)" not in said
    assert "<img src=x" not in said


def test_the_menu_leads_there_for_who_may(branch):
    assert URL in text(cast.client_of(secretary(branch)).get("/admin/"))
    assert URL not in text(cast.client_of(cast.translator()).get("/admin/"))
