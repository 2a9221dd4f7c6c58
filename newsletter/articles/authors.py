"""Who an article can be by: the writer, who shares their post, and others whose post the site shows anyway."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from branches.models import RegionPage
from branches.posts.offices import posts_of_bodies
from branches.rights import current_terms, rights_of
from members.rights import Capability

NAME, POST = 80, 160


@dataclass(frozen=True)
class Author:
    """Somebody with a post they hold today; ``seat`` is the one they sit in, alone or with a partner."""

    person_id: int
    name: str
    post: str = ""
    seat: tuple = ()

    @property
    def label(self):
        return f"{self.name}, {self.post}" if self.post else self.name


class Authors:
    """Asked once for the form of an article and all its rows: a query for the posts, one for the writer's own."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def _held(self):
        """A row for each post that somebody holds today, of those who have not left."""
        return [
            Author(
                holder.person_id,
                holder.name[:NAME],
                f"{office.title}, {posts.name}"[:POST],
                (office.post_id, seat.number),
            )
            for posts in posts_of_bodies()
            for office in posts.held
            for seat in office.held
            for holder in seat.holders
            if holder.name and holder.person_id
        ]

    @cached_property
    def writer(self):
        """Who is writing, with the post that lets them write articles, or another they hold; None for nobody."""
        if self.user is None:
            return None
        terms = current_terms(self.user, timezone.now())
        letting = {term.post_id for term in terms if Capability.ARTICLES in term.post.capabilities}
        mine = [author for author in self._held if author.person_id == self.user.pk]
        mine.sort(key=lambda author: author.seat[0] not in letting)
        return mine[0] if mine else Author(self.user.pk, self.user.get_full_name()[:NAME])

    @cached_property
    def partners(self):
        """Who shares the writer's seat."""
        if not (self.writer and self.writer.seat):
            return []
        return [author for author in self._held if author.seat == self.writer.seat and author != self.writer]

    @cached_property
    def by_id(self):
        """One row for each person; of several posts the first, of the writer's that which lets them write."""
        found = {author.person_id: author for author in reversed(self._held)}
        if self.writer:
            found[self.writer.person_id] = self.writer
        return found | {partner.person_id: partner for partner in self.partners}

    @cached_property
    def regions(self):
        """The region the writer helps, to begin with."""
        return list(RegionPage.objects.filter(pk__in=rights_of(self.user).pages(Capability.REGION)))

    def choices(self, kept=None):
        """Of a select, in groups; ``kept`` is the author who stands there already, whatever they hold today."""
        near = [author for author in [self.writer, *self.partners] if author]
        others = [author for author in self.by_id.values() if author not in near]
        if kept is not None and kept.person_id and kept.person_id not in self.by_id:
            others.append(Author(kept.person_id, kept.name, kept.post))
        others.sort(key=lambda author: author.name.casefold())
        groups = [
            (_("You"), near[:1]),
            (_("Who shares your post"), near[1:]),
            (_("Others who hold a post"), others),
        ]
        listed = [(name, [(one.person_id, one.label) for one in people]) for name, people in groups if people]
        return [("", _("Nobody of this list")), *listed]
