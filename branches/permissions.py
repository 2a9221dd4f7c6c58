"""Wagtail's page permissions, computed from the posts that somebody holds today.

Wagtail asks one policy about every page. Ours adds to the permissions of hand-made groups those that follow from
terms of office; nothing is stored, so nothing is left behind when a term ends (docs/rights.md).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import BooleanField, ExpressionWrapper, Q
from wagtail import permissions as wagtail_permissions
from wagtail.models import AbstractPage, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from branches import files
from branches.models import Catchment
from branches.rights import Rights, rights_of, rights_of_everybody
from branches.scope import branches_of, register_scope
from members.models import User
from members.rights import Capability, brings, rule

WRITE = frozenset({"add", "change"})
KEEP = WRITE | {"publish", "lock", "unlock"}

# The front page of the site in each language; below it is everything.
FRONT = Q(depth=2)
TRANSLATED_FRONT = FRONT & ~Q(locale__language_code=settings.LANGUAGE_CODE)

CATCHMENTS = ("branches.add_catchment", "branches.change_catchment", "branches.delete_catchment")
# A deleted body takes its posts along, and what they open: administrators do that, where nobody ever held one.
REGISTER_OF_POSTS = [
    f"branches.{action}_{model}"
    for model in ("body", "post", "term")
    for action in ("view", "add", "change", "delete")
    if (action, model) != ("delete", "body")
]
KINDS_OF_EVENT = ("events.add_eventkind", "events.change_eventkind", "events.delete_eventkind")
TRANSLATE = "wagtail_localize.submit_translation"

_sources: list[Callable] = []


@dataclass(frozen=True)
class Grant:
    """``actions`` on every page that ``pages`` finds and on all below it."""

    pages: Q
    actions: frozenset[str]


@dataclass(frozen=True, eq=False)
class ComputedPermission:
    """What Wagtail reads of a GroupPagePermission. An unsaved one has no hash, which views need."""

    page: Page
    permission: Permission

    @property
    def page_id(self):
        return self.page.pk


def grants_come_from(source: Callable[[Rights], Iterable[Grant]]):
    """Have ``source(rights)`` say which grants follow from somebody's rights; once, however often said."""
    if source not in _sources:
        _sources.append(source)
    return source


def in_every_language(pages):
    """The pages with these ids (of the source language) and all their translations."""
    return Q(translation_key__in=Page.objects.filter(pk__in=sorted(pages)).values("translation_key"))


@grants_come_from
def of_branch_officers_and_coordinators(rights):
    """Officers keep their branch, coordinators their region with its branches: all of it, in every language."""
    if pages := rights.pages(Capability.BRANCH, Capability.REGION):
        yield Grant(in_every_language(pages), KEEP)


@grants_come_from
def of_editors_and_translators(rights):
    """Editors keep every page, translators write in those that are translations."""
    if Capability.EDITOR in rights.held:
        yield Grant(FRONT, KEEP)
    if Capability.TRANSLATOR in rights.held:
        yield Grant(TRANSLATED_FRONT, frozenset({"change"}))


def may_with_page(test):
    """A rule about one page: what Wagtail's tester of it says."""
    return lambda user, page: isinstance(page, Page) and getattr(page.permissions_for_user(user), test)()


for action, test in (
    ("edit", "can_edit"),
    ("publish", "can_publish"),
    ("delete", "can_delete"),
    ("move", "can_move"),
    ("copy", "can_copy"),
    ("add_below", "can_add_subpage"),
):
    rule(action, Page)(may_with_page(test))


@rule("change", Catchment)
def may_change_catchment(user, catchment):
    """One of them, or any at all where no one is asked about."""
    policy = policy_registry.get_by_type(Catchment)
    if isinstance(catchment, Catchment):
        return policy.user_has_permission_for_instance(user, "change", catchment)
    return policy.user_has_permission(user, "change")


class TermsPagePermissionPolicy(PagePermissionPolicy):
    """Page permissions of groups, as ever, and those of terms: two queries more for whoever holds a post."""

    def get_all_permissions_for_user(self, user):
        by_groups = super().get_all_permissions_for_user(user)
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return by_groups
        return [*by_groups, *computed(grants_of(rights_of(user)), Page.objects.all())]

    def users_with_any_permission(self, actions, include_superusers=True):
        wanted = set(actions) | ({"add"} if "change" in actions else set())
        people = [
            person
            for person, rights in rights_of_everybody().items()
            if any(grant.actions & wanted for grant in grants_of(rights))
        ]
        return super().users_with_any_permission(actions, include_superusers) | active(people)

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        above = Page.objects.ancestor_of(instance, inclusive=True)
        people = [
            person
            for person, rights in rights_of_everybody().items()
            if self._reaches(person, set(actions), instance, computed(grants_of(rights), above))
        ]
        by_groups = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        return by_groups | active(people)

    def _reaches(self, person, actions, instance, permissions):
        held = {permission.permission.codename for permission in permissions}
        if "add_page" in held and instance.owner_id == person:
            held.add("change_page")
        return bool(held & self._get_permission_codenames(actions))


def grants_of(rights):
    return [grant for source in _sources for grant in source(rights)] if rights.held else []


def computed(grants, among):
    """The permissions that grants give on the pages of ``among``: one query however many grants there are."""
    if not grants:
        return []
    marks = {f"grant_{n}": ExpressionWrapper(grant.pages, BooleanField()) for n, grant in enumerate(grants)}
    pages = among.filter(reduce(or_, (grant.pages for grant in grants))).annotate(**marks)
    return [
        ComputedPermission(page, permission)
        for page in pages
        for permission in sorted(_permissions_on(page, grants), key=lambda permission: permission.codename)
    ]


def _permissions_on(page, grants):
    actions = (grant.actions for n, grant in enumerate(grants) if getattr(page, f"grant_{n}"))
    return [_permission(action) for action in frozenset().union(*actions)]


@cache
def _permission(action):
    """Only its name is ever read: it needs no row."""
    return Permission(codename=f"{action}_page")


def active(people):
    return User.objects.filter(is_active=True, pk__in=people).distinct()


def register():
    register_page_policy()
    files.register()
    register_scope(Catchment, catchments_of)
    brings(Capability.BRANCH)
    brings(Capability.REGION, *CATCHMENTS)
    brings(Capability.EDITOR, TRANSLATE, *KINDS_OF_EVENT)
    brings(Capability.TRANSLATOR, TRANSLATE)
    brings(Capability.MEMBERSHIP, *CATCHMENTS)
    brings(Capability.ELECTIONS, *REGISTER_OF_POSTS)


def catchments_of(user, catchments):
    """Coordinators keep the places of the branches of their region, the membership secretary all."""
    return catchments.filter(branch__in=branches_with_catchments(user))


def branches_with_catchments(user):
    """The branches whose places somebody may change."""
    return branches_of(user, Capability.REGION, everywhere=[Capability.MEMBERSHIP])


def register_page_policy():
    """Put our policy in the place of Wagtail's, also for packages that imported it by its name."""
    policy = TermsPagePermissionPolicy()
    wagtail_permissions.page_permission_policy = policy
    wagtail_permissions.register_permission_policy(AbstractPage, policy)
