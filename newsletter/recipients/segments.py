"""Whom a mailing is for, as whoever sends it chose: kept with the mailing as JSON, shown in words."""

from dataclasses import asdict, dataclass, fields

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import BranchPage, RegionPage
from members.choices import Digest
from newsletter.choices import MailingKind


class Role(TextChoices):
    """As what somebody gets the newsletter. None chosen: all of them."""

    MEMBER = "member", gettext_lazy("Members of the register")
    OFFICER = "officer", gettext_lazy("Everybody who holds a post today")
    COORDINATOR = "coordinator", gettext_lazy("Regional coordinators of today")
    SUBSCRIBER = "subscriber", gettext_lazy("Subscribers without an account")


class BadSegment(ValueError):
    """What is kept with a mailing, or was sent by a form, is no segment."""


@dataclass(frozen=True)
class Segment:
    """Recipients of a mailing: of its kind, and of those regions or branches, languages, and any of the roles.

    Pages are ids in the source language. What is empty narrows nothing. A notice is every member's, whatever they
    read and hold: it knows regions and branches only. ``digests`` (members.choices.Digest) is for digests alone: how
    often those want one whose turn it is; subscribers' are weekly.
    """

    kind: str = MailingKind.EDITION
    regions: tuple[int, ...] = ()
    branches: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()

    def __post_init__(self):
        for field in fields(self)[1:]:
            object.__setattr__(self, field.name, tuple(getattr(self, field.name)))
        object.__setattr__(self, "kind", MailingKind(self.kind))
        if self.kind == MailingKind.NOTICE:
            object.__setattr__(self, "languages", ())
            object.__setattr__(self, "roles", ())
        if self.kind != MailingKind.DIGEST:
            object.__setattr__(self, "digests", ())

    def as_json(self):
        """For Mailing.segment."""
        return {name: str(value) if name == "kind" else list(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, data):
        """Raises ``BadSegment``: a mailing whose segment nobody can read must not go to everybody."""
        known = {field.name for field in fields(cls)}
        if not isinstance(data, dict) or set(data) - known or "kind" not in data:
            raise BadSegment(data)
        try:
            made = cls(**data)
            is_sound = made._is_sound()
        except (TypeError, ValueError) as error:
            raise BadSegment(data) from error
        if not is_sound:
            raise BadSegment(data)
        return made

    def _is_sound(self):
        numbers = all(type(pk) is int for pk in (*self.regions, *self.branches))
        roles, languages = {*self.roles} <= {*Role.values}, {*self.languages} <= {*dict(settings.LANGUAGES)}
        return numbers and roles and languages and {*self.digests} <= {*Digest.values}

    def describe(self):
        """``Everybody who asked for the newsletter, in Europe or Tokyo, who read French``."""
        parts = [_WHO[self.kind]]
        if places := self._places():
            parts.append(_("in %(places)s") % {"places": _any_of(places)})
        if self.languages:
            names = dict(settings.LANGUAGES)
            parts.append(_("who read %(languages)s") % {"languages": _any_of(names[code] for code in self.languages)})
        if self.roles:
            parts.append(_("only %(roles)s") % {"roles": _any_of(Role(role).label for role in self.roles)})
        return ", ".join(map(str, parts))

    def _places(self):
        regions = RegionPage.objects.filter(pk__in=self.regions).order_by("path").values_list("title", flat=True)
        branches = BranchPage.objects.filter(pk__in=self.branches).order_by("title").values_list("title", flat=True)
        found = [*(regions if self.regions else ()), *(branches if self.branches else ())]
        return found or ([_("no place that is there any more")] if self.regions or self.branches else [])

    def count(self):
        """How many mails it would be now: what is shown before somebody confirms."""
        from newsletter.recipients.selection import querysets

        return sum(rows.count() for rows in querysets(self))


_WHO = {
    MailingKind.EDITION: gettext_lazy("Everybody who asked for the newsletter"),
    MailingKind.DIGEST: gettext_lazy("Everybody who asked for the digest"),
    MailingKind.NOTICE: gettext_lazy("Every member of the register, whatever they chose"),
}


def _any_of(words):
    from babel.lists import format_list

    from common.zones import babel_locale

    return format_list([str(word) for word in words], style="or", locale=babel_locale())
