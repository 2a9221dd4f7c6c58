"""Whom a meeting is for, as a table: who gets the link, and who finds it under "open to me". Both say the same."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.models import Body
from events.access import may_join
from events.models import EventHost, EventPage, Occurrence
from members.models import User
from members.rights import Capability
from tests import builders, cast
from tests.branches.translations import translated
from tests.branches.welcome.people import officer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK = "https://meet.example.org/room"


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    europe, asia = builders.region(title="Europe"), builders.region(title="Asia")
    here, there = builders.branch(region=europe, title="Berlin"), builders.branch(region=asia, title="Tokyo")
    builders.event_index()
    executive = builders.body(kind="executive", name="Executive Committee")
    events = {
        "everyone": builders.meeting(parent=here, audience="everyone", join_link=LINK),
        "members": builders.meeting(parent=here, audience="members", join_link=LINK),
        "branch": builders.meeting(parent=here, audience="branch", join_link=LINK),
        "hosted": builders.meeting(audience="branch", join_link=LINK),
        "body": builders.meeting(audience="body", body_name="executive committee", join_link=LINK),
        "committee": builders.meeting(parent=here, audience="body", body_name="Our committee", join_link=LINK),
        "unknown": builders.meeting(audience="body", body_name="Nobody's", join_link=LINK),
    }
    EventHost.objects.create(event=events["hosted"], host=here)
    return {"here": here, "there": there, "europe": europe, "executive": executive, "events": events}


def people(world):
    yesterday = NOW.date() - timedelta(days=1)
    here, there = world["here"], world["there"]
    treasurer, former = cast.member("treasurer@example.org"), cast.member("former@example.org")
    post = builders.post(body=world["executive"], seats=9)
    builders.term(treasurer, post=post)
    builders.term(former, post=post, seat=2, end=yesterday)
    closed = cast.registered(here, "closed@example.org")
    closed.is_active = False
    closed.save()
    return {
        "stranger": AnonymousUser(),
        "account": cast.member("account@example.org"),
        "closed account": User.objects.get(pk=closed.pk),
        "member here": cast.registered(here, "here@example.org"),
        "member there": cast.registered(there, "there@example.org"),
        "member of no branch": cast.registered(None, "nowhere@example.org"),
        "officer here": officer(here, email="officer.here@example.org"),
        "officer there": officer(there, email="officer.there@example.org"),
        "committee here": officer(here, None, "committee@example.org"),
        "former officer": officer(here, email="former.officer@example.org", end=yesterday),
        "coordinator": officer(world["europe"], Capability.REGION, "coordinator@example.org"),
        "on the executive": User.objects.get(pk=treasurer.pk),
        "formerly on the executive": User.objects.get(pk=former.pk),
    }


EVERYONE, MEMBERS, BRANCH = {"everyone"}, {"everyone", "members"}, {"everyone", "members", "branch", "hosted"}
JOINS = {
    "stranger": set(),
    "account": EVERYONE,
    "closed account": set(),
    "member here": BRANCH,
    "member there": MEMBERS,
    "member of no branch": MEMBERS,
    "officer here": BRANCH | {"committee"},
    "officer there": MEMBERS,
    "committee here": MEMBERS | {"committee"},
    "former officer": EVERYONE,
    "coordinator": BRANCH | {"committee"},
    "on the executive": MEMBERS | {"body"},
    "formerly on the executive": EVERYONE,
}


def test_the_link_is_for_whom_the_meeting_is_for(world):
    asked = 0
    for who, user in people(world).items():
        for name, event in world["events"].items():
            assert may_join(user, event) is (name in JOINS[who]), (who, name)
            asked += 1
    assert asked == len(JOINS) * 7


def test_the_page_says_the_same(world):
    visited = 0
    for who, user in people(world).items():
        if who != "closed account":
            browser = cast.client_of(user)
            for name, event in world["events"].items():
                assert (LINK in browser.get(event.url).content.decode()) is (name in JOINS[who]), (who, name)
                visited += 1
    assert visited == (len(JOINS) - 1) * 7


def test_the_filter_says_the_same_of_whom_it_is_for_by_belonging(world):
    """Who only may edit an event finds it anyway; coordinators may edit the committee's."""
    keys = {event.translation_key: name for name, event in world["events"].items()}
    for who, user in people(world).items():
        found = {keys[key] for key in Occurrence.objects.open_to(user).values_list("series", flat=True)}
        expected = JOINS[who] - {"committee"} if who == "coordinator" else JOINS[who]
        assert found - {"everyone"} == expected - {"everyone"}, who
        assert "everyone" in found


@pytest.mark.parametrize("name", ["branch", "hosted", "body", "committee"])
def test_a_translation_is_for_the_same_people(world, name):
    event = world["events"][name]
    french = translated(event)
    EventPage.objects.filter(pk=french.pk).update(body_name="Comité exécutif")
    french = EventPage.objects.get(pk=french.pk)
    for who, user in people(world).items():
        assert may_join(user, french) is may_join(user, event), who


def test_a_body_is_recognised_by_the_name_it_has_today(world):
    user = people(world)["on the executive"]
    Body.objects.filter(pk=world["executive"].pk).update(name="Co-ordinating Committee")
    assert not may_join(User.objects.get(pk=user.pk), world["events"]["body"])


def test_many_events_ask_no_more_than_few(world):
    user = people(world)["member here"]

    def asked(events):
        someone = User.objects.get(pk=user.pk)
        with CaptureQueriesContext(connection) as queries:
            for event in events:
                may_join(someone, event)
        return len(queries)

    ids = [builders.meeting(parent=world["here"], audience="branch").pk for _ in range(6)]
    several = list(EventPage.objects.filter(pk__in=ids).select_related("locale"))
    assert asked(several[:1]) == asked(several) <= 4
