"""A private page is nowhere to be found for whom it is not: one of every type, looked for at every public address."""

import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.search.index import insert_or_update_object

from branches.models import BodyPage, BranchIndexPage, BranchPage, PlanPage, RegionPage
from conduct.models import CodeOfConductPage, ConductIndexPage, ConductTextPage, ReportFormPage
from events.models import EventHost, EventIndexPage, EventPage, Occurrence
from home.models import ContactPage, HomePage, StandardPage
from newsletter.models import ArticlePage, EditionPage, NewsletterIndexPage
from tests import builders, cast
from tests.branches.translations import translated
from tests.branches.welcome.people import officer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "Quuxmarker"
# Of what a page says: all of it carries the marker.
TEXTS = (
    "title",
    "seo_title",
    "search_description",
    "introduction",
    "summary",
    "short_name",
    "city",
    "meets",
    "agenda",
    "body_name",
)
ANSWERS = {200, 302, 400, 403, 404}


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    """A public site, and beside each thing in it a private one of the same kind, in two languages and as an alias."""
    region = builders.region(title="Europe")
    branch = builders.branch(region=region, title="Berlin")
    builders.event_index()
    builders.catchment(branch, "DE")
    text = builders.standard_page(title="About us", show_in_menus=True)
    private = {
        RegionPage: builders.region(),
        BranchPage: builders.branch(region=region),
        EventPage: builders.meeting(parent=branch),
        StandardPage: builders.standard_page(parent=text),
        ContactPage: builders.contact_page(),
        BodyPage: _below(builders.home(), BodyPage(title="B", slug="group", introduction="x")),
        PlanPage: builders.plan({"what": f"{SECRET} deed"}, branch=branch),
        ArticlePage: builders.article(authors=[f"{SECRET} author"], regions=[region], branches=[branch]),
        EditionPage: builders.edition(live=True),
    }
    builders.article(title="Open article", regions=[region])
    builders.catchment(private[BranchPage], "FR")
    below = builders.standard_page(parent=private[BranchPage])
    open_meeting = builders.meeting(parent=branch, title="Open meeting")
    EventHost.objects.create(event=open_meeting, host=private[BranchPage])
    pages = [_marked(page) for page in (*private.values(), below)]
    builders.organisation(membership_contact=pages[4])
    for page in pages[:-1]:
        if not isinstance(page, PlanPage):
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    copies = [_marked(translated(page)) for page in (pages[1], pages[3])]
    alias = Page.objects.get(pk=pages[3].pk).specific.create_alias(parent=builders.home(), update_slug="other-name")
    for page in Page.objects.filter(depth__gt=1).specific():
        insert_or_update_object(page)
    return {"pages": pages, "copies": copies, "alias": alias, "branch": branch, "text": text}


def _below(parent, page):
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def _marked(page):
    """Everything it says is the secret's; its address and its pictures are not."""
    for name in TEXTS:
        if name in {field.name for field in page._meta.get_fields()}:
            setattr(page, name, f"{SECRET} {name}"[:40])
    page.show_in_menus = True
    page.save()
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


# What was asked for is said back, in English and French: that is no answer.
SAID_BACK = re.compile(
    rf'''q(=|%3D){SECRET}|[“«][ \u202f\xa0]?{SECRET}[ \u202f\xa0]?[”»]|value="{SECRET}"'''
    rf"|(Search|Recherche[ \u202f\xa0]): {SECRET}"
)


def addresses():
    """Every address that somebody may try who knows what there is."""
    found = ["/sitemap.xml", "/robots.txt", "/branches/find/", "/branches/plans/", "/branches/vacancies/"]
    found += [f"/branches/find/?country={code}" for code in ("DE", "FR", "XX")]
    found += ["/events/past/", "/events/2026/12/", "/events/2026/12/08/", "/events/2026/w50/", "/events/feed.ics"]
    found += ["/events/subscribe/", "/api/occurrences/?from=2026-01-01&to=2028-01-01", "/timezone/", "/nothing/"]
    found += [f"/api/occurrences/?q={SECRET}&from=2026-01-01&to=2028-01-01", f"/events/?q={SECRET}"]
    found += ["/newsletter/feed/", "/newsletter/feed/rss/", "/newsletter/editions/", "/newsletter/2026/11/"]
    for prefix in ("", "/fr"):
        found += [f"{prefix}/search/?q={word}" for word in (SECRET, "deed", "title", "france", quote("introduction"))]
    for page in Page.objects.filter(depth__gt=1).specific():
        url = page.url
        found += [url, f"{url}contact/", f"{url}hello/", f"{url}?tz=Asia/Tokyo"]
        if isinstance(page, BranchPage | RegionPage):
            kind = "branch" if isinstance(page, BranchPage) else "region"
            found += [f"/events/?{kind}={page.slug}", f"/events/feed.ics?{kind}={page.slug}"]
            found += [f"/events/subscribe/?{kind}={page.slug}", f"/newsletter/feed/{kind}/{page.slug}/"]
            found += [f"/newsletter/?{kind}={page.slug}"]
            found += [f"/api/occurrences/?{kind}={page.slug}&from=2026-01-01&to=2028-01-01"]
    for row in Occurrence.objects.select_related("series__event"):
        found += [f"{row.series.event.url}{row.slug}/", f"/events/{row.series_id}/{row.slug}.ics"]
        found += [f"/events/{row.series_id}.ics"]
    return found


