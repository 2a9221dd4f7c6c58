"""Branches as lists and dots: the index by region, the branches of a region, the markers on the map."""

from dataclasses import dataclass
from functools import cached_property

from branches.choices import STANDING
from branches.forms import DirectoryForm
from branches.map import project
from branches.models import BranchPage, RegionPage
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


def directory(index_page, params, request=None):
    """The branches under an index page, by region: those that exist today, unless ``params`` ask for others.

    Two queries however many there are. ``total`` counts every published branch, shown or not.
    """
    regions = list(RegionPage.objects.live().filter(public()).child_of(index_page).order_by("path"))
    branches = list(BranchPage.objects.live().filter(public()).descendant_of(index_page).defer_streamfields())
    form = DirectoryForm(params, regions)
    statuses = {form.chosen_status} if form.chosen_status else STANDING
    groups = []
    for region in regions:
        inside = [b for b in branches if b.path.startswith(region.path) and b.status in statuses]
        if inside and form.chosen_region in {"", region.slug}:
            groups.append(RegionGroup(region, entries(inside, request)))
    return Directory(groups=groups, form=form, total=len(branches))


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
    )


def markers(entries):
    """What the component world_map puts on the map."""
    return [
        {"x": entry.x, "y": entry.y, "url": entry.url, "title": entry.title, "status": entry.status}
        for entry in entries
    ]


def branches_of(region, request=None):
    """The branches of a region that exist today."""
    branches = BranchPage.objects.live().filter(public()).standing().child_of(region)
    return entries(branches.defer_streamfields(), request)
