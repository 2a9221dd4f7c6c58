"""Who holds what, and what is vacant: computed for a moment from posts and terms, in one query however many bodies.

A day is a day of the body's zone. Half-open, as terms are: the seat of a term that ends today is vacant today, and
whoever holds it on its last day holds it all of that day.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import groupby

from babel.lists import format_list
from django.db.models import FilteredRelation, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from branches.choices import BodyKind, Filling
from branches.models import Body, Post
from common.times import month_name
from common.zones import babel_locale, local_time
from members.models import User

ENDING_WITHIN = timedelta(days=60)
REMEMBERED = 256
# How a seat is filled is said where it is not as everybody expects.
SAID = {Filling.CO_OPTION, Filling.ACTING, Filling.EX_OFFICIO, Filling.BY_ELECTION}
PERSON = ("first_name", "last_name", "display_name", "is_active")
OF_BODY = ("id", "kind", "name", "slug", "time_zone", "parent_id", "page_id", "page__translation_key")
OF_POST = (
    "id",
    "title",
    "duties",
    "seats",
    "job_share",
    "filled_by",
    "voting",
    "equality",
    "term_months",
    "abolished_on",
)
OF_TERM = ("id", "seat", "start", "end", "filled_by", "voting", "person_id")


@lru_cache(REMEMBERED)
def _terms(filled_by, months, job_share, voting, _language):
    """Branches have the same posts: a list of those that are open says the same dozens of times."""
    filled = _("%(filled)s for %(months)d months.") % {"filled": Filling(filled_by).label, "months": months}
    notes = [filled, job_share and _("Two people may share it."), not voting and _("It has no vote.")]
    return " ".join(note for note in notes if note)


@dataclass(frozen=True)
class Holder:
    """Somebody in a seat."""

    term_id: int
    person_id: int | None
    # The PERSON columns of the account; None where the person has closed it or left.
    account: tuple | None
    since: date
    end: date | None
    filled_by: str
    has_vote: bool

    @cached_property
    def name(self):
        """Empty without an account. Most of the posts that are counted are not shown: then nobody is named."""
        return User(**dict(zip(PERSON, self.account, strict=True))).get_full_name() if self.account else ""


@dataclass(frozen=True)
class Seat:
    """A seat that is held: by one, or by the two of a job share."""

    number: int
    holders: tuple[Holder, ...]

    @property
    def names(self):
        names = [holder.name or _("name not shown") for holder in self.holders]
        return format_list(names, locale=babel_locale())

    @property
    def since(self):
        return month_name(min(holder.since for holder in self.holders))

    @property
    def is_shared(self):
        return len(self.holders) > 1

    @property
    def notes(self):
        """What is not as everybody expects: a job share, how the seat was filled, that there is no vote with it."""
        filled_by = self.holders[0].filled_by
        notes = [
            self.is_shared and _("job share"),
            filled_by in SAID and Filling(filled_by).label.lower(),
            not all(holder.has_vote for holder in self.holders) and _("no vote"),
        ]
        return [note for note in notes if note]


@dataclass(frozen=True)
class Office:
    """A post on one day: its seats that are held, and how many are not."""

    post_id: int
    english_title: str
    english_duties: str
    seats: int
    job_share: bool
    filled_by: str
    voting: bool
    equality: bool
    term_months: int
    held: tuple[Seat, ...]

    @property
    def title(self):
        """In the reader's language, where nobody changed a standard post's."""
        return _(self.english_title)

    @cached_property
    def duties(self):
        return _(self.english_duties) if self.english_duties else ""

    @cached_property
    def vacant(self):
        return max(0, self.seats - len({seat.number for seat in self.held if seat.number <= self.seats}))

    @property
    def free_seats(self):
        taken = {seat.number for seat in self.held}
        return [number for number in range(1, self.seats + 1) if number not in taken]

    @property
    def terms(self):
        """``Elected for 24 months. Two people may share it.``"""
        return _terms(self.filled_by, self.term_months, self.job_share, self.voting, get_language())

    def ending(self, day):
        """Holders whose term is over within 60 days from ``day``."""
        holders = [holder for seat in self.held for holder in seat.holders]
        return [holder for holder in holders if holder.end and holder.end <= day + ENDING_WITHIN]


@dataclass(frozen=True)
class Posts:
    """A body with its posts, on its day of today."""

    body_id: int
    kind: str
    name: str
    slug: str
    parent_id: int | None
    page_id: int | None
    translation_key: str | None
    day: date
    offices: list[Office] = field(default_factory=list)

    @property
    def held(self):
        return [office for office in self.offices if office.held]

    @cached_property
    def open(self):
        return [office for office in self.offices if office.vacant]

    @cached_property
    def vacancies(self):
        """How many seats nobody holds."""
        return sum(office.vacant for office in self.offices)

    @property
    def ending(self):
        """``[(office, holder)]`` of the terms that are over within 60 days."""
        return [(office, holder) for office in self.offices for holder in office.ending(self.day)]

    @property
    def kind_label(self):
        return BodyKind(self.kind).label


def posts_of_bodies(bodies=None, at: datetime | None = None):
    """The posts of those ``bodies`` (a queryset; all) that have posts to fill, as :class:`Posts`. One query."""
    at = at or timezone.now()
    bodies = Body.objects.all() if bodies is None else bodies
    rows = _rows(Post.objects.filter(body__in=bodies.standing()), at)
    found = []
    for _body, of_body in groupby(rows, key=lambda row: row["body__id"]):
        of_body = list(of_body)
        posts = _body_of(of_body[0], at)
        for _post, of_post in groupby(of_body, key=lambda row: row["id"]):
            of_post = list(of_post)
            if of_post[0]["abolished_on"] is None or posts.day < of_post[0]["abolished_on"]:
                posts.offices.append(_office(of_post, posts.day))
        found.append(posts)
    return found


def _rows(posts, at):
    """A row for each post and each of its terms that may be held at ``at`` somewhere on Earth."""
    first, last = at.date() - timedelta(days=1), at.date() + timedelta(days=1)
    held = Q(terms__confirmed_at__isnull=False, terms__start__lte=last) & (
        Q(terms__end=None) | Q(terms__end__gt=first)
    )
    terms = [f"held__{name}" for name in OF_TERM]
    people = [f"held__person__{name}" for name in PERSON]
    bodies = [f"body__{name}" for name in OF_BODY]
    posts = posts.annotate(held=FilteredRelation("terms", condition=held))
    order = ["body__name", "body_id", "sort_order", "title", "id", "held__seat", "held__share", "held__start"]
    return posts.order_by(*order).values(*OF_POST, *bodies, *terms, *people)


def _body_of(row, at):
    return Posts(
        body_id=row["body__id"],
        kind=row["body__kind"],
        name=row["body__name"],
        slug=row["body__slug"],
        parent_id=row["body__parent_id"],
        page_id=row["body__page_id"],
        translation_key=row["body__page__translation_key"],
        day=local_time(at, row["body__time_zone"]).date(),
    )


def _office(rows, day):
    first = rows[0]
    current = [row for row in rows if row["held__id"] and _held_on(row, day)]
    seats = groupby(current, key=lambda row: row["held__seat"])
    return Office(
        post_id=first["id"],
        english_title=first["title"],
        english_duties=first["duties"],
        seats=first["seats"],
        job_share=first["job_share"],
        filled_by=first["filled_by"],
        voting=first["voting"],
        equality=first["equality"],
        term_months=first["term_months"],
        held=tuple(Seat(number, tuple(map(_holder, of_seat))) for number, of_seat in seats),
    )


def _held_on(row, day):
    return row["held__start"] <= day and (row["held__end"] is None or day < row["held__end"])


def _holder(row):
    return Holder(
        term_id=row["held__id"],
        person_id=row["held__person_id"],
        account=tuple(row[f"held__person__{name}"] for name in PERSON) if row["held__person__is_active"] else None,
        since=row["held__start"],
        end=row["held__end"],
        filled_by=row["held__filled_by"],
        has_vote=row["voting"] if row["held__voting"] is None else row["held__voting"],
    )