def sweep(browser):
    """Where the secret is told, and how many addresses were tried."""
    tried, told, codes = 0, [], {}
    for address in addresses():
        answer = browser.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        heads = " ".join(f"{name}: {value}" for name, value in answer.items())
        if SECRET in SAID_BACK.sub("", body.decode()) or SECRET in SAID_BACK.sub("", heads):
            told.append(address)
        codes[address] = answer.status_code
        tried += 1
    odd = {address: code for address, code in codes.items() if code not in ANSWERS}
    assert odd == {}
    return told, tried


def test_every_page_type_is_looked_for(world):
    types = {type(page) for page in world["pages"]} | {HomePage, BranchIndexPage, EventIndexPage}
    types.add(NewsletterIndexPage)
    # Nobody is kept from help (tests/conduct/pages/test_doors.py).
    types |= {ConductIndexPage, CodeOfConductPage, ReportFormPage, ConductTextPage}
    assert {model for model in get_page_models() if model is not Page} == types


def test_a_stranger_finds_no_private_page_anywhere(client, world):
    told, tried = sweep(client)
    assert told == []
    assert tried >= 120


def test_somebody_with_an_account_who_is_no_member_finds_none_either(world):
    told, tried = sweep(cast.client_of(cast.member("account@example.org")))
    assert told == []
    assert tried >= 120


def test_the_marker_is_there_for_who_may_read_it(world):
    told, _tried = sweep(cast.client_of(cast.registered()))
    assert len(told) >= 20


@pytest.mark.parametrize("model", [BranchIndexPage, EventIndexPage])
def test_a_list_of_everything_can_be_private_too(client, world, model):
    page = model.objects.first()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    _marked(page)
    told, tried = sweep(client)
    assert told == []
    assert tried >= 120


def test_who_is_signed_in_and_no_member_is_told_so_and_not_sent_to_sign_in(world):
    browser = cast.client_of(cast.member("account@example.org"))
    refused = [page for page in world["pages"] if not isinstance(page, PlanPage)]
    for page in (*refused, *world["copies"], world["alias"]):
        answer = browser.get(page.get_url())
        assert answer.status_code == 403, page
        assert "This page is for members" in answer.content.decode() or page.locale.language_code == "fr"
        assert "no-store" in answer["Cache-Control"]
    assert len(refused) == 9


def test_a_stranger_is_sent_to_sign_in_and_back(client, world):
    for page in world["pages"]:
        if isinstance(page, PlanPage):  # the door of plans says itself how to sign in
            continue
        answer = client.get(page.get_url())
        assert (answer.status_code, "next=" in answer["Location"]) == (302, True), page


@pytest.mark.parametrize("who", ["member", "officer", "holder of a post without rights", "editor"])
def test_members_and_officers_read_it_and_find_it(world, who):
    user = {
        "member": lambda: cast.registered(),
        "officer": lambda: officer(world["branch"]),
        "holder of a post without rights": lambda: officer(world["branch"], None),
        "editor": cast.editor,
    }[who]()
    browser = cast.client_of(user)
    assert SECRET in browser.get(world["pages"][3].url).content.decode()
    found = browser.get("/search/", {"q": SECRET})
    assert len(found.context["results"]) >= 5
    assert found["Cache-Control"] == "private, no-store"


def test_an_officer_whose_term_is_over_reads_it_no_more(world):
    user = officer(world["branch"], end=NOW.date())
    assert cast.client_of(user).get(world["pages"][3].url).status_code == 403


def test_a_page_for_a_group_is_for_that_group_only(client):
    page = builders.standard_page(title=SECRET)
    insert_or_update_object(page)
    group = Group.objects.create(name="Working group")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)
    inside, outside = cast.registered(email="in@example.org"), cast.registered(email="out@example.org")
    inside.groups.add(group)
    for user, finds in ((inside, 1), (outside, 0)):
        results = cast.client_of(user).get("/search/", {"q": SECRET}).context["results"]
        assert len(results) == finds
    assert client.get(page.url).status_code == 302


def test_what_stands_below_a_private_page_shows_its_way_to_members(world):
    below = world["pages"][-1]
    answer = cast.client_of(cast.registered()).get(below.url).content.decode()
    assert f'href="{world["pages"][1].url}"' in answer


def test_nobody_asks_who_it_is_on_a_public_page(client, world):
    answer = client.get(world["branch"].url)
    assert answer.status_code == 200
    assert "no-store" not in answer.get("Cache-Control", "")


def test_many_restrictions_cost_no_more_than_one(client, world):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            for address in (world["branch"].url, world["text"].url, "/events/", "/search/?q=berlin"):
                client.get(address)
        return len(queries)

    asked()
    few = asked()
    for number in range(20):
        page = builders.standard_page(parent=world["text"], title=f"More {number}")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert asked() == few
