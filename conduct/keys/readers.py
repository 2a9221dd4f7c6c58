"""Who could read a report that is sent now."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from branches.models import Term
from branches.rights import is_current
from conduct.choices import KeyState, Seat
from conduct.keys.evidence import Evidence
from conduct.models import ReaderKey
from members.models import User
from members.rights import Capability

# What branches.rights.is_current and the form for reports ask of a term: every visit of the form reads them.
OF_TERMS = (
    "person",
    "start",
    "end",
    "post__title",
    "post__capabilities",
    "post__abolished_on",
    "post__body__time_zone",
)


@dataclass(frozen=True)
class Reader:
    """A conduct officer of today with an active key that two have agreed to and everybody can see published."""

    key: ReaderKey
    user: User
    # The post as whoever reports reads it.
    post: str

    @property
    def name(self):
        return self.user.get_full_name()


def active_key_of(user):
    """The one active key of an officer, or None; kept with the user for the request."""
    if not (user and user.is_authenticated and user.is_active):
        return None
    if not hasattr(user, "_conduct_key"):
        keys = ReaderKey.objects.filter(holder=user, seat=Seat.OFFICER, state=KeyState.ACTIVE)
        user._conduct_key = keys.first()
    return user._conduct_key


def posts_of_officers():
    """``{id of the person: title of the post}`` of all conduct officers of today: one query."""
    now = timezone.now()
    terms = Term.objects.confirmed().exclude(person=None).select_related("post__body").only(*OF_TERMS).order_by("pk")
    return {
        term.person_id: _(term.post.title)
        for term in terms.filter(post__capabilities__contains=Capability.CONDUCT)
        if Capability.CONDUCT in term.post.capabilities and is_current(term, now)
    }


def active_keys(evidence=None):
    """The active keys of officers of today that the log proves, by the name of their holder, published or not."""
    evidence = evidence or Evidence()
    keys = ReaderKey.objects.filter(
        holder__in=posts_of_officers(), holder__is_active=True, seat=Seat.OFFICER, state=KeyState.ACTIVE
    ).select_related("holder")
    found = [key for key in keys if evidence.proves(key)]
    return sorted(found, key=lambda key: (key.holder.get_full_name().casefold(), key.pk))


class Published:
    """The active keys that the log proves and everybody can see published, and today's officers: four queries."""

    def __init__(self):
        from conduct.pages.published import published_fingerprints

        self.posts, evidence, listed = posts_of_officers(), Evidence(), published_fingerprints()
        keys = ReaderKey.objects.filter(state=KeyState.ACTIVE).select_related("holder")
        self.keys = [key for key in keys if key.fingerprint in listed and evidence.proves(key)]

    def readers(self):
        """A :class:`Reader` for each officer who would read a report, by name."""
        found = [
            Reader(key, key.holder, self.posts[key.holder_id])
            for key in self.keys
            if key.seat == Seat.OFFICER and key.holder.is_active and key.holder_id in self.posts
        ]
        return sorted(found, key=lambda reader: (reader.name.casefold(), reader.key.pk))

    def trustees(self):
        """The keys of both trustees, first and second, or None unless there are both."""
        by_seat = {key.seat: key for key in self.keys if key.seat != Seat.OFFICER}
        if by_seat.keys() != {Seat.FIRST_TRUSTEE, Seat.SECOND_TRUSTEE}:
            return None
        return by_seat[Seat.FIRST_TRUSTEE], by_seat[Seat.SECOND_TRUSTEE]


def readers():
    return Published().readers()


def trustees():
    return Published().trustees()
