"""The desk in the admin: who may open what, what happens there, and that nothing odd breaks it."""

from datetime import date

import html5lib
import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from events.models import CalendarUpload, EventPage, Occurrence
from tests import builders, cast

SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"
JANUARY = "20270112T193000"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
ONE_DATE = ["events_cancel", "events_restore", "events_move", "events_split"]
# What each person is answered: not signed in and without rights in the admin, one is sent to sign in.
PEOPLE = {"visitor": 302, "member": 403, "translator": 403, "neighbour": 403, "editor": 200, "moderator": 200}


@pytest.fixture
def event():
    return builders.meeting(rule=SECOND_TUESDAY, parent=builders.branch(), title="Branch meeting")


@pytest.fixture
def desk(client):
    client.force_login(cast.editor())
    return client


def neighbour():
    """Edits and publishes another branch's pages, and nothing else."""
    user = cast.member("neighbour@example.org")
    group = Group.objects.create(name="Other branch")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    other = builders.branch()
    for codename in cast.EDITING:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=other, permission=permission)
    user.groups.add(group)
    return user


def somebody(name):
    return neighbour() if name == "neighbour" else getattr(cast, name)()


def address(name, event, key=JANUARY):
    return reverse(name, args=[event.pk, key] if name in ONE_DATE else [event.pk])


@pytest.mark.parametrize("name", [*ONE_DATE, "events_dates", "events_duplicate"])
@pytest.mark.parametrize(("person", "expected"), PEOPLE.items())
def test_only_who_may_publish_the_event_opens_its_dates(event, name, person, expected):
    client = cast.client_of(somebody(person))
    answer = client.get(address(name, event))
    if expected == 403:
        # The admin's way to refuse is to lead back with a message.
        assert answer.status_code in (302, 403)
        assert answer.get("Location", "/admin/").startswith("/admin/")
        assert client.post(address(name, event)).status_code in (302, 403)
    else:
        assert answer.status_code == expected
    assert not Occurrence.objects.exclude(status="scheduled").exists()
    assert EventPage.objects.count() == 1


def test_the_next_dates_are_those_one_may_edit(event):
    for person, seen in [("neighbour", False), ("editor", True), ("translator", True)]:
        answer = cast.client_of(somebody(person)).get(reverse("events_upcoming:index"))
        assert ("Branch meeting" in answer.content.decode()) is seen
    assert cast.client_of(cast.member()).get(reverse("events_upcoming:index")).status_code == 403


def test_what_one_may_only_edit_has_no_buttons_to_publish(event):
    cancel = address("events_cancel", event)[:-30]
    text = cast.client_of(cast.translator()).get(reverse("events_upcoming:index")).content.decode()
    assert "/cancel/" not in text
    assert cancel[:14] == "/admin/events/"


def test_tonight_is_cancelled_with_a_reason_and_undone(event, desk):
    answer = desk.post(address("events_cancel", event), {"reason": "The chair is ill."}, follow=True)
    assert "is cancelled" in answer.content.decode()
    undo = address("events_restore", event)
    assert undo in answer.content.decode()
    row = Occurrence.objects.get(recurrence_id=JANUARY)
    assert (row.status, row.reason) == ("cancelled", "The chair is ill.")
    assert "takes place again" in desk.post(undo, follow=True).content.decode()
    assert Occurrence.objects.get(recurrence_id=JANUARY).status == "scheduled"


def test_a_date_is_moved_and_moving_it_to_where_it_is_is_refused(event, desk):
    same = {"new_date": "2027-01-12", "new_time": "19:30"}
    assert "Choose another date or time" in desk.post(address("events_move", event), same).content.decode()
    desk.post(address("events_move", event), same | {"new_date": "2027-01-14"})
    row = Occurrence.objects.get(recurrence_id=JANUARY)
    assert (row.status, row.first_day) == ("moved", date(2027, 1, 14))


def test_a_series_is_split_and_the_new_one_opened(event, desk):
    answer = desk.post(address("events_split", event))
    new = EventPage.objects.exclude(pk=event.pk).get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[new.pk])
    refused = desk.post(address("events_split", event, "20261208T193000"), follow=True)
    assert "can only be split" in refused.content.decode()


def test_a_duplicate_is_one_click_and_opens(event, desk):
    answer = desk.post(address("events_duplicate", event), follow=True)
    new = EventPage.objects.exclude(pk=event.pk).get()
    assert not new.live
    assert "This is the duplicate" in answer.content.decode()


@pytest.mark.parametrize("name", [*ONE_DATE, "events_dates"])
def test_each_page_says_which_event_its_dates_are_of(event, desk, name):
    page = html5lib.parse(desk.get(address(name, event)).content, namespaceHTMLElements=False)
    assert "Branch meeting" in "".join(page.find(".//main//h2").itertext())


