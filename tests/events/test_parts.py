"""The next meetings on pages that are not the calendar's."""

import pytest

from events.models import EventHost
from tests import builders
from tests.events.calendar import at, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def shown(client, page):
    return titles(client.get(page.url).content.decode().partition('id="next-meetings"')[2].partition("</section>")[0])


def test_a_branch_shows_its_next_three(client):
    branch = builders.branch()
    builders.event_index()
    for day in (9, 8, 12, 10):
        at(f"2026-12-{day:02d}T18:00", parent=branch, title=f"On the {day}th")
    at("2026-11-01T18:00", parent=branch, title="Over")
    at("2026-12-01T18:00", parent=builders.branch(), title="Of another branch")
    assert shown(client, branch) == ["On the 8th", "On the 9th", "On the 10th"]
    html = client.get(branch.url).content.decode()
    assert f'href="/events/?branch={branch.slug}"' in html


def test_a_branch_shows_what_it_hosts_and_a_region_what_its_branches_do(client):
    region = builders.region()
    host = builders.branch(region=region)
    elsewhere = at("2026-12-08T18:00", parent=builders.branch(), title="Together")
    elsewhere.hosts = [EventHost(host=host)]
    elsewhere.save_revision().publish()
    at("2026-12-09T18:00", parent=region, title="Of the region")
    at("2026-12-10T18:00", parent=host, title="Of a branch")
    assert shown(client, host) == ["Together", "Of a branch"]
    assert shown(client, region) == ["Together", "Of the region", "Of a branch"]


def test_home_shows_the_organisations_and_the_next_of_branches(client):
    at("2026-12-20T18:00", title="Executive")
    for day in range(1, 6):
        at(f"2026-12-{day:02d}T18:00", parent=builders.branch(), title=f"On the {day}th")
    assert shown(client, builders.home()) == ["Executive", "On the 1th", "On the 2th", "On the 3th"]


def test_pages_without_meetings_leave_the_part_out(client):
    for page in (builders.branch(), builders.region(), builders.home()):
        assert "next-meetings" not in client.get(page.url).content.decode()


def test_meetings_without_a_calendar_have_no_link_to_one(client):
    branch = builders.branch()
    at("2026-12-08T18:00", parent=branch, title="Here")
    html = client.get(branch.url).content.decode()
    assert "Here" in html
    assert "All of this branch" not in html


def test_where_nobody_said_where_they_live_a_meetings_own_clock_leads(client):
    branch = builders.branch()
    builders.meeting(parent=branch)
    html = client.get(branch.url).content.decode().partition("next-meetings")[2]
    assert "19:30" in html
    assert "Berlin · Central European Standard Time" in html
