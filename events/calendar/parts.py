"""The next meetings, as pages that are not the calendar's show them: home, regions, branches."""

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import get_language

from common.addresses import addresses
from common.privacy import public
from common.remembered import once, recall, remembered
from events.calendar.clock import Clock
from events.items import items
from events.models import EventIndexPage, Occurrence

NEXT = 3
# On the home page: of the whole organisation, and of everybody.
WIDE, OTHERS = 3, 3


def of_branch(branch, request):
    """A branch's own, and those it hosts with others."""
    own = Occurrence.objects.visible().of_branch(branch.translation_key)
    return _next(_upcoming(branch.translation_key, own, NEXT, request), f"branch={branch.slug}", request)


def of_region(region, request):
    """A region's own and those of its branches."""
    own = Occurrence.objects.visible().of_region(region.translation_key)
    return _next(_upcoming(region.translation_key, own, NEXT, request), f"region={region.slug}", request)


def _next(rows, query, request):
    calendar = _address(rows, request)
    return {
        "meetings": items(rows, request),
        "meetings_url": f"{calendar}?{query}" if calendar else "",
        "subscribe_url": f"{reverse('events:subscribe')}?{query}",
    }


def of_everybody(request):
    """Those of the whole organisation, and the next of regions and branches."""
    visible = Occurrence.objects.visible()
    wide = _upcoming("all members", visible.filter(branch=None, region=None), WIDE, request)
    others = _upcoming("all others", visible.exclude(branch=None, region=None), OTHERS, request)
    rows = [*wide, *others]
    return {
        "meetings": items(rows, request),
        "meetings_url": _address(rows, request),
        "subscribe_url": reverse("events:subscribe"),
    }


def _upcoming(whose, occurrences, count, request):
    """The next of some dates: within a minute, which meetings begin and end with, the same for all whose day it is.

    With the address of the calendar where it is not remembered: that saves a query on pages that have many.
    """
    clock = Clock.of(request)
    rows = occurrences.upcoming(clock.now, clock.today).with_pages()
    if recall() is not None:
        return once(("next", whose, count, clock.today, get_language()), lambda: list(rows[:count]))
    return list(rows.annotate(calendar_path=Subquery(_calendars(get_language()).values("url_path")[:1]))[:count])


def _calendars(language):
    return EventIndexPage.objects.live().filter(public(), locale__language_code=language)


@remembered
def _calendar_path(language):
    return _calendars(language).values_list("url_path", flat=True).first()


def _address(rows, request):
    """Where all of them are; ``""`` where there are none, or no calendar in this language."""
    known = _calendar_path(get_language()) if rows and recall() is not None else ""
    path = next((getattr(row, "calendar_path", known) for row in rows), "")
    return addresses(request)(path) if path else ""
