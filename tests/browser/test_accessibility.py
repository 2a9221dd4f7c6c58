import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from branches.models import Newcomer, Term
from members.models import Membership, MembershipClaim
from newsletter.models import ArticlePage, EditionPage, Mailing, Suppression
from tests import addresses, databases

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The colours of a page are all that its dark version changes.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
# A colour half-way from day to night is nobody's.
AT_REST = """() => document.getAnimations()
    .filter(animation => animation instanceof CSSTransition)
    .forEach(transition => transition.finish())"""
ADMIN_SCREENS = {
    "dashboard": "/admin/",
    "coverage": "/admin/branches/coverage/",
    "all branches": "/admin/desk/region/",
    "reports to the executive": "/admin/desk/reports/",
    "catchments": "/admin/branches/catchments/",
    "register": "/admin/membership/",
    "register: members without a branch": "/admin/membership/without-branch/",
    "register: export": "/admin/membership/export/",
    "register: who looked": "/admin/membership/looks/",
    "register: imports": "/admin/membership/imports/",
    "register: questions": "/admin/membership/questions/",
    "addresses without mail": "/admin/newsletter/suppressions/",
    "articles that wait": "/admin/newsletter/waiting/",
    "editions": "/admin/newsletter/editions/",
    "new edition": "/admin/newsletter/editions/new/",
    "mailings": "/admin/newsletter/mailings/",
    "new official notice": "/admin/newsletter/notices/new/",
    "who holds what": "/admin/posts/terms/",
    "posts and vacancies": "/admin/posts/posts/",
    "to welcome": "/admin/welcome/",
    "import a calendar": "/admin/events/import/",
    "conduct pages": "/admin/conduct/pages/",
    "new catchment": "/admin/branches/catchments/new/",
    "organisation": "/admin/settings/common/organisationsettings/",
}  # Types of page whose forms have widgets of ours.
EDITED = ("BranchPage", "HomePage", "ArticlePage", "EditionPage")

ACCOUNT_PAGES = {
    "account": "/account/",
    "account: name": "/account/settings/name/",
    "account: language": "/account/settings/language/",
    "account: time zone": "/account/settings/time-zone/?q=spain",
    "account: mail": "/account/settings/mail/",
    "account: membership": "/account/settings/membership/",
    "account: second step": "/account/2fa/",
    "account: calendar": "/account/settings/calendar/",
    "account: data": "/account/data/",
    "account: deletion": "/account/delete/",
}


# Wagtail's rich text editor has no name of its own for screen readers; delete this once its label is tied to it.
EDITORS_OWN = {"exclude": [[".public-DraftEditor-content"]]}


def violations(page, where, rules=RULES):
    """What axe finds, one line each: the rule and the first element."""
    found = (
        Axe()
        .run(page, context=EDITORS_OWN, options={"runOnly": rules, "resultTypes": ["violations"]})
        .response["violations"]
    )
    return [f"{where}: {rule['id']} at {rule['nodes'][0]['html'][:150]}" for rule in found]


def look_at(page, name):
    """What axe finds on a phone and on a desk, by day and by night."""
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in (("light", RULES), ("dark", RULES_OF_COLOUR)):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(AT_REST)
            found += violations(page, f"{name} ({width}, {scheme})", rules)
    return found


def test_axe_sees_a_barrier_where_there_is_one(visit):
    page = visit().go("/")
    page.evaluate("document.querySelector('#main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.ico\">')")
    page.evaluate("document.querySelector('h1').style.color = '#999'")
    assert {"image-alt", "color-contrast"} <= {line.split()[3] for line in look_at(page, "broken")}


def test_no_page_has_a_barrier_at_any_width_light_or_dark(visit, found):
    problems, visitor = [], visit()
    for name, url in found.items():
        problems += look_at(visitor.go(url), name)
    assert not problems, "\n".join(problems)
    assert len(found) >= 25


def test_a_regions_page_is_among_them(found):
    assert "RegionPage" in found


def test_every_state_of_a_date_is_among_them(found):
    states = {name.removeprefix("date: ") for name in found if name.startswith("date: ")}
    assert states == {"scheduled", "cancelled", "moved", "extra", "whole day"}


