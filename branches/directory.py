"""Branches as lists and dots: the index by region, the branches of a region, the markers on the map."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left, Length
from wagtail.models import Page

from branches.choices import STANDING
from branches.forms import DirectoryForm
from branches.map import project
from branches.models import BranchPage, RegionPage
from branches.querysets import in_readers_language
from common.languages import for_reader, marked
from common.privacy import public
from common.text import folded
from common.times import LocalTime, local_now


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
    region: RegionPage
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

    Each region and branch in the reader's language, or in English where it is not there. Two queries however many
    there are. ``total`` counts every published branch, shown or not.
    """
    found = list(RegionPage.objects.live().filter(public()).select_related("locale").order_by("path"))
    regions = _once_each(found)
    branches = BranchPage.objects.live().filter(public(), for_reader()).select_related("locale")
    branches = list(branches.defer_streamfields())
    form = DirectoryForm(params, regions)
    inside = _by_region(branches, found, {form.chosen_status} if form.chosen_status else STANDING)
    groups = [
        RegionGroup(region, entries(inside[region.translation_key], request))
        for region in regions
        if inside[region.translation_key] and form.chosen_region in {"", region.slug}
    ]
    return Directory(groups=groups, form=form, total=len(branches))


def _once_each(regions):
    """In the order they have in English, whatever language each is in."""
    translations = defaultdict(list)
    for region in sorted(regions, key=lambda region: region.locale.language_code != settings.LANGUAGE_CODE):
        translations[region.translation_key].append(region)
    return [in_readers_language(pages) for pages in translations.values()]


def _by_region(branches, regions, statuses):
    """Branches by their region's translation key: one in English may belong to a region that is translated."""
    keys, inside = {region.path: region.translation_key for region in regions}, defaultdict(list)
    for branch in branches:
        key = keys.get(branch.path[: -branch.steplen])
        if key and branch.status in statuses:
            inside[key].append(branch)
    return inside


def entries(branches, request=None):
    """Entries of some branches by title, each with the time it is there now; one query if they are a queryset."""
    return [_entry(branch, request) for branch in sorted(branches, key=lambda branch: folded(branch.title))]


def _entry(branch, request):
    x, y = project(branch.latitude, branch.longitude)
    return BranchEntry(
        title=branch.title,
        url=branch.get_url(request),
        city=branch.city,
        status=branch.status,
        status_label=branch.get_status_display(),
        tone=branch.status_tone,
        members=branch.member_count,
        now=local_now(branch.time_zone),
        x=x,
        y=y,
        language=marked(branch.locale.language_code),
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
    here = stands_under(region.translation_key)
    branches = BranchPage.objects.live().filter(public(), for_reader(), here).standing()
    return entries(branches.select_related("locale").defer_streamfields(), request)


def stands_under(key):
    """A condition: pages directly under a page, whichever of its translations that is."""
    parents = Page.objects.filter(translation_key=key, depth=OuterRef("depth") - 1)
    return Exists(parents.annotate(below=Left(OuterRef("path"), Length("path"))).filter(path=F("below")))
