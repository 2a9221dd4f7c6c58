"""Who would read a report, and who is kept from one: by whoever reports, or by a post in the place it is about."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from branches.choices import BodyKind
from branches.models import Body
from branches.rights import rights_of_everybody
from conduct.choices import Seat
from conduct.keys.readers import Published
from conduct.sealing.tags import keyed
from members.rights import Capability

PLACES = (BodyKind.REGION, BodyKind.BRANCH)
CODE_LENGTH = 16


@dataclass(frozen=True)
class Person:
    """An officer or a trustee as whoever reports sees them. ``code`` is what a form calls them."""

    code: str
    name: str
    post: str
    # The account; trustees have none.
    pk: int | None = None
    public_key: str = ""


class Everybody:
    """All who could read a report that is sent now, asked of the database once for each request.

    No query depends on what somebody answered: places and posts are all fetched, and looked up here.
    """

    @cached_property
    def _published(self):
        return Published()

    @cached_property
    def officers(self):
        return [
            Person(code_of(reader.user.pk), reader.name, reader.post, reader.user.pk, reader.key.public_key)
            for reader in self._published.readers()
        ]

    @cached_property
    def trustees(self):
        """Both of them, or none: neither opens anything alone."""
        return [
            Person(key.seat, key.name, _("trustee of the recovery key"), public_key=key.public_key)
            for key in self._published.trustees() or ()
        ]

    @property
    def all(self):
        return [*self.officers, *self.trustees]

    @property
    def are_enough(self):
        return len(self.officers) >= settings.CONDUCT_MIN_READERS

    @cached_property
    def places(self):
        """``{id as text: Body}`` of the branches and regions that have a published page, by name."""
        bodies = Body.objects.filter(kind__in=PLACES, page__live=True).order_by("name")
        return {str(body.pk): body for body in bodies}

    @cached_property
    def _rights(self):
        return rights_of_everybody()

    def of_place(self, place):
        """The accounts of conduct officers who hold any post of this branch or its region, with a key or without."""
        body = self.places.get(place)
        named = {body.pk, body.parent_id} - {None} if body else set()
        return frozenset(
            pk
            for pk, rights in self._rights.items()
            if Capability.CONDUCT in rights.capabilities and rights.bodies & named
        )


@dataclass(frozen=True)
class Reading:
    """Who would read one report and who would not, as it stands now.

    ``left`` may read it; of them only ``readers``, whom whoever reports was shown, will.
    """

    left: list[Person]
    readers: list[Person]
    named: list[Person]
    of_place: list[Person]
    kept_out: frozenset[int]
    recovery: bool

    @property
    def are_enough(self):
        return len(self.left) >= settings.CONDUCT_MIN_READERS


def reading_of(draft, everybody):
    """The :class:`Reading` of a draft. Nobody reads it whom whoever reports was not shown and asked about."""
    kept_by_place = everybody.of_place(draft.place)
    kept_out = frozenset(draft.named) | kept_by_place
    left = [person for person in everybody.officers if person.pk not in kept_out]
    return Reading(
        left=left,
        readers=[person for person in left if person.pk in draft.shown],
        named=[person for person in everybody.all if person.pk in draft.named or person.code in draft.named_seats],
        of_place=[
            person for person in everybody.officers if person.pk in kept_by_place and person.pk not in draft.named
        ],
        kept_out=kept_out,
        recovery=bool(everybody.trustees) and not draft.named_seats,
    )


def are_new_since(draft, everybody):
    """Whether somebody could read it now who could not when whoever reports was asked."""
    return any(person.pk not in draft.shown for person in everybody.officers)


def code_of(pk):
    """What a form calls an officer: nothing that counts accounts."""
    return keyed("conduct.person", str(pk).encode())[:CODE_LENGTH]


SEATS = frozenset({Seat.FIRST_TRUSTEE, Seat.SECOND_TRUSTEE})
