"""Which calendar somebody subscribes to: of everything, a branch, a region, a kind of event, a way to meet.

The choice stands in the address alone, so nothing is kept about who reads which calendar.
"""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce
from operator import or_
from urllib.parse import quote, urlencode, urljoin, urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from branches.choices import Mode
from branches.models import BranchPage, RegionPage
from common.privacy import public
from events.api.parameters import BadParameter
from events.models import EventKind, Occurrence

# What is over for longer is not in a calendar any more, unless its series goes on.
LOOKED_BACK = timedelta(days=366)
SLUG = re.compile(r"[-\w]{1,255}")
MODELS = {"branch": BranchPage, "region": RegionPage}


@dataclass(frozen=True)
class Organiser:
    """A branch or region: the keys of all that have this slug, and the name of the first."""

    slug: str
    title: str
    keys: tuple[UUID, ...]


@dataclass(frozen=True)
class Selection:
    """What a calendar holds; what is not named does not narrow it."""

    branch: Organiser | None = None
    region: Organiser | None = None
    kind: EventKind | None = None
    mode: Mode | None = None

    @classmethod
    def of(cls, query):
        """What a ``QueryDict`` asks for. Other names are passed over: programs add their own to addresses."""
        asked = {}
        for name in ("branch", "region", "kind", "mode"):
            values = [value.strip() for value in query.getlist(name) if value.strip()]
            if len(values) > 1:
                raise BadParameter(name, _("Give “%(name)s” once.") % {"name": name})
            asked[name] = values[0] if values else ""
        return cls(
            branch=organiser("branch", asked["branch"]) if asked["branch"] else None,
            region=organiser("region", asked["region"]) if asked["region"] else None,
            kind=_kind(asked["kind"]),
            mode=_mode(asked["mode"]),
        )

    def under(self, name, found):
        """The same of one branch or region."""
        return replace(self, **{name: found})

    def dates(self, now=None):
        """The dates of the chosen events, of the past year and all that are known of the future."""
        found = Occurrence.objects.visible().filter(end__gte=(now or timezone.now()) - LOOKED_BACK)
        if self.branch:
            found = reduce(or_, map(found.of_branch, self.branch.keys))
        if self.region:
            found = reduce(or_, map(found.of_region, self.region.keys))
        if self.kind:
            found = found.of_kind(self.kind.slug)
        return found.filter(mode=self.mode) if self.mode else found

    @property
    def words(self):
        """What is chosen, in the reader's language; ``""`` for everything."""
        said = [chosen.title for chosen in (self.branch, self.region) if chosen]
        said += [self.kind.name] if self.kind else []
        said += [str(self.mode.label)] if self.mode else []
        return ", ".join(said)

    @property
    def path(self):
        """The address of the calendar: a clean one for a branch or a region."""
        for name in ("branch", "region"):
            if chosen := getattr(self, name):
                address = reverse(f"events:{name}_feed", args=[chosen.slug])
                return address + self.under(name, None).query
        return reverse("events:feed") + self.query

    @property
    def query(self):
        chosen = {
            "branch": self.branch and self.branch.slug,
            "region": self.region and self.region.slug,
            "kind": self.kind and self.kind.slug,
            "mode": self.mode and self.mode.value,
        }
        chosen = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


def organiser(name, slug):
    """The published branch or region with this slug in any language; :class:`BadParameter` if there is none."""
    found = []
    if SLUG.fullmatch(slug):
        pages = MODELS[name].objects.live().filter(public(), slug=slug).order_by("path")
        found = list(pages.values_list("translation_key", "title", "locale__language_code"))
    if not found:
        raise BadParameter(
            name,
            _("Nothing published has the “%(name)s” you gave. Write it as in the address of its page.")
            % {"name": name},
        )
    titles = {code: title for _key, title, code in reversed(found)}
    keys = tuple(dict.fromkeys(key for key, _title, _code in found))
    return Organiser(slug, titles.get(get_language(), found[0][1]), keys)


def _kind(slug):
    if not slug:
        return None
    kinds = {kind.locale.language_code: kind for kind in EventKind.objects.filter(slug=slug).select_related("locale")}
    if not kinds:
        slugs = sorted(set(EventKind.objects.values_list("slug", flat=True)))
        raise BadParameter("kind", _("Write “kind” as one of: %(slugs)s.") % {"slugs": ", ".join(slugs[:50])})
    return kinds.get(get_language()) or kinds.get(settings.LANGUAGE_CODE) or next(iter(kinds.values()))


def _mode(value):
    if not value:
        return None
    if value not in Mode.values:
        raise BadParameter("mode", _("Write “mode” as one of: %(modes)s.") % {"modes": ", ".join(Mode.values)})
    return Mode(value)


def whole_url(path):
    """An address on this site as another program needs it."""
    return urljoin(settings.SITE_URL, path)


def webcal_url(path):
    """The same for the calendar program of a device, which it opens by itself."""
    return f"webcal://{urlsplit(settings.SITE_URL).netloc}{path}"


def google_url(path):
    """Google Calendar's question whether to subscribe."""
    return f"https://calendar.google.com/calendar/r?cid={quote(webcal_url(path), safe='')}"


def outlook_url(path, title):
    """The same of Outlook on the web, for personal and for work accounts."""
    query = urlencode({"url": whole_url(path), "name": title})
    return f"https://outlook.office.com/calendar/0/addfromweb?{query}"
