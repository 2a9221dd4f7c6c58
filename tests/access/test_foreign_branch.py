"""Somebody else's branch, at every address of the admin: nothing of it is told, nothing of it is changed."""

from itertools import chain

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Revision, TaskState
from wagtail_localize.models import StringTranslation, Translation

from branches.models import Catchment
from common.models import CustomDocument, CustomImage
from tests.access.addresses import Objects, admin_patterns, concrete
from tests.access.world import SECRET_PAGES

# Who may see nothing of a foreign branch: with pages of their own, with screens but no pages, with neither. The first
# tries every page of it at every address, the others one.
FOREIGN = {"officer": True, "coordinator": False, "membership": False, "former_officer": False, "anonymous": False}
# Signs out, or shows what an error looks like.
NOT_PROBED = {"wagtailadmin_logout", "wagtailadmin_error_test"}
# Wagtail answers a form without its fields with an error here; it knows of no object.
NOT_POSTED_TO = "/admin/choose-external-link/"
# What forms behind the addresses would like to have, all at once; each takes what it knows.
WISHES = {
    "title": "Taken over",
    "slug": "taken-over",
    "new_title": "Taken over",
    "new_slug": "taken-over",
    "restriction_type": "none",
    "action-publish": "1",
    "publish_translations": "on",
    "comment": "",
    "position": "0",
}


def addresses(world, where, thorough=True):
    objects = Objects(world.corners[where], thorough)
    patterns = [pattern for pattern in admin_patterns() if pattern.name not in NOT_PROBED]
    return list(chain.from_iterable(concrete(pattern, objects) for pattern in patterns)) + asked(world, where)


def asked(world, where):
    """Addresses that say in their query what they are about."""
    corner = world.corners[where]
    branch, secrets = corner.pages["branch"], [corner.pages[name].pk for name in SECRET_PAGES]
    ids = "&".join(f"id={pk}" for pk in secrets)
    choose, api = reverse("wagtailadmin_choose_page"), reverse("wagtailadmin_api:pages:listing")
    return [
        f"{choose}{branch.pk}/",
        f"{choose}search/?q=secret",
        f"{choose}search/?q={corner.name}",
        f"{choose}chosen-multiple/?{ids}",
        f"{api}?child_of={branch.pk}",
        f"{api}?descendant_of={branch.pk}&fields=*",
        f"{api}?search=secret",
        f"{api}?for_explorer=1&child_of={branch.pk}",
        f"{reverse('wagtailadmin_pages:search')}?q=secret",
        f"{reverse('wagtailadmin_explore', args=[branch.pk])}?q=secret",
        f"{reverse('wagtailadmin_explore_root')}?q=secret",
        *(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', verb])}?{ids}" for verb in BULK),
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id=all&childOf={branch.pk}",
        f"{reverse('wagtaildocs_chooser:choose_results')}?q=secret",
        f"{reverse('wagtailimages_chooser:choose_results')}?q=secret",
        f"{reverse('wagtailadmin_reports:site_history')}?label=secret",
        f"{reverse('wagtailadmin_reports:aging_pages')}?export=csv",
        f"{reverse('wagtailadmin_reports:site_history')}?export=csv",
        f"{reverse('wagtail_localize:translations_report')}?export=csv",
    ]


BULK = ("delete", "publish", "unpublish", "move")


class Prober:
    """A browser that remembers nothing between two addresses, and reads the messages that wait for the next page."""

    def __init__(self, client, secret):
        self.client, self.secret = client, secret
        client.raise_request_exception = False
        self.tried, self.told, self.broken = 0, [], []

    def __call__(self, address, wishes=None):
        answer = self.client.get(address) if wishes is None else self.client.post(address, wishes)
        self.client.cookies.pop("messages", None)
        self.tried += 1
        if self.secret in self._heard(answer):
            self.told.append(address)
        if answer.status_code >= 500:
            self.broken.append(address)

    def _heard(self, answer):
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        waiting = get_messages(answer.wsgi_request)
        return content.decode(errors="replace") + " ".join(str(message) for message in waiting)


def content_of(world, where):
    """Everything of a branch that an address could have changed."""
    branch = Page.objects.get(pk=world.corners[where].branch.pk)
    article = world.corners[where].pages["article"].pk
    pages = Page.objects.filter(Q(path__startswith=branch.path) | Q(pk=article))
    fields = ("pk", "path", "title", "slug", "draft_title", "live", "locked", "latest_revision", "expire_at", "owner")
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    return {
        "pages": list(pages.order_by("path").values_list(*fields)),
        "all": Page.objects.count(),
        "revisions": Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=ids
        ).count(),
        "restrictions": PageViewRestriction.objects.count(),
        "translations": list(Translation.objects.order_by("pk").values_list("pk", "enabled")),
        "strings": StringTranslation.objects.count(),
        "tasks": list(TaskState.objects.order_by("pk").values_list("pk", "status")),
        "catchments": list(Catchment.objects.order_by("pk").values_list("pk", "branch", "country")),
        "pictures": list(CustomImage.objects.order_by("pk").values_list("pk", "title")),
        "documents": list(CustomDocument.objects.order_by("pk").values_list("pk", "title")),
    }


@pytest.mark.parametrize("role", FOREIGN)
def test_nothing_of_a_foreign_branch_is_told_at_any_address_of_the_admin(world, people, role):
    probe = Prober(people.client(role), "Tokyo-secret")
    for address in addresses(world, "tokyo", FOREIGN[role]):
        probe(address)
    assert (probe.told, probe.broken) == ([], [])
    assert probe.tried >= 280


@pytest.mark.parametrize("role", ["officer", "coordinator", "former_officer"])
def test_nothing_of_a_foreign_branch_is_changed_at_any_address_of_the_admin(world, people, role):
    probe = Prober(people.client(role), "Tokyo-secret")
    own = world.corners["berlin"].pages["branch"].pk
    wishes = WISHES | {"new_parent_page": own, "branch": own, "destination": own}
    before = content_of(world, "tokyo")
    for address in addresses(world, "tokyo", thorough=False):
        if address != NOT_POSTED_TO:
            probe(address, wishes)
    assert content_of(world, "tokyo") == before
    assert (probe.told, probe.broken) == ([], [])
    assert probe.tried >= 280
