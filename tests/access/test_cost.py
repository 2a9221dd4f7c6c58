"""What rights cost: at most two queries more in a request, however many branches, terms and pages there are."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from branches.permissions import KEEP, TermsPagePermissionPolicy
from members.models import User
from tests import builders, cast


def queries(act):
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


MOST = {"member": 1, "officer": 2, "coordinator": 2, "editor": 2, "translator": 2, "admin": 0}


@pytest.mark.parametrize(("role", "most"), MOST.items())
def test_the_policy_asks_at_most_two_queries_more_than_wagtails(world, people, role, most):
    user, same = getattr(people, role), getattr(people, role)
    wagtails = queries(lambda: list(PagePermissionPolicy().get_all_permissions_for_user(same)))
    ours = queries(lambda: list(TermsPagePermissionPolicy().get_all_permissions_for_user(user)))
    assert ours - wagtails <= most


def test_asked_again_in_the_same_request_it_asks_nothing(world, people):
    officer, pages = people.officer, [world.page("berlin"), world.page("tokyo")]
    assert [page.permissions_for_user(officer).can_publish() for page in pages] == [True, False]
    assert queries(lambda: [page.permissions_for_user(officer).can_publish() for page in pages]) == 0


@pytest.mark.parametrize("role", ["coordinator", "editor"])
def test_the_list_of_pages_takes_the_same_queries_with_ten_times_the_branches(world, people, role):
    client, url = people.client(role), reverse("wagtailadmin_explore", args=[world.regions["europe"].pk])
    client.get(url)
    few = queries(lambda: client.get(url))
    for number in range(18):
        region = Page.objects.get(pk=world.regions["europe"].pk)
        builders.branch(region=region, title=f"More {number}", slug=f"more-{number}")
    assert queries(lambda: client.get(url)) <= few
    assert b"More 9" in client.get(url).content


def test_an_officers_request_asks_three_more_than_that_of_a_group_with_the_same_rights(world, people):
    """The policy's two, and one of the door that looks at the page before the view does."""
    branch, group = world.page("berlin"), Group.objects.create(name="By hand")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in KEEP:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=branch, permission=permission)
    by_hand = cast.member("hand@example.org")
    by_hand.groups.add(group)
    url = reverse("wagtailadmin_explore", args=[branch.pk])
    clients = [cast.client_of(User.objects.get(pk=by_hand.pk)), people.client("officer")]
    assert [client.get(url).status_code for client in clients] == [200, 200]
    hand, officer = (queries(lambda client=client: client.get(url)) for client in clients)
    assert officer <= hand + 2
