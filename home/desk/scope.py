"""Whose desk shows which branches, decided once: every screen takes its branch from here."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from branches.choices import STANDING
from branches.models import BranchPage, RegionPage, Term
from branches.rights import rights_of
from members.rights import Capability, holds

A_DAY = timedelta(days=1)
# So long after its end the handover of a term is still to be had.
AFTERWARDS = timedelta(days=60)


def branches_of(user):
    """The branches that somebody's desk shows, in the source language: their own, their region's, or all."""
    standing = BranchPage.objects.in_source_language().filter(status__in=STANDING, live=True)
    if sees_everything(user):
        return standing
    paths = _region_paths(user)
    mine = standing.filter(pk__in=rights_of(user).pages(Capability.BRANCH))
    for path in paths:
        mine |= standing.filter(path__startswith=path)
    return mine


def own_branches(user):
    """Those whose officer somebody is."""
    return branches_of(user).filter(pk__in=rights_of(user).pages(Capability.BRANCH))


def helped_branches(user):
    """Those that somebody coordinates: of their region, or all for the executive and administrators."""
    if sees_everything(user):
        return branches_of(user)
    helped = BranchPage.objects.none()
    for path in _region_paths(user):
        helped |= branches_of(user).filter(path__startswith=path)
    return helped


def regions_of(user):
    """The regions that somebody reports about, in the source language and the order of the tree."""
    regions = RegionPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    return regions if user.is_superuser else regions.filter(pk__in=rights_of(user).pages(Capability.REGION))


def handovers_of(user, day=None):
    """The terms whose handover concerns somebody: their own and their partner's, those they follow, those they help.

    From when a term begins until some weeks after it has ended.
    """
    day = day or timezone.localdate()
    terms = Term.objects.confirmed().filter(Q(end=None) | Q(end__gt=day - AFTERWARDS), start__lte=day + A_DAY)
    seat = Term.objects.confirmed().filter(person=user, post=OuterRef("post"), seat=OuterRef("seat"))
    shared = seat.filter(Q(end=None) | Q(end__gt=day))
    mine = Q(person=user) | Exists(shared)
    pages = [*helped_branches(user).values_list("pk", flat=True), *rights_of(user).pages(Capability.REGION)]
    return terms if user.is_superuser else terms.filter(mine | Q(post__body__page__in=pages))


def own_terms(user, day=None):
    """The terms somebody is in."""
    return Term.objects.on(day or timezone.localdate()).filter(person=user).order_by("post__sort_order", "pk")


def sees_everything(user):
    """Who runs elections for the executive, and administrators, look after every branch."""
    return holds(user, Capability.ELECTIONS)


def has_own(user):
    return bool(rights_of(user).pages(Capability.BRANCH))


def coordinates(user):
    return sees_everything(user) or bool(rights_of(user).pages(Capability.REGION))


def _region_paths(user):
    pages = rights_of(user).pages(Capability.REGION)
    return list(RegionPage.objects.filter(pk__in=pages).values_list("path", flat=True)) if pages else []