# Addresses of no single event: who may edit events anywhere, who may add one, who keeps the kinds.
LISTS = {
    "/admin/events/upcoming/": {"translator", "neighbour", "editor", "moderator", "admin"},
    "/admin/events/pages/": {"translator", "neighbour", "editor", "moderator", "admin"},
    "/admin/events/import/": {"neighbour", "editor", "moderator", "admin"},
    "/admin/events/kinds/": {"admin"},
    "/admin/events/kinds/add/": {"admin"},
}
EMPTY_CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//\r\nEND:VCALENDAR\r\n"
EVERYBODY = [*PEOPLE, "admin"]


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize("person", EVERYBODY)
def test_each_list_opens_for_who_needs_it_and_nobody_else(event, url, person):
    answer = cast.client_of(somebody(person)).get(url)
    assert (answer.status_code == 200) is (person in LISTS[url])
    if answer.status_code != 200:
        assert answer.status_code in (302, 403)
        assert "Branch meeting" not in answer.content.decode()


@pytest.mark.parametrize("person", EVERYBODY)
def test_the_preview_answers_editors_only_and_only_what_they_send(event, person):
    sent = {"start_date": "2026-12-08", "start_time": "19:30", "duration": "1:30", "tz": "Europe/Berlin"}
    client = cast.client_of(somebody(person))
    answer = client.post(reverse("events_preview"), sent)
    assert (answer.status_code == 200) is (person not in ("visitor", "member"))
    refusals = {"visitor": 302, "member": 403}
    assert client.get(reverse("events_preview")).status_code == refusals.get(person, 405)


@pytest.mark.parametrize("person", EVERYBODY)
def test_what_is_about_to_be_imported_is_seen_by_its_owner_only(event, person):
    owner = cast.editor("owner@example.org")
    upload = CalendarUpload.objects.create(
        owner=owner, parent=event.get_parent(), kind=event.kind, tz="UTC", content=EMPTY_CALENDAR
    )
    url = reverse("events_import_preview", args=[upload.pk])
    client = cast.client_of(somebody(person))
    assert client.get(url).status_code in (302, 403, 404)
    assert client.post(url, {"cancel": "1"}).status_code in (302, 403, 404)
    assert CalendarUpload.objects.filter(pk=upload.pk).exists()
    assert cast.client_of(owner).get(url).status_code == 200


def test_looking_changes_nothing(event, desk):
    for name in [*ONE_DATE, "events_dates", "events_duplicate"]:
        assert desk.get(address(name, event)).status_code == 200
    assert EventPage.objects.count() == 1
    assert set(Occurrence.objects.values_list("status", flat=True)) == {"scheduled"}


@pytest.mark.parametrize("name", ONE_DATE)
@pytest.mark.parametrize("key", ["20270113T193000", "x", "99999999T999999", "2027", "%00", "<b>"])
def test_a_date_that_is_not_there_is_not_found(event, desk, name, key):
    url = address(name, event).replace(JANUARY, key)
    assert desk.get(url).status_code in (400, 404)
    assert desk.post(url).status_code in (400, 404)


def test_an_event_that_is_not_there_is_not_found(event, desk):
    for name in [*ONE_DATE, "events_dates", "events_duplicate"]:
        event.pk = 99999
        assert desk.get(address(name, event)).status_code == 404


def test_a_long_reason_is_refused_and_kept(event, desk):
    answer = desk.post(address("events_cancel", event), {"reason": "x" * 501})
    assert answer.status_code == 200
    assert "x" * 501 in answer.content.decode()
    assert Occurrence.objects.get(recurrence_id=JANUARY).status == "scheduled"


def test_what_is_typed_is_shown_as_text(event, desk):
    desk.post(address("events_cancel", event), {"reason": "<script>alert(1)</script>"})
    assert "<script>alert" not in desk.get(address("events_dates", event)).content.decode()


def test_the_menu_is_for_those_who_edit(event):
    shown = cast.client_of(cast.editor()).get("/admin/").content.decode()
    assert reverse("events_upcoming:index") in shown
    desk_only = cast.member("desk@example.org")
    desk_only.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert reverse("events_upcoming:index") not in cast.client_of(desk_only).get("/admin/").content.decode()


def test_the_lists_open(event, desk):
    desk.force_login(cast.admin())
    for name in ("events_upcoming:index", "event_pages:index"):
        answer = desk.get(reverse(name))
        assert answer.status_code == 200
        assert "Branch meeting" in answer.content.decode()
    assert desk.get("/admin/events/kinds/").status_code == 200


def test_the_editor_leads_to_the_dates_and_to_a_duplicate(event, desk):
    text = desk.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    assert address("events_dates", event) in text
    assert address("events_duplicate", event) in text
