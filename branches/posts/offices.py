"""Who holds what, and what is vacant: computed for a moment from posts and terms, in one query however many bodies.

A day is a day of the body's zone. Half-open, as terms are: the seat of a term that ends today is vacant today, and
whoever holds it on its last day holds it all of that day.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from babel.lists import format_list
from django.db.models import F, FilteredRelation, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from branches.choices import BodyKind, Filling
from branches.models import Body, Post
from common.times import month_name
from common.zones import babel_locale, local_time
from members.models import User

ENDING_WITHIN = timedelta(days=60)
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
OF_TERM = ("id", "seat", "share", "start", "end", "filled_by", "voting", "person_id")


@dataclass(frozen=True)
class Holder:
    """Somebody in a seat. ``name`` is empty where the person has closed the account or left."""

    term_id: int
    person_id: int | None
    name: str
    since: date
    end: date | None
    filled_by: str
    has_vote: bool


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

    @property
    def duties(self):
        return _(self.english_duties) if self.english_duties else ""

    @property
    def vacant(self):
        return max(0, self.seats - len({seat.number for seat in self.held if seat.number <= self.seats}))

    @property
    def free_seats(self):
        taken = {seat.number for seat in self.held}
        return [number for number in range(1, self.seats + 1) if number not in taken]

    @property
    def terms(self):
        """``Elected for 24 months. Two people may share it.``"""
        filled = _("%(filled)s for %(months)d months.") % {
            "filled": Filling(self.filled_by).label,
            "months": self.term_months,
        }
        notes = [filled, self.job_share and _("Two people may share it."), not self.voting and _("It has no vote.")]
        return " ".join(note for note in notes if note)

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

    @property
    def open(self):
        return [office for office in self.offices if office.vacant]

    @property
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
    terms = {f"term_{name}": F(f"held__{name}") for name in OF_TERM}
    people = {f"person_{name}": F(f"held__person__{name}") for name in PERSON}
    bodies = [f"body__{name}" for name in OF_BODY]
    posts = posts.annotate(held=FilteredRelation("terms", condition=held)).annotate(**terms, **people)
    order = ["body__name", "body_id", "sort_order", "title", "id", "term_seat", "term_share", "term_start"]
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
    current = [row for row in rows if row["term_id"] and _held_on(row, day)]
    seats = groupby(current, key=lambda row: row["term_seat"])
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
    return row["term_start"] <= day and (row["term_end"] is None or day < row["term_end"])


def _holder(row):
    person = User(**{name: row[f"person_{name}"] for name in PERSON}) if row["person_is_active"] else None
    return Holder(
        term_id=row["term_id"],
        person_id=row["term_person_id"],
        name=person.get_full_name() if person else "",
        since=row["term_start"],
        end=row["term_end"],
        filled_by=row["term_filled_by"],
        has_vote=row["voting"] if row["term_voting"] is None else row["term_voting"],
    )
