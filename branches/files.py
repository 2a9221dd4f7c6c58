"""Pictures and documents: everybody who edits pages adds some, changes their own, chooses from those open to them.

Computed from posts as page permissions are. There is no collection for each branch to keep: what is not for all is
in a collection with a view restriction, and whom that keeps out neither sees nor chooses it here.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from common.privacy import may_read_members_pages
from members.rights import Capability, capabilities_of

EDITING = {Capability.BRANCH, Capability.REGION, Capability.ARTICLES, Capability.EDITOR, Capability.TRANSLATOR}
LOGIN, GROUPS = CollectionViewRestriction.LOGIN, CollectionViewRestriction.GROUPS


@dataclass(frozen=True, eq=False)
class ComputedPermission:
    """What Wagtail reads of a GroupCollectionPermission."""

    collection: Collection
    permission: Permission

    @property
    def collection_id(self):
        return self.collection.pk


class TermsCollectionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's: who may add may change their own. Together with closed collections, which it does not know of."""

    def get_all_permissions_for_user(self, user):
        by_groups = super().get_all_permissions_for_user(user)
        actions = actions_of(user)
        if not actions or user.is_superuser:
            return by_groups
        root = Collection.get_first_root_node()
        codenames = [f"{action}_{kind}" for action in actions for kind in ("image", "document")]
        return [*by_groups, *(ComputedPermission(root, Permission(codename=codename)) for codename in codenames)]

    def _collections_with_perm(self, user, actions):
        return super()._collections_with_perm(user, actions).exclude(closed_to(user))

    def _check_perm(self, user, actions, collection=None):
        if not super()._check_perm(user, actions, collection):
            return False
        if collection is None or user.is_superuser:
            return True
        return not Collection.objects.filter(closed_to(user), pk=collection.pk).exists()


def actions_of(user):
    """What somebody's capabilities let them do with files, as Wagtail names it."""
    capabilities = capabilities_of(user)
    if Capability.EDITOR in capabilities:
        return ("add", "change", "choose")
    return ("add", "choose") if capabilities & EDITING else ()


def closed_to(user):
    """A condition: collections whose restriction, or that of one above, keeps somebody out."""
    closed = Q(pk=None)
    groups = set(user.groups.values_list("pk", flat=True))
    for restriction in CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups"):
        if not _lets_in(restriction, user, groups):
            closed |= Q(path__startswith=restriction.collection.path)
    return closed


def _lets_in(restriction, user, groups):
    if restriction.restriction_type == LOGIN:
        return may_read_members_pages(user)
    return restriction.restriction_type == GROUPS and bool(groups & {group.pk for group in restriction.groups.all()})


def register():
    """For exactly our models: Wagtail registers its own policy for them later, and less exactly."""
    for model, of in ((get_image_model(), "wagtailimages.Image"), (get_document_model(), "wagtaildocs.Document")):
        policy = TermsCollectionPolicy(model, auth_model=of, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
