"""Branches as lists and dots: the index by region, the branches of a region, the markers on the map."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils import timezone

from branches.choices import STANDING, TAG_TONES, Status
from branches.forms import DirectoryForm
from branches.listed import ListedRegion, listed, translation_for_reader
from branches.map import project
from common.addresses import addresses
from common.languages import marked, readers_language
from common.text import folded
from common.times import LocalTime, local_time


@dataclass(frozen=True)
class BranchEntry:
    """A branch as the component branch_card shows it."""

    title: str
    url: str
    city: str
    status: str
    status_label: str
    tone: str
    members: int
    now: LocalTime
    x: float
    y: float
    # Of its page, where that is another one than the reader's.
    language: dict | None = None

    @property
    def drawn_as(self):
        """All that a card looks like, for readers of one language ({% remembered %})."""
        return readers_language(), self.url, self.now.iso

    @property
    def time(self):
        return self.now.time

    @property
    def weekday(self):
        return self.now.weekday

    @property
    def zone(self):
        return self.now.label


@dataclass(frozen=True)
class RegionGroup:
    region: ListedRegion
    url: str
    branches: list[BranchEntry]


@dataclass(frozen=True)
class Directory:
    groups: list[RegionGroup]
    form: DirectoryForm
    total: int

    @cached_property
    def entries(self):
        return [entry for group in self.groups for entry in group.branches]

    @property
    def shown(self):
        return len(self.entries)

    @property
    def markers(self):
        return markers(self.entries)


def directory(params, request=None):
    """The branches of all regions: those that exist today, unless ``params`` ask for others.

    Each region and branch in the reader's language, or in English where it is not there. One query however many
    there are. ``total`` counts every published branch, shown or not.
    """
    shown, address = listed(), addresses(request)
    regions = _once_each(shown.regions)
    form = DirectoryForm(params, regions)
    inside = _by_region(shown, {form.chosen_status} if form.chosen_status else STANDING)
    groups = [
        RegionGroup(region, address(region.url_path), entries(inside[region.translation_key], request))
        for region in regions
        if inside[region.translation_key] and form.chosen_region in {"", region.slug}
    ]
    return Directory(groups=groups, form=form, total=len(shown.branches))


def _once_each(regions):
    """In the order they have in English, whatever language each is in."""
    translations = defaultdict(list)
    for region in sorted(regions, key=lambda region: region.language != settings.LANGUAGE_CODE):
        translations[region.translation_key].append(region)
    return [translation_for_reader(pages) for pages in translations.values()]


def _by_region(shown, statuses):
    """Branches by their region's translation key: one in English may belong to a region that is translated."""
    paths, inside = {region.path for region in shown.regions}, defaultdict(list)
    for branch in shown.branches:
        if branch.parent_path in paths and branch.status in statuses:
            inside[branch.parent_key].append(branch)
    return inside


def entries(branches, request=None):
    """Entries of some branches (branches.listed) by title, each with the time it is there now."""
    address, labels = addresses(request), {status.value: str(status.label) for status in Status}
    # Nobody is shown seconds: branches in one zone share their time.
    now = timezone.now().replace(second=0, microsecond=0)
    branches = sorted(branches, key=lambda branch: folded(branch.title))
    return [_entry(branch, address(branch.url_path), labels[branch.status], now) for branch in branches]


def _entry(branch, url, status_label, now):
    x, y = project(branch.latitude, branch.longitude)
    return BranchEntry(
        title=branch.title,
        url=url,
        city=branch.city,
        status=branch.status,
        status_label=status_label,
        tone=TAG_TONES[branch.status],
        members=branch.member_count,
        now=local_time(now, branch.time_zone),
        x=x,
        y=y,
        language=marked(branch.language),
    )


def markers(entries):
    """What the component world_map puts on the map."""
    return [
        {
            "x": entry.x,
            "y": entry.y,
            "url": entry.url,
            "title": entry.title,
            "status": entry.status,
            "lang": _lang(entry),
        }
        for entry in entries
    ]


def _lang(entry):
    return entry.language["code"] if entry.language else ""


def branches_of(region, request=None):
    """The branches of a region that exist today, those too that are not in the region's language."""
    below = [branch for branch in listed().standing if branch.parent_key == region.translation_key]
    # Other parts of the same page list them too.
    region.branches_below = below
    return entries(below, request)
