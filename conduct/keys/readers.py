"""Who could read a report that is sent now."""

from dataclasses import dataclass

from branches.rights import rights_of_everybody
from conduct.choices import KeyState, Seat
from conduct.models import ReaderKey
from members.models import User
from members.rights import Capability


@dataclass(frozen=True)
class Reader:
    """A conduct officer of today with an active key that everybody can see published."""

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


def readers():
    """A :class:`Reader` for each officer who would read a report, by name: the same few queries however many."""
    officers = [
        person for person, rights in rights_of_everybody().items() if Capability.CONDUCT in rights.capabilities
    ]
    keys = ReaderKey.objects.filter(
        holder__in=officers, holder__is_active=True, seat=Seat.OFFICER, state=KeyState.ACTIVE
    ).select_related("holder")
    found = [Reader(key, key.holder, "Conduct officer") for key in keys]
    return sorted(found, key=lambda reader: (reader.name.casefold(), reader.key.pk))


def trustees():
    """The active keys of both trustees, first and second, or None unless there are both."""
    keys = ReaderKey.objects.filter(state=KeyState.ACTIVE).exclude(seat=Seat.OFFICER)
    by_seat = {key.seat: key for key in keys}
    if by_seat.keys() != {Seat.FIRST_TRUSTEE, Seat.SECOND_TRUSTEE}:
        return None
    return by_seat[Seat.FIRST_TRUSTEE], by_seat[Seat.SECOND_TRUSTEE]