TURNED = "document.documentElement.dir = 'rtl'; document.documentElement.lang = 'ar'"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IN_ARABIC = ["EventIndexPage", "calendar: month", "calendar: week", "calendar: day", "date: moved", "EventPage"]


@pytest.mark.parametrize("width", [320, 1280])
def test_calendars_have_no_barrier_from_right_to_left(visit, found, width):
    problems, visitor = [], visit(width=width)
    for name in IN_ARABIC:
        page = visitor.go(found[name])
        page.evaluate(TURNED)
        problems += violations(page, name)
        if page.evaluate(WIDER) > 0:
            problems.append(f"{name}: scrolls sideways")
    assert not problems, "\n".join(problems)


def test_a_form_with_errors_has_no_barrier(visit, found):
    page = visit().go(found["contact 1"])
    page.click("form[method=post] [type=submit]")
    page.wait_for_selector("[aria-invalid=true]")
    problems = look_at(page, "form with errors")
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def screens(demo_connection, site, django_db_blocker):
    """Our own admin screens, and the editors of pages that are ours: a branch and the home page."""
    with django_db_blocker.unblock(), databases.connected_to(demo_connection):
        first = {type(page).__name__: page.pk for page in reversed(addresses.live_pages())}
        waiting = {
            "a question": reverse(
                "register_question", args=[MembershipClaim.objects.values_list("pk", flat=True)[0]]
            ),
            "a newcomer": reverse(
                "branches_welcome_wrote", args=[Newcomer.objects.waiting().values_list("pk", flat=True)[0]]
            ),
            "an appointment": reverse("term:confirm", args=[Term.objects.values_list("pk", flat=True)[0]]),
            "a member": reverse("register_entry", args=[Membership.objects.values_list("pk", flat=True)[0]]),
        }
        of_newsletter = screens_of_newsletter()
    editors = {f"{kind} editor": f"/admin/pages/{first[kind]}/edit/" for kind in EDITED}
    return ADMIN_SCREENS | editors | waiting | of_newsletter


def screens_of_newsletter():
    """About an article that waits and one that is published, an edition, a mailing, an address without mail."""
    article, edition = ArticlePage.objects.live().first().pk, EditionPage.objects.filter(live=False).first().pk
    waits = next(page.pk for page in ArticlePage.objects.filter(live=False) if page.workflow_in_progress)
    where = {
        "newsletter_review": (waits, article),
        "newsletter_withdraw": (article,),
        "newsletter_edition_preview": (edition,),
        "newsletter_edition_send": (edition,),
        "newsletter_mailing": (Mailing.objects.values_list("pk", flat=True)[0],),
        "newsletter_suppression": (Suppression.objects.values_list("pk", flat=True)[0],),
    }
    return {f"{name} {pk}": reverse(name, args=[pk]) for name, keys in where.items() for pk in keys}


def test_our_admin_screens_have_no_barrier(admin, screens):
    problems, editor = [], admin()
    for name, url in screens.items():
        problems += look_at(editor.go(url), name)
    assert not problems, "\n".join(problems)
    assert len(screens) >= 35


def test_the_account_has_no_barrier_and_nothing_scrolls_sideways(admin):
    problems, person = [], admin(width=360)
    for name, url in ACCOUNT_PAGES.items():
        page = person.go(url)
        if page.evaluate(WIDER) > 0:
            problems.append(f"{name}: scrolls sideways")
        problems += look_at(page, name)
        page.set_viewport_size({"width": 360, "height": 900})
    assert not problems, "\n".join(problems)
    assert person.problems == []
    assert person.from_elsewhere() == []


def test_the_browser_complains_of_nothing_and_asks_nobody_else(visit, found):
    visitor = visit()
    for url in found.values():
        visitor.go(url)
    assert visitor.problems == []
    assert visitor.from_elsewhere() == []
    assert len(visitor.requests) >= 100
    assert addresses.MISSING in "".join(visitor.requests)


def test_the_admin_complains_of_nothing_and_asks_nobody_else(admin, screens):
    editor = admin()
    for url in screens.values():
        editor.go(url)
    assert editor.problems == []
    assert editor.from_elsewhere() == []
