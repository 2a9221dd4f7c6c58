"""The pages that an event names: who organises it, whom to write to, what it continues. One query for all."""

from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q
from wagtail.models import Page

from branches.contacts import contact_of
from branches.querysets import in_readers_language
from common.privacy import public
from events.models import EventHost

KINDS = ("branchpage", "regionpage", "contactpage")
# What is read of them: their names and addresses, and what says whether somebody answers.
COLUMNS = [
    "title",
    "url_path",
    "translation_key",
    "path",
    "live",
    "locale",
    "branchpage__status",
    "branchpage__picture",
]
COLUMNS += [f"{kind}__mailbox" for kind in KINDS]


@dataclass
class Neighbours:
    organiser: Page | None = None
    hosts: list = field(default_factory=list)
    follows: Page | None = None
    followed_by: Page | None = None
    contact: Page | None = None

    def organisers(self, organisation):
        """``[{title, url}]``, whose it is first; what is no branch's or region's is the ``organisation``'s."""
        pages = [page for page in (self.organiser, *self.hosts) if page]
        return [{"title": page.title if _specific(page) else organisation, "url": page.get_url()} for page in pages]

    @property
    def picture(self):
        """The organiser's, for sharing events that have none."""
        return getattr(_specific(self.organiser), "picture", None)

    @property
    def contact_url(self):
        return (self.contact.contact_url or "") if self.contact else ""

    @property
    def contact_name(self):
        return self.contact.title if self.contact else ""


def neighbours(page, source):
    """What stands around ``page``; its further hosts are those of ``source``, the id of the page with its dates."""
    pages = _pages(page, source)
    by_key = {}
    for found in pages:
        by_key.setdefault(found.translation_key, []).append(found)

    def named(key):
        return in_readers_language(by_key.get(key, [])) if key else None

    organiser = next((p for p in pages if p.path == _above(page.path, 1)), None)
    region = next((p for p in pages if p.path == _above(page.path, 2)), None)
    keys = dict.fromkeys(found.translation_key for found in pages if found.is_host)
    hosts = [found for key in keys if (found := named(key)) != organiser]
    return Neighbours(
        organiser=organiser,
        hosts=hosts,
        follows=named(page.follows and page.follows.translation_key),
        followed_by=in_readers_language([p for p in pages if p.continues == page.translation_key]),
        contact=_contact(named(page.contact_page and page.contact_page.translation_key), organiser, region),
    )


def _pages(page, source):
    named = [other.translation_key for other in (page.follows, page.contact_page) if other]
    hosts = EventHost.objects.filter(event=source, host__translation_key=OuterRef("translation_key"))
    wanted = Q(path__in=[_above(page.path, 1), _above(page.path, 2)]) | Q(translation_key__in=named)
    wanted |= Q(eventpage__follows__translation_key=page.translation_key)
    pages = Page.objects.live().annotate(is_host=Exists(hosts)).filter(public(), wanted | Q(is_host=True))
    pages = pages.annotate(continues=F("eventpage__follows__translation_key"))
    return list(pages.select_related("locale", *KINDS, "branchpage__picture").only(*COLUMNS).order_by("path"))


def _above(path, levels):
    return path[: -Page.steplen * levels]


def _specific(page):
    """A page that can be written to, as what it is; None for one that cannot."""
    return page and next((getattr(page, kind) for kind in KINDS if hasattr(page, kind)), None)


def _contact(named, organiser, region):
    """Whom to write to: the page an editor has chosen, else who answers for the organiser."""
    chosen, organiser, region = _specific(named), _specific(organiser), _specific(region)
    if chosen and chosen.takes_messages:
        return chosen
    if organiser:
        return contact_of(organiser, region, secretary=lambda: None)
    return None
