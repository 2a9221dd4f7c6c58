"""Private calendars: who gets one, what stands in it, and that its address is known to nobody else."""

import logging
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common.logs import HideSecrets
from events.feeds import private_calendar
from events.models import CalendarToken, EventPage
from tests import builders, cast
from tests.events import calendars

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = "/account/settings/calendar/"
FEEDS = "/events/my-calendar/"
ROOM = "https://video.example.org/room-1"
OTHER_ROOM = "https://video.example.org/room-2"
WAY_IN = {"join_link": ROOM, "dial_in": "+44 20 7946 0000"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def feed_of(user):
    return f"{FEEDS}{private_calendar.make(user=user)}.ics"


def read(user):
    """A private calendar as its program reads it, which is signed in as nobody; in one line each."""
    return calendars.fetch(Client(), feed_of(user)).replace("\r\n ", "")


def test_a_member_has_the_way_in_and_the_public_has_not(client):
    builders.meeting(
        {"action": "moved", "date": date(2027, 1, 12), "new_join_link": OTHER_ROOM},
        rule="FREQ=MONTHLY;BYDAY=2TU",
        **WAY_IN,
    )
    text = read(cast.registered())
    assert f"CONFERENCE;VALUE=URI:{ROOM}" in text
    assert f"LOCATION:{ROOM}" in text
    assert f"Join: {OTHER_ROOM}" in text
    assert "+44 20 7946 0000" in text
    assert ROOM not in calendars.fetch(client, "/events/feed.ics").replace("\r\n ", "")


def test_a_link_cannot_add_lines_of_its_own():
    page = builders.meeting(**WAY_IN)
    EventPage.objects.filter(pk=page.pk).update(join_link=f"{ROOM}\r\nATTENDEE:mailto:x")
    assert f"CONFERENCE;VALUE=URI:{ROOM}ATTENDEE:mailto:x" in read(cast.registered())


def test_nobody_is_led_to_a_meeting_that_is_cancelled():
    builders.meeting({"action": "cancelled", "date": date(2026, 12, 8), "reason": "Snow."}, **WAY_IN)
    text = read(cast.registered())
    assert "STATUS:CANCELLED" in text
    assert ROOM not in text
    assert "7946" not in text


# What one may have of events for everyone, for members, for one branch, for a body. An account alone makes no member.
RIGHTS = {
    "member": (True, False, False, False),
    "registered": (True, True, False, False),
    "editor": (True, True, True, True),
    "admin": (True, True, True, True),
}


@pytest.mark.parametrize("who", RIGHTS)
def test_only_what_is_open_to_somebody_has_its_way_in(who):
    for audience in ("everyone", "members", "branch", "body"):
        builders.meeting(audience=audience, body_name="Committee", join_link=f"https://video.example.org/{audience}")
    text = read(getattr(cast, who)())
    found = tuple(f"video.example.org/{audience}" in text for audience in ("everyone", "members", "branch", "body"))
    assert found == RIGHTS[who]
    assert text.count("BEGIN:VEVENT") == 4


def test_the_filters_of_public_calendars_hold():
    branch = builders.branch(slug="berlin")
    builders.meeting(parent=branch, **WAY_IN)
    builders.meeting()
    address = feed_of(cast.registered())
    assert calendars.fetch(Client(), f"{address}?branch=berlin").count("BEGIN:VEVENT") == 1
    assert Client().get(f"{address}?branch=atlantis").status_code == 400


def test_no_cache_and_no_search_engine_keeps_it():
    response = Client().get(feed_of(cast.registered()))
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in response


def test_whoever_is_not_signed_in_is_asked_to(client):
    response = client.get(PAGE)
    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={PAGE}")
    assert client.post(PAGE, {"make": "1"}).status_code == 302
    assert not CalendarToken.objects.exists()


def shown(response):
    """The token in the address that a page shows, if it does."""
    found = re.search(r'value="http://localhost/events/my-calendar/([\w-]{43})\.ics"', response.content.decode())
    return found and found[1]


def test_the_address_is_shown_once_and_only_its_hash_is_kept():
    client = cast.client_of(cast.registered())
    assert shown(client.get(PAGE)) is None
    token = shown(client.post(PAGE, {"make": "1"}))
    assert Client().get(f"{FEEDS}{token}.ics").status_code == 200
    later = client.get(PAGE)
    assert shown(later) is None
    assert token not in later.content.decode()
    assert token not in str(list(CalendarToken.objects.values()))
    assert "no-store" in later["Cache-Control"]


def test_a_new_address_ends_the_old_one():
    client = cast.client_of(cast.registered())
    old, new = (shown(client.post(PAGE, {"make": "1"})) for _time in range(2))
    assert old != new
    assert [Client().get(f"{FEEDS}{token}.ics").status_code for token in (old, new)] == [404, 200]
    assert CalendarToken.objects.count() == 1


def revoke(user):
    cast.client_of(user).post(PAGE, {"revoke": "1"})


def switch_off(user):
    user.is_active = False
    user.save()


def delete(user):
    user.delete()


@pytest.mark.parametrize("end", [revoke, switch_off, delete])
def test_every_dead_address_is_answered_like_one_that_never_was(end):
    user = cast.registered()
    address = feed_of(user)
    assert Client().get(address).status_code == 200
    end(user)
    dead, unknown = (Client().get(where) for where in (address, f"{FEEDS}{'x' * 43}.ics"))
    assert dead.status_code == unknown.status_code == 404
    assert dead.content == unknown.content
    assert dict(dead.headers) == dict(unknown.headers)


def test_dead_and_unknown_addresses_cost_the_same():
    user = cast.registered()
    address = feed_of(user)
    revoke(user)
    asked = []
    for where in (address, f"{FEEDS}{'x' * 43}.ics", f"{FEEDS}x.ics"):
        with CaptureQueriesContext(connection) as found:
            Client().get(where)
        asked.append(len(found))
    assert len(set(asked)) == 1


def test_forging_a_request_makes_no_address():
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.registered())
    assert client.post(PAGE, {"make": "1"}).status_code == 403
    assert not CalendarToken.objects.exists()


