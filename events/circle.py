"""Where somebody belongs, as far as meetings that are not for all ask: their branch, their region, their bodies.

Asked of the register and of terms of office, lazily and once for each user object: however many events are looked
at, the number of queries is the same.
"""

from functools import cached_property, reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Page

from branches.choices import PLACELESS
from branches.models import Body
from branches.rights import rights_of
from members.membership import may_read_members_pages, membership_of
from members.rights import Capability

CACHED_AS = "_circle_of_events"
NOBODY = Q(pk__in=[])


def circle_of(user):
    circle = getattr(user, CACHED_AS, None)
    if circle is None:
        circle = Circle(user)
        if user.is_authenticated:
            setattr(user, CACHED_AS, circle)
    return circle


class Circle:
    def __init__(self, user):
        self.user = user

    @cached_property
    def is_one_of_us(self):
        return may_read_members_pages(self.user)

    # ------------------------------------------------------------------ branches
    @cached_property
    def places(self):
        """Of the branch they are a member or an officer of, and of the region they coordinate."""
        membership = membership_of(self.user)
        branch = {membership.branch_id} - {None} if membership else set()
        return Places(branch | rights_of(self.user).pages(Capability.BRANCH, Capability.REGION), below=True)

    # ------------------------------------------------------------------ bodies
    @cached_property
    def bodies(self):
        held = rights_of(self.user).bodies
        return list(Body.objects.filter(pk__in=held)) if held else []

    @cached_property
    def body_names(self):
        """By what an event may name their bodies. A branch's or a region's is found by its page alone.

        Its officers choose its title: they would open every meeting of a committee by calling the branch like it.
        """
        return {body.name.casefold() for body in self.bodies if body.kind in dict(PLACELESS)}

    @cached_property
    def seats(self):
        """Where the bodies they sit on have their pages."""
        return Places({body.page_id for body in self.bodies} - {None}, below=False)


class Places:
    """Some pages in all their languages: which events stand there, or name one of them as a further organiser.

    ``below`` is whether events of what stands under these pages count too: those of a region's branches.
    """

    def __init__(self, ids, below):
        self.below = below
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        self.paths = list(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)) if ids else []

    def has(self, event):
        return self._has_path(event.path) or event.translation_key in self.hosted

    def _has_path(self, path):
        if self.below:
            return any(path.startswith(place) for place in self.paths)
        return path[: -Page.steplen] in self.paths

    @cached_property
    def hosted(self):
        """The translation keys of events that one of the pages, or one below, organises too."""
        from events.models import EventHost

        if not self.paths:
            return set()
        hosts = EventHost.objects.filter(self._condition("host__path"))
        return set(hosts.values_list("event__translation_key", flat=True))

    def of_series(self):
        """The same as a condition on dates of events."""
        if not self.paths:
            return NOBODY
        return reduce(or_, map(self._stands_at, self.paths)) | Q(series__in=self.hosted)

    def _stands_at(self, path):
        at = Q(series__event__path__startswith=path)
        return at if self.below else at & Q(series__event__depth=len(path) // Page.steplen + 1)

    def _condition(self, column):
        how = "startswith" if self.below else "exact"
        return reduce(or_, (Q(**{f"{column}__{how}": path}) for path in self.paths))
