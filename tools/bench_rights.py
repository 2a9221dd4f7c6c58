"""What rights cost in the admin: the list of a region's branches with 25 branches and with 250, and the page policy.

The number of queries must be the same, and the policy asks at most two more than Wagtail's own.
"""

MOST = 2


def cost():
    """Queries by what was asked, with as many branches as there are now."""
    from django.urls import reverse

    from branches.models import RegionPage, Term
    from branches.permissions import TermsPagePermissionPolicy
    from members.models import User
    from members.rights import Capability

    region = RegionPage.objects.filter(locale__language_code="en").first()
    listing = reverse("wagtailadmin_explore", args=[region.pk])
    coordinating = Term.objects.filter(post__body__page=region.pk, post__capabilities__contains=Capability.REGION)
    coordinator = coordinating.exclude(person=None).first().person
    administrator = User.objects.get(email="admin@example.org")
    policy = TermsPagePermissionPolicy()
    fresh = User.objects.get(pk=coordinator.pk)
    return {
        "List of a region's pages, administrator": opened(listing, administrator),
        "List of a region's pages, coordinator": opened(listing, coordinator),
        "Page policy beside Wagtail's": counted(lambda: policy.get_all_permissions_for_user(fresh)) - 1,
    }


def opened(url, user):
    from django.test import Client

    client = Client()
    client.force_login(user)
    assert client.get(url).status_code == 200
    return counted(lambda: client.get(url))


def counted(act):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def report(table, few, many):
    for name in few:
        bar = MOST if "policy" in name else few[name]
        table.add("rights", f"{name}, queries with ten times the branches", many[name], bar)
