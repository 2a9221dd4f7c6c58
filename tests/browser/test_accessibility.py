"""That looks see what is wrong; our admin's screens; browsers complain of nothing. Public pages: test_sweep.py."""

import pytest
from django.urls import reverse

from branches.models import Newcomer, Term
from members.models import Membership, MembershipClaim
from newsletter.models import ArticlePage, EditionPage, Mailing, Suppression
from tests import addresses, databases
from tests.browser.sweep import places
from tests.browser.sweep.looking import look_at

pytestmark = pytest.mark.browser

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
}
# Types of page whose forms have widgets of ours.
EDITED = ("BranchPage", "HomePage", "ArticlePage", "EditionPage")


# What is planted into a page, and what a look at it says.
BARRIERS = {
    "a picture without words": ("<img src='/favicon.ico'>", "image-alt at"),
    "a target for no thumb": ("<p><a class='button' id=plant href='/'>x</a></p>", "smaller than a thumb"),
    "grey on paper": ("<p id=plant>Seen by few</p>", "faint ("),
    "colours that axe measures": ("<p id=plant>Seen by few</p>", "color-contrast at"),
    "a box too small for its words": ("<div id=plant>Seen in part only</div>", "cut: "),
    "one text over another": (
        "<div><p>Under it there is more</p><p id=plant>Over it there is more</p></div>",
        "overlapping: ",
    ),
    "something wide": ("<div id=plant>x</div>", "scrolls sideways by"),
    "something that moves": ("<p id=plant>x</p>", "moves: "),
    "a field without edge": ("<label>x <input id=plant></label>", "no edge in forced colours"),
    "a place like the others": (
        "<a class=x href=/>a</a> <a class=x href=/ aria-current=page>b</a>",
        "not told apart",
    ),
}
STYLES = {
    "a target for no thumb": {"minBlockSize": "0", "padding": "0"},
    "grey on paper": {"color": "#999"},
    "colours that axe measures": {"color": "#999"},
    "a box too small for its words": {"height": "8px", "overflow": "hidden"},
    "one text over another": {"marginBlockStart": "-1.6em"},
    "something wide": {"width": "2000px"},
    "something that moves": {"transition": "color 1s"},
    "a field without edge": {"border": "0"},
}
PLANT = """([html, styles]) => {
    document.querySelector("#main").insertAdjacentHTML("beforeend", html);
    Object.assign(document.querySelector("#plant")?.style ?? {}, styles);
}"""


@pytest.mark.parametrize("barrier", BARRIERS)
def test_a_look_sees_a_barrier_where_there_is_one(visit, barrier):
    page = visit().go("/timezone/")
    html, seen = BARRIERS[barrier]
    page.evaluate(PLANT, [html, STYLES.get(barrier, {})])
    assert any(seen in line for line in look_at(page, barrier))


def test_a_look_sees_none_where_there_is_none(visit):
    assert look_at(visit().go("/timezone/"), "time zone") == []


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


def test_the_account_complains_of_nothing_and_asks_nobody_else(admin):
    person = admin(width=360)
    for url in places.ACCOUNT.values():
        person.go(url)
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
