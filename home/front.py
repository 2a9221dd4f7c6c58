"""What the home page shows beside its own text."""

from django.db.models import Q
from wagtail.models import Page

from branches.directory import entries, markers
from branches.forms import FinderForm
from branches.models import BranchPage
from common.languages import for_reader, marked
from common.models import OrganisationSettings
from common.privacy import public
from events.calendar.parts import of_everybody
from newsletter.articles import parts as newsletter

CLOCKS = 8


def front(home, request):
    """The finder, the map of today's branches, the next meetings, clocks around the world, regions, the facts."""
    branches = BranchPage.objects.live().standing().filter(public(), for_reader()).select_related("locale")
    everywhere = entries(branches.defer_streamfields(), request)
    branch_index, regions = places(home)
    return {
        "finder": FinderForm(),
        "markers": markers(everywhere),
        "clocks": around_the_world(everywhere, CLOCKS),
        "branch_index": branch_index,
        "regions": regions,
        "facts": OrganisationSettings.for_request(request).facts_shown(),
        **of_everybody(request),
        **newsletter.of_everybody(request),
    }


def places(home):
    """The page of all branches, or None, and the regions, in the reader's language or in English: one query."""
    index = Q(branchindexpage__isnull=False, depth=home.depth + 1)
    pages = Page.objects.live().filter(public(), for_reader()).filter(index | Q(regionpage__isnull=False))
    pages = list(pages.select_related("regionpage", "locale").order_by("path"))
    regions = [page.regionpage for page in pages if hasattr(page, "regionpage")]
    for page in pages:
        page.language = marked(page.locale.language_code)
    return next((page for page in pages if not hasattr(page, "regionpage")), None), regions


def around_the_world(entries, count):
    """``count`` of the entries from west to east, one for each hour of the clock, spread evenly."""
    by_offset = {}
    for entry in sorted(entries, key=lambda entry: (-entry.members, entry.title)):
        by_offset.setdefault(entry.now.moment.utcoffset(), entry)
    spread = [by_offset[offset] for offset in sorted(by_offset)]
    if len(spread) <= count:
        return spread
    step = (len(spread) - 1) / (count - 1)
    return [spread[round(index * step)] for index in range(count)]
