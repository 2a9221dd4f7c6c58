"""``can(user, action, object)``: the one question, and what capabilities bring besides pages."""

import pytest

from branches.models import Catchment, Term
from common.models import CustomDocument, CustomImage
from members.rights import ENTER_ADMIN, can
from tests.access.roles import ROLES

ENTERS = {"officer", "foreign_officer", "coordinator", "partner", "foreign_coordinator", "editor", "translator"}
# Conduct officers find the way to their desk there, and the pages; no case.
ENTERS |= {"membership", "returning", "conduct", "admin"}
EDITS = {"officer", "coordinator", "partner", "editor", "admin"}
# What each may do with Berlin's page and its catchment, and with a term of office.
ANSWERS = {
    ("edit", "branch"): EDITS,
    ("publish", "branch"): EDITS,
    ("delete", "branch"): {"admin"},
    ("move", "branch"): {"admin"},
    ("copy", "branch"): {"admin"},
    ("add_below", "branch"): EDITS,
    ("add_below", "region"): EDITS - {"officer"},
    ("edit", "text_fr"): EDITS | {"translator"},
    ("publish", "text_fr"): EDITS,
    ("change", "catchment"): {"coordinator", "partner", "membership", "admin"},
    ("change", "term"): {"returning", "admin"},
    ("sell", "branch"): set(),
}


def things(world):
    return {
        "branch": world.page("berlin"),
        "text_fr": world.page("berlin", "text_fr"),
        "region": world.page("berlin").region,
        "catchment": Catchment.objects.get(pk=world.corners["berlin"].keys["catchment.pk"]),
        "term": Term.objects.first(),
    }


def test_every_rule_answers_for_every_role(world, people):
    of, asked = things(world), 0
    for (action, thing), expected in ANSWERS.items():
        found = {role for role in ROLES if can(getattr(people, role), action, of[thing])}
        assert found == expected, (action, thing)
        asked += len(ROLES)
    assert asked == 12 * 14


@pytest.mark.parametrize("role", ROLES)
def test_the_admin_opens_to_whoever_has_work_there(world, people, role):
    assert getattr(people, role).has_perm(ENTER_ADMIN) == (role in ENTERS)
    assert (people.client(role).get("/admin/").status_code == 200) == (role in ENTERS)


def test_pictures_and_documents_are_ones_own_to_change_and_all_open_ones_to_choose(world, people):
    from wagtail.permissions import policy_registry

    from tests import builders

    officer, other = people.officer, people.foreign_officer
    for model, make in ((CustomImage, builders.image), (CustomDocument, builders.document)):
        mine, theirs = make(uploaded_by_user=officer), make(uploaded_by_user=other)
        closed = make(uploaded_by_user=other, collection_id=world.corners["tokyo"].keys["collection_id"])
        policy = policy_registry.get_by_type(model)
        may = {
            thing: {a for a in ("change", "choose") if policy.user_has_permission_for_instance(officer, a, thing)}
            for thing in (mine, theirs, closed)
        }
        assert may == {mine: {"change", "choose"}, theirs: {"choose"}, closed: set()}
        chosen = set(policy.instances_user_has_permission_for(officer, "choose"))
        assert {mine, theirs} <= chosen
        assert closed not in chosen
        assert policy.user_has_permission(officer, "add")
        assert not policy.user_has_permission(people.membership, "add")
        assert policy.user_has_permission_for_instance(people.editor, "change", theirs)
