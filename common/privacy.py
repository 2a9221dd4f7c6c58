"""Whom pages and files are kept from: Wagtail's view restrictions, as a condition for lists and as an answer.

What Wagtail calls "any logged-in users" means members here, and whoever holds a post: having an account alone opens
nothing. A restriction holds for its page, for all below it, and for their translations and aliases.
"""

from collections.abc import Callable
from functools import cache, reduce
from operator import and_

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageViewRestriction

from common.remembered import recall, remembered

# More than these are asked for in the database.
MOST_ROOTS = 40
LOGIN, GROUPS = PageViewRestriction.LOGIN, PageViewRestriction.GROUPS

_deciders: list[Callable] = []


def reads_members_pages(decide):
    """Have ``decide(user)`` asked whether somebody may read what is for members; one yes is enough."""
    if decide not in _deciders:
        _deciders.append(decide)
    return decide


def may_read_members_pages(user):
    """Whether somebody may read what is for members only: members, whoever holds a post, whoever edits the site."""
    if not (user and user.is_authenticated and user.is_active):
        return False
    return any(decide(user) for decide in _deciders) or user.has_perm("wagtailadmin.access_admin")


def public(path="path", alias="alias_of__path"):
    """A condition: pages that everybody may read. ``path`` and ``alias`` are the columns of where it stands.

    Where the site restricts nothing, which is asked once, no page is looked at for it. What is restricted is the same
    for every reader: where it is known, and little, the condition names it instead of asking.
    """
    if recall() is None or len(roots := closed_roots()) > MOST_ROOTS:
        return readable(PageViewRestriction.objects.all(), path, alias)
    return reduce(and_, (~_below(root, path, alias) for root in roots), ~Q(pk__in=[]))


@remembered
def closed_roots():
    """Where the pages stand that are kept from somebody, with all below them: the highest of each branch."""
    keys = PageViewRestriction.objects.values("page__translation_key")
    paths = sorted(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True))
    highest = []
    for path in paths:
        if not highest or not path.startswith(highest[-1]):
            highest.append(path)
    return highest


def _below(root, path, alias):
    return Q(**{f"{path}__startswith": root}) | Q(**{f"{alias}__startswith": root})


def readable_by(user, path="path", alias="alias_of__path"):
    """A condition: pages that this person may read."""
    return readable(closed_to(user), path, alias)


def readable(restrictions, path, alias):
    roots = Page.objects.filter(translation_key__in=restrictions.values("page__translation_key"))
    return ~Exists(restrictions) | ~(_stands_below(roots, path) | _stands_below(roots, alias))


def closed_to(user):
    """The restrictions that keep somebody out. A shared password is no answer here: nobody passes one in a list."""
    every = PageViewRestriction.objects.all()
    if not (user and user.is_authenticated and user.is_active):
        return every
    let_in = Q(pk__in=every.filter(restriction_type=GROUPS, groups__in=user.groups.all()).values("pk"))
    if user.is_superuser:
        let_in |= Q(restriction_type=GROUPS)
    if may_read_members_pages(user):
        let_in |= Q(restriction_type=LOGIN)
    return every.exclude(let_in)


@cache
def unrestricted():
    """No restrictions, found out once: Django writes a statement before it sees that an empty list needs none."""
    nothing = PageViewRestriction.objects.none()
    len(nothing)
    return nothing


def restrictions_of(page):
    """What is asked of whoever wants to read a page: of it, of what is above it, of what they are aliases or
    translations of. A page with a restriction of its own is as open or closed as that says, whatever its translations
    have."""
    originals = [page]
    while originals[-1].alias_of_id:
        originals.append(originals[-1].alias_of)
    above = Page.objects.filter(path__in={path for original in originals for path in _paths(original)})
    keys = Q(page__translation_key__in=above.values("translation_key"))
    keys |= Q(page__translation_key__in=above.filter(alias_of__isnull=False).values("alias_of__translation_key"))
    own = PageViewRestriction.objects.filter(page=page.pk)
    others = Q(page=page.pk) | ~Q(page__translation_key=page.translation_key) | ~Exists(own)
    return PageViewRestriction.objects.filter(keys, others)


def _paths(page):
    return [page.path[:length] for length in range(page.steplen, len(page.path) + 1, page.steplen)]


def _stands_below(roots, path):
    above = roots.annotate(above=Left(OuterRef(path), Length("path")))
    return Exists(above.filter(above=F("path")))


def is_for_members(restrictions):
    return any(restriction.restriction_type == LOGIN for restriction in restrictions)
