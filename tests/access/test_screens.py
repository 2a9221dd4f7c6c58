"""Our own screens in the admin: role x address x answer. A screen that stands in no table here fails."""

import pytest
from django.urls import reverse

from tests.access.addresses import Objects, admin_patterns, concrete
from tests.access.roles import ROLES

OFFICERS = {"officer", "foreign_officer"}
COORDINATORS = {"coordinator", "partner", "foreign_coordinator"}
OF_BERLIN = {"officer", "coordinator", "partner", "admin"}
HELPERS = {"coordinator", "partner", "returning", "admin"}
CATCHMENTS = COORDINATORS | {"membership", "admin"}
EVENTS = OFFICERS | COORDINATORS | {"editor", "admin"}
# The beginning of an address's name -> who may come in, with what belongs to Berlin; everybody else is refused.
# Of several beginnings the longest counts.
SCREENS = {
    "body:": {"returning", "admin"},
    "body:delete": {"admin"},
    "post:": {"returning", "admin"},
    "term:": {"returning", "admin"},
    "suggestedaction:": {"editor", "admin"},
    "catchment:": CATCHMENTS,
    "branches_coverage": CATCHMENTS,
    "branches_plans": EVENTS | {"returning"},
    "branches_plan_new": OF_BERLIN | {"editor"},
    "branches_plan_progress": OF_BERLIN | {"editor"},
    "branches_plan_review": OF_BERLIN | {"editor", "returning"},
    "branches_welcome": OFFICERS | CATCHMENTS,
    "branches_welcome_": OF_BERLIN | {"membership"},
    "desk_my_branch": OFFICERS | {"admin"},
    "desk_region": COORDINATORS | {"returning", "admin"},
    "desk_reports": COORDINATORS | {"returning", "admin"},
    "desk_report": HELPERS,
    "desk_branch": OF_BERLIN | {"returning"},
    "desk_step": OF_BERLIN | {"returning"},
    "desk_note": HELPERS,
    "desk_handover": HELPERS,
    "event_pages:": EVENTS | {"translator"},
    # Wagtail opens this to whoever enters the admin; its chooser offers them no page to stand under.
    "event_pages:choose_parent": EVENTS | {"translator", "membership", "returning", "conduct"},
    "events_upcoming:": EVENTS | {"translator"},
    "events_import": EVENTS,
    "events_preview": EVENTS | {"translator"},
    "events_": OF_BERLIN | {"editor"},
    "register": {"membership", "admin"},
    "newsletter_mailing": {"editor", "returning", "admin"},
    "hand_in": OF_BERLIN | {"editor"},
    "translations_not_begun": {"translator", "editor", "admin"},
    "edition_articles:": {"editor", "admin"},
    "newsletter_editions": {"editor", "returning", "admin"},
    "newsletter_edition_": {"editor", "admin"},
    "newsletter_mailing_confirm": {"editor", "returning", "admin"},
    "newsletter_mailing_mail": {"editor", "returning", "admin"},
    "newsletter_notice": {"returning", "admin"},
    "newsletter_mine": COORDINATORS | {"editor", "admin"},
    "newsletter_waiting": COORDINATORS | {"editor", "admin"},
    "newsletter_review": {"editor", "admin"},
    "newsletter_withdraw": {"editor", "admin"},
    "namedauthor:": {"editor", "admin"},
    "newsletter_suppression": {"membership", "admin"},
    # For the qualified (tests/conduct/pages): no role here, and no administrator.
    "conduct_pages": set(),
    "conduct_review": {"editor", "admin"},
    "conduct_withdraw": set(),
    "conduct_help_verify": set(),
    "conduct_acknowledgements": {"conduct"},
}
# Lists with nothing of one branch in their address: exactly these come in.
EXACTLY = {
    "body:index": {"returning", "admin"},
    "term:index": {"returning", "admin"},
    "catchment:index": CATCHMENTS,
    "branches_coverage": CATCHMENTS,
    "desk_my_branch": OFFICERS,
    "desk_region": COORDINATORS | {"returning", "admin"},
    "register": {"membership", "admin"},
    "edition_articles:choose": {"editor", "admin"},
    "newsletter_editions": {"editor", "returning", "admin"},
    "newsletter_edition_new": {"editor", "admin"},
    "newsletter_notice_new": {"returning", "admin"},
    "newsletter_mine": COORDINATORS | {"editor", "admin"},
    "newsletter_waiting": COORDINATORS | {"editor", "admin"},
    "namedauthor:index": {"editor", "admin"},
    "newsletter_suppressions": {"membership", "admin"},
    "newsletter_mailings": {"editor", "returning", "admin"},
    "conduct_acknowledgements": {"conduct"},
}
REFUSED = {302, 403, 404}


def screens():
    """Our patterns, and who may come in by the table; None where no table knows it."""
    ours = [pattern for pattern in admin_patterns() if not pattern.name.startswith("wagtail")]
    for pattern in ours:
        known = [start for start in SCREENS if pattern.name.startswith(start)]
        yield pattern, SCREENS[max(known, key=len)] if known else None


def test_every_screen_of_ours_stands_in_the_table():
    of = dict(screens())
    assert [pattern.name for pattern, roles in of.items() if roles is None] == []
    assert len(of) >= 70


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_not_in_the_table_is_refused(world, people, role):
    client, objects, tried = people.client(role), Objects(world.corners["berlin"], thorough=False), 0
    for pattern, roles in screens():
        for address in concrete(pattern, objects) if role not in roles else ():
            assert client.get(address).status_code in REFUSED, address
            tried += 1
    assert tried >= (0 if role == "admin" else 15)


@pytest.mark.parametrize("name", EXACTLY)
def test_a_list_opens_to_exactly_those_of_the_table(world, people, name):
    address = reverse(name)
    assert {role for role in ROLES if people.client(role).get(address).status_code == 200} == EXACTLY[name]
