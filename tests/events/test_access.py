"""Who is shown the way in, and that nobody else ever is."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.shortcuts import resolve_url
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.search.index import insert_or_update_object

from events.access import may_copy, may_join
from events.models import EventPage, Occurrence
from tests import builders, cast

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK, NEW_LINK, NUMBER = (
    "https://meet.example.org/sesame-room",
    "https://meet.example.org/other-room",
    "+44 20 7946 0000",
)
SECRETS = ["sesame-room", "other-room", "7946 0000"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def closed_meeting(**kw):
    """A series whose every way in is a secret of its own."""
    moved = {"action": "moved", "date": date(2027, 1, 12), "new_date": date(2027, 1, 14), "new_join_link": NEW_LINK}
    defaults = {"rule": "FREQ=MONTHLY;BYDAY=2TU", "join_link": LINK, "dial_in": NUMBER, "title": "Closed doors"}
    return builders.meeting(moved, **defaults | kw)


@pytest.mark.parametrize("audience", ["everyone", "members", "branch", "body"])
def test_a_stranger_never_gets_in(audience):
    assert not may_join(AnonymousUser(), builders.meeting(audience=audience, body_name="Committee"))
    assert not may_join(None, builders.meeting(audience=audience, body_name="Committee"))


@pytest.mark.parametrize(("audience", "allowed"), [("everyone", 1), ("members", 1), ("branch", 0), ("body", 0)])
def test_a_member_gets_in_where_all_members_do(audience, allowed):
    assert may_join(cast.registered(), builders.meeting(audience=audience, body_name="Committee")) is bool(allowed)


@pytest.mark.parametrize("audience", ["everyone", "members", "branch", "body"])
def test_who_may_edit_the_event_gets_in(audience):
    assert may_join(cast.editor(), builders.meeting(audience=audience, body_name="Committee"))


def test_an_account_that_is_closed_opens_nothing():
    assert not may_join(cast.member(is_active=False), builders.meeting(audience="everyone"))


def test_a_member_reads_the_link_and_no_cache_keeps_it():
    event = closed_meeting()
    answer = cast.client_of(cast.registered()).get(event.url)
    assert LINK in answer.content.decode()
    assert NUMBER in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"


def test_a_moved_date_has_its_own_link():
    event = closed_meeting()
    answer = cast.client_of(cast.registered()).get(f"{event.url}2027-01-12/").content.decode()
    assert NEW_LINK in answer
    assert LINK not in answer


@pytest.mark.parametrize("audience", ["branch", "body"])
def test_a_member_of_another_branch_reads_how_to_get_it(audience):
    event = closed_meeting(audience=audience, body_name="Committee")
    answer = cast.client_of(cast.registered()).get(event.url).content.decode()
    assert not any(secret in answer for secret in SECRETS)
    assert "The organisers send the link" in answer


def test_a_visitor_reads_where_to_sign_in(client):
    event = closed_meeting()
    answer = client.get(event.url).content.decode()
    assert f"{resolve_url(settings.LOGIN_URL)}?next={event.url.replace('/', '%2F')}" in answer


def test_what_is_over_or_cancelled_has_no_way_in():
    event = builders.meeting({"action": "cancelled", "date": date(2026, 12, 8)}, join_link=LINK)
    assert LINK not in cast.client_of(cast.registered()).get(event.url).content.decode()
    other = builders.meeting(join_link=LINK)
    with time_machine.travel(datetime(2026, 12, 8, 20, tzinfo=UTC)):
        assert LINK not in cast.client_of(cast.registered()).get(other.url).content.decode()


def public_addresses(event):
    """Where anything of an event may be read without an account."""
    dates = Occurrence.objects.filter(series=event.translation_key)
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    found = [*pages, *(f"{event.url}{row.slug}/" for row in dates)]
    found += [f"/events/{event.translation_key}/{row.slug}.ics" for row in dates]
    found += ["/events/past/", "/events/2026/12/", "/events/2026/12/08/", "/events/2026/w50/", "/events/feed.ics"]
    found += [f"/events/{event.translation_key}.ics", "/events/subscribe/", "/sitemap.xml"]
    return [*found, "/search/?q=closed", "/search/?q=sesame", "/api/occurrences/?from=2026-01-01&to=2028-01-01"]


def test_no_public_address_says_how_to_get_in(client):
    builders.event_index()
    event = closed_meeting(parent=builders.branch())
    insert_or_update_object(event)
    visited = {}
    for address in public_addresses(event):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        visited[address] = answer.status_code, body.decode()
    assert {address: code for address, (code, _body) in visited.items() if code != 200} == {}
    told = [address for address, (_code, body) in visited.items() for secret in SECRETS if secret in body]
    assert told == []
    assert len(visited) >= 50


def test_no_link_of_a_page_carries_it_elsewhere(client):
    event = closed_meeting()
    answer = client.get(event.url).content.decode()
    elsewhere = [
        href for href in re.findall(r'href="(https?://[^"]+)"', answer) if "example" not in urlsplit(href).netloc
    ]
    assert len([href for href in elsewhere if "google" in href or "live.com" in href]) == 2
    assert not any("meet.example" in href for href in elsewhere)


def test_the_index_of_the_search_has_never_heard_of_it():
    searched = {field.field_name for field in EventPage.get_search_fields()}
    assert not searched & {"join_link", "dial_in", "exceptions"}


def test_an_editor_previews_the_way_in():
    event = closed_meeting(audience="branch")
    answer = event.make_preview_request(extra_request_attrs={"user": cast.editor()})
    assert LINK in answer.content.decode()


def neighbour(branch):
    """Somebody who edits another branch, and this one not."""
    user = cast.member("neighbour@example.org")
    group = Group.objects.create(name="Neighbours")
    for codename in cast.EDITING:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=branch, permission=permission)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.mark.parametrize("alias", [{}, {"alias": "on"}])
def test_nobody_reads_the_way_in_from_a_copy(alias):
    here = builders.branch()
    event = closed_meeting(parent=builders.branch(), audience="branch")
    copy = {"new_title": "Mine", "new_slug": "mine", "new_parent_page": here.pk} | alias
    address = reverse("wagtailadmin_pages:copy", args=[event.pk])
    for user, events in ((neighbour(here), 1), (cast.admin(), 2)):
        cast.client_of(user).post(address, copy)
        assert EventPage.objects.count() == events


def test_what_all_members_may_join_may_be_copied_by_neighbours():
    there, here = builders.branch(), builders.branch()
    user = neighbour(here)
    assert may_copy(user, closed_meeting(parent=there, audience="members"))
    assert may_copy(user, Page.objects.get(pk=there.pk))
    assert not may_copy(user, closed_meeting(parent=there, audience="branch", live=False))
    # With all that stands below it.
    assert not may_copy(user, Page.objects.get(pk=there.pk))


@pytest.mark.parametrize("audience", ["members", "branch"])
def test_the_admin_shows_the_way_in_only_to_who_may_edit(audience):
    there, here = builders.branch(), builders.branch()
    event = closed_meeting(parent=there, audience=audience)
    first, last = event.save_revision().pk, event.save_revision().pk
    pages = [("edit", []), ("history", []), ("view_draft", []), ("revisions_compare", [first, last]), ("usage", [])]
    pages += [("revisions_view", [first]), ("preview_on_edit", []), ("workflow_history", []), ("copy", [])]
    browser = cast.client_of(neighbour(here))
    for name, more in pages:
        answer = browser.get(reverse(f"wagtailadmin_pages:{name}", args=[event.pk, *more]), follow=True)
        assert not told(answer), name
    for address in ("events/%s/dates/", "events/%s/duplicate/", "events/%s/dates/20261208T193000/move/"):
        assert not told(browser.get(f"/admin/{address % event.pk}", follow=True)), address
    for address in ("reports/site-history/", "reports/aging-pages/", "reports/page-types-usage/", "pages/search/?q="):
        assert not told(browser.get(f"/admin/{address}{'sesame' if '?' in address else ''}", follow=True)), address


def told(answer):
    said = answer.content.decode() if answer.status_code == 200 else ""
    return [secret for secret in SECRETS if secret in said]