def test_an_address_read_too_often_has_to_wait(monkeypatch):
    monkeypatch.setattr("events.feeds.my_calendar.READ", 2)
    address = feed_of(cast.registered())
    answers = [Client().get(address) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "3600"


def test_guessing_from_one_address_has_to_wait(monkeypatch):
    monkeypatch.setattr("events.feeds.my_calendar.READ_FROM_ONE", 2)
    statuses = [Client().get(f"{FEEDS}{'x' * 43}.ics").status_code for _time in range(3)]
    assert statuses == [404, 404, 429]


def test_only_the_day_of_the_last_use_is_kept():
    user = cast.registered()
    address = feed_of(user)
    assert CalendarToken.objects.get().last_used_on is None
    Client().get(address)
    assert CalendarToken.objects.get().last_used_on == date(2026, 11, 22)
    assert "22 November 2026" in cast.client_of(user).get(PAGE).content.decode()


def test_a_token_names_nobody():
    private_calendar.make(user=cast.registered())
    assert "example" not in str(CalendarToken.objects.get())


def test_no_log_has_an_address(caplog):
    token = "a-Z_0" * 8 + "xyz"
    with caplog.at_level(logging.DEBUG):
        Client().get(f"{FEEDS}{token}.ics?kind=x")
    assert "Not Found: /events/my-calendar/….ics" in caplog.text
    assert token not in caplog.text


def test_the_console_hides_secrets(settings):
    assert "hide_secrets" in settings.LOGGING["handlers"]["console"]["filters"]


def test_the_web_server_hides_secrets():
    import li_site.wsgi  # noqa: F401 - importing it sets up the logs

    for name in ("gunicorn.access", "gunicorn.error"):
        assert any(isinstance(found, HideSecrets) for found in logging.getLogger(name).filters)


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_the_address_of_former_times_leads_to_the_account(client, prefix):
    response = client.get(f"{prefix}{FEEDS}")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}{PAGE}")


def test_too_many_new_addresses_are_refused_in_words(monkeypatch):
    monkeypatch.setattr("events.account.MADE", 1)
    client = cast.client_of(cast.registered())
    assert shown(client.post(PAGE, {"make": "1"}))
    kept = CalendarToken.objects.get().digest
    assert "Try again in an hour" in client.post(PAGE, {"make": "1"}).text
    assert CalendarToken.objects.get().digest == kept


def test_switching_it_off_is_said():
    user = cast.registered()
    private_calendar.make(user=user)
    assert "no longer works" in cast.client_of(user).post(PAGE, {"revoke": "1"}, follow=True).text


def test_rights_that_are_withdrawn_are_gone_with_the_next_reading_whatever_a_program_has_kept():
    event = builders.meeting(audience="members", **WAY_IN)
    address = feed_of(cast.registered())
    first = Client().get(address)
    assert ROOM in b"".join(first.streaming_content).decode()
    assert not first.has_header("ETag")
    event.audience = "branch"
    event.save_revision().publish()
    kept = {"If-None-Match": "*", "If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT"}
    again = Client().get(address, headers=kept)
    assert again.status_code == 200
    assert ROOM not in b"".join(again.streaming_content).decode()
