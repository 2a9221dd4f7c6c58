"""What the home page shows beside its own text."""

from django.utils.translation import get_language

from branches.directory import entries, markers
from branches.forms import FinderForm
from branches.models import BranchIndexPage, BranchPage, RegionPage
from common.models import OrganisationSettings
from events.calendar.parts import of_everybody

CLOCKS = 8


def front(home, request):
    """The finder, the map of today's branches, the next meetings, clocks around the world, regions, the facts."""
    branches = BranchPage.objects.live().standing().filter(locale__language_code=get_language())
    everywhere = entries(branches.defer_streamfields(), request)
    facts = OrganisationSettings.for_request(request).facts
    return {
        "finder": FinderForm(),
        "markers": markers(everywhere),
        "clocks": around_the_world(everywhere, CLOCKS),
        "branch_index": BranchIndexPage.objects.live().child_of(home).first(),
        "regions": RegionPage.objects.live().descendant_of(home).order_by("path"),
        "facts": [block.value for block in facts],
        **of_everybody(request),
    }


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
