"""The admin's first screen: what concerns somebody, and nothing where nothing does."""

import pytest
from django.urls import reverse

from events.models import Occurrence
from members.choices import ClaimKind
from members.models import MembershipClaim
from members.rights import Capability
from tests import builders, cast
from tests.branches.welcome.people import newcomer
from tests.home.desk import world
from tests.home.desk.world import days_ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def first_screen(user):
    return cast.client_of(world.afresh(user)).get("/admin/").text


def test_an_officer_finds_the_next_meeting_with_cancel_and_move_and_the_plan(europe):
    _region, ireland, _italy = europe
    builders.meeting(parent=ireland, start_date=in_days(4), title="Monthly")
    page = first_screen(world.officer(ireland))
    date = Occurrence.objects.get()
    assert "Monthly" in page
    assert "Thursday 26 November 2026, 19:30 Berlin (UTC+1)" in page
    for name in ("events_cancel", "events_move"):
        assert reverse(name, args=[date.series.event_id, date.recurrence_id]) in page
    assert reverse("branches_plan_new", args=[ireland.pk]) in page
    assert "Italy" not in page


def test_a_coordinator_reads_which_branches_need_whom(europe):
    page = first_screen(world.coordinator(europe[0]))
    assert "2 branches need you this week, because Ireland has no secretary and Italy &amp; Malta has no" in page


def test_who_keeps_the_register_reads_who_waits_and_nobody_else_does(europe):
    secretary = world.of_executive("secretary", Capability.MEMBERSHIP)
    newcomer(europe[1])
    MembershipClaim.objects.create(kind=ClaimKind.ADDRESS, user=world.person("asker"))
    page = first_screen(secretary)
    assert "1 newcomer waits to be welcomed" in page
    assert "1 question waits for an answer" in page
    assert "second officer" not in page
    assert "to be welcomed" not in first_screen(world.of_executive())


def test_whom_nothing_concerns_has_no_panel():
    assert "What needs you" not in first_screen(world.person("bystander"))


@pytest.mark.parametrize(("days", "told"), [(1, True), (60, True), (61, False)])
def test_a_handover_is_named_from_sixty_days_before_the_end(europe, days, told):
    officer = world.officer(europe[1], end=in_days(days))
    assert ("Your term as Secretary, Ireland, ends on" in first_screen(officer)) is told


@pytest.mark.parametrize(("days", "told"), [(0, True), (41, True), (42, False)])
def test_the_first_six_weeks_of_a_term_lead_to_the_handover_of_who_was_before(europe, days, told):
    _region, ireland, _italy = europe
    before = world.term(world.post(ireland), world.person("before"), end=days_ago(days))
    page = first_screen(world.officer(ireland, start=days_ago(days)))
    assert ("You took over as Secretary, Ireland, on" in page) is told
    assert (reverse("desk_handover", args=[before.pk]) in page) is told


def test_the_public_page_of_a_region_says_next_meetings_and_open_posts_only(europe, client):
    region, ireland, _italy = europe
    builders.meeting(parent=ireland, start_date=in_days(4))
    builders.meeting({"action": "cancelled", "date": in_days(2)}, parent=ireland, start_date=in_days(2))
    page = client.get(region.url).text
    part = page.split('id="branch-statuses"')[1].split("</section>")[0]
    assert "Thursday 26 November 2026" in part
    assert "Tuesday 24 November 2026" not in part
    assert "none announced" in part
    for word in ("waiting", "welcome", "unanswered", "members", "week"):
        assert word not in part
