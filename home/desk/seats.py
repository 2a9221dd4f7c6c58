"""Who is missing in a branch's committee: open seats, a secretary or none, terms that end with nobody to follow."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Max
from django.utils import timezone

from branches.models import Body, Post, Term
from branches.posts.offices import posts_of_bodies

# Whoever holds a post by one of these titles, now or formerly, is a branch's secretary; compared in lower case.
SECRETARY = {"secretary", "branch secretary"}


@dataclass(frozen=True)
class Ending:
    """A term that ends, and nobody has the seat after it. ``end`` is the first day without it."""

    term: int
    title: str
    end: date


@dataclass(frozen=True)
class Seats:
    """A committee on a day.

    ``secretary_since`` is the day from which there has been no secretary, ``open_since`` the last day on which a
    post came open, where anybody knows.
    """

    total: int = 0
    # What the list of open posts calls the body.
    body: str = ""
    open_titles: tuple[str, ...] = ()
    ending: tuple[Ending, ...] = ()
    has_secretary: bool = False
    secretary_since: date | None = None
    open_since: date | None = None

    @property
    def open(self):
        return len(self.open_titles)

    @property
    def open_share(self):
        return Fraction(self.open, self.total) if self.total else Fraction(0)


def seats_of_bodies(days, now=None):
    """``{id of a branch's page: Seats}`` for ``{id: its day}``; three queries."""
    found = posts_of_bodies(Body.objects.filter(page__in=days), now or timezone.now())
    known = _known(days)
    next_ = _next_terms(days)
    return {posts.page_id: _seats(posts, known, next_) for posts in found}


def _known(pages):
    """``{id of a post: (whether it is a secretary's, the last end of a term of it)}``."""
    posts = Post.objects.filter(body__page__in=pages).order_by().annotate(last_end=Max("terms__end"))
    rows = posts.values_list("pk", "title", "former_titles", "last_end")
    return {pk: (_is_secretary(title, former), end) for pk, title, former, end in rows}


def _is_secretary(title, former):
    return bool(SECRETARY & {each.strip().casefold() for each in (title, *former.splitlines())})


def _next_terms(days):
    """The starts of terms that are yet to begin, or have just begun, by post and seat."""
    starts = defaultdict(list)
    rows = Term.objects.filter(post__body__page__in=days, start__gt=min(days.values()))
    for post, seat, start in rows.values_list("post", "seat", "start"):
        starts[post, seat].append(start)
    return starts


def _seats(posts, known, next_):
    secretaries = [office for office in posts.offices if known[office.post_id][0]]
    open_ends = [known[office.post_id][1] for office in posts.open]
    return Seats(
        total=sum(office.seats for office in posts.offices),
        body=posts.slug,
        open_titles=tuple(str(office.title) for office in posts.open for _seat in range(office.vacant)),
        ending=tuple(_endings(posts, next_)),
        has_secretary=any(office.held for office in secretaries),
        secretary_since=max(filter(None, (known[office.post_id][1] for office in secretaries)), default=None),
        open_since=max(filter(None, open_ends), default=None),
    )


def _endings(posts, next_):
    for office in posts.offices:
        for seat in office.held:
            for holder in seat.holders:
                if holder.end and not any(start >= holder.end for start in next_[office.post_id, seat.number]):
                    yield Ending(holder.term_id, str(office.title), holder.end)
