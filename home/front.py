"""What the home page shows beside its own text."""

from django.conf import settings

from branches.directory import entries, markers
from branches.forms import FinderForm
from branches.listed import listed
from common.addresses import addresses
from common.languages import marked, readers_language
from common.models import OrganisationSettings
from events.calendar.parts import of_everybody
from newsletter.articles import parts as newsletter

CLOCKS = 8


def front(home, request):
    """The finder, the map of today's branches, the next meetings, clocks around the world, regions, the facts."""
    shown, address = listed(), addresses(request)
    everywhere = entries(shown.standing, request)
    return {
        "finder": FinderForm(),
        "markers": markers(everywhere),
        "clocks": around_the_world(everywhere, CLOCKS),
        "branch_index_url": next((address(page.url_path) for page in shown.indexes), ""),
        "regions": [_region(region, address) for region in _once_each(shown.regions)],
        "facts": OrganisationSettings.for_request(request).facts_shown(),
        **of_everybody(request),
        **newsletter.of_everybody(request),
    }


def _once_each(regions):
    """In the reader's language or in English, in the order of the tree."""
    own, source = readers_language(), settings.LANGUAGE_CODE
    there = {region.translation_key for region in regions if region.language == own}
    return [
        region
        for region in regions
        if region.language == own or (region.language == source and region.translation_key not in there)
    ]


def _region(region, address):
    """As the component card shows it."""
    return {
        "title": region.title,
        "text": region.introduction,
        "url": address(region.url_path),
        "language": marked(region.language),
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
