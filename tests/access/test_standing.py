"""Pages that others lead to stay: who may do what with a branch, its region, the pages below, the home page."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Page

from branches.choices import Status

ACTS = ("can_edit", "can_publish", "can_unpublish", "can_delete", "can_move", "can_copy", "can_set_view_restrictions")
KEEP_WORDS = {"can_edit", "can_publish"}
EVERYTHING = set(ACTS)
NOTHING = set()


def may(user, page):
    tester = Page.objects.get(pk=page.pk).permissions_for_user(user)
    return {act for act in ACTS if getattr(tester, act)()}


@pytest.mark.parametrize(
    ("role", "of_branch", "of_text", "of_region", "of_home"),
    [
        ("member", NOTHING, NOTHING, NOTHING, NOTHING),
        ("former_officer", NOTHING, NOTHING, NOTHING, NOTHING),
        ("foreign_officer", NOTHING, NOTHING, NOTHING, NOTHING),
        ("foreign_coordinator", NOTHING, NOTHING, NOTHING, NOTHING),
        ("membership", NOTHING, NOTHING, NOTHING, NOTHING),
        ("returning", NOTHING, NOTHING, NOTHING, NOTHING),
        ("conduct", NOTHING, NOTHING, NOTHING, NOTHING),
        ("translator", NOTHING, NOTHING, NOTHING, NOTHING),
        ("officer", KEEP_WORDS, EVERYTHING, NOTHING, NOTHING),
        ("coordinator", KEEP_WORDS, EVERYTHING, KEEP_WORDS, NOTHING),
        ("partner", KEEP_WORDS, EVERYTHING, KEEP_WORDS, NOTHING),
        ("editor", KEEP_WORDS, EVERYTHING, KEEP_WORDS, KEEP_WORDS),
        ("admin", EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING),
    ],
)
def test_who_keeps_a_page_and_who_may_remove_it(world, people, role, of_branch, of_text, of_region, of_home):
    user = getattr(people, role)
    pages = [world.page("berlin"), world.page("berlin", "text"), world.regions["europe"], world.home]
    assert [may(user, page) for page in pages] == [of_branch, of_text, of_region, of_home]


@pytest.mark.parametrize("act", ["delete", "unpublish", "move", "copy"])
@pytest.mark.parametrize("role", ["officer", "coordinator", "editor"])
def test_a_branch_is_not_removed_by_request_either(world, people, role, act):
    branch = world.page("berlin")
    people.client(role).post(
        reverse(f"wagtailadmin_pages:{act}", args=[branch.pk]), {"new_slug": "x", "new_title": "X"}
    )
    people.client(role).post(
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={branch.pk}"
    )
    after = world.page("berlin")
    assert (after.live, after.path, after.get_siblings().count()) == (
        True,
        branch.path,
        branch.get_siblings().count(),
    )


@pytest.mark.parametrize(
    ("role", "changes"), [("officer", False), ("coordinator", True), ("editor", True), ("admin", True)]
)
def test_where_a_branch_stands_is_for_those_above_it(world, people, role, changes):
    branch = world.page("berlin")
    form_class = branch.get_edit_handler().get_form_class()
    form = form_class(instance=branch, for_user=getattr(people, role), parent_page=branch.get_parent())
    standing = {"status", "status_date", "status_reason", "merged_into", "slug"}
    assert standing & set(form.fields) == (standing if changes else set())
    assert ({"expire_at", "go_live_at"} <= set(form.fields)) == (role == "admin")


def test_a_forged_form_does_not_move_where_a_branch_stands(world, people):
    branch = world.page("berlin")
    form_class = branch.get_edit_handler().get_form_class()
    wish = {"status": Status.CLOSED, "slug": "elsewhere", "expire_at": "2026-12-01 00:00"}
    form = form_class(QueryDict(urlencode(wish)), instance=branch, for_user=people.officer)
    assert not set(wish) & set(form.fields)


def test_a_coordinator_makes_a_branch_and_may_take_back_a_draft_that_was_never_shown(world, people):
    from tests import builders

    coordinator, region = people.coordinator, world.regions["europe"]
    assert Page.objects.get(pk=region.pk).permissions_for_user(coordinator).can_add_subpage()
    assert Page.objects.get(pk=region.pk).permissions_for_user(coordinator).can_publish_subpage()
    draft = builders.branch(region=region, live=False)
    assert draft.permissions_for_user(coordinator).can_delete()
    assert not draft.permissions_for_user(people.foreign_coordinator).can_delete()
