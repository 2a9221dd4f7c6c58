"""What officers see of it: shares of the members, never a name, as they stood when this week began."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from branches.models import BranchPage, RegionPage
from common import zones
from conduct.acknowledging.shares import cells_of, of_whole_cells, percent
from conduct.models import Acknowledgement, CodeVersion
from conduct.pages.versions import current_version
from members.membership import today
from members.models import Membership


@dataclass(frozen=True)
class Row:
    """A group of members. ``shares`` are words for the columns; there are none where they may not be shown."""

    name: str
    members: int
    shares: list[str]
    note: str = ""
    is_whole: bool = False


@dataclass(frozen=True)
class Overview:
    """``total`` is None below ten members; ``versions`` are shares of all members by the newest they have read."""

    as_of: datetime
    columns: list[str]
    total: Row | None
    versions: list[tuple[str, str]]
    rows: list[Row]


def week_began(now=None):
    """Monday's first moment in London: who is seen to read the code on a Tuesday is not seen in Tuesday's figures."""
    day = zones.local_time(now or timezone.now(), zones.HOME_ZONE).date()
    monday = datetime.combine(day - timedelta(days=day.weekday()), time())
    return zones.instant(monday, zones.HOME_ZONE)


def overview(now=None):
    """The same few queries, however many members; None as long as there is no code."""
    version = current_version()
    if version is None:
        return None
    as_of = week_began(now)
    regions, names = _places()
    groups = _members(regions, _read_by(as_of))
    cells = cells_of(groups)
    every = [(region, branch) for region, branches in groups.items() for branch in branches if branches[branch]]
    everybody = of_whole_cells(every, cells)
    return Overview(
        as_of=as_of,
        columns=[_("have read this version"), _("an earlier one"), _("none yet")],
        total=_row(_("All members"), everybody, version, is_whole=True) if everybody else None,
        versions=_by_version(everybody or []),
        rows=[row for region in groups for row in _of_region(region, groups[region], names, cells, version)],
    )


def _places():
    """``{region: [branch]}`` by ids in the order of the tree, and what each is called."""
    regions = list(RegionPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path"))
    branches = list(BranchPage.objects.in_source_language().order_by("path"))
    of = {region.pk: [branch.pk for branch in branches if branch.path.startswith(region.path)] for region in regions}
    return of, {page.pk: page.title for page in (*regions, *branches)} | {None: _("No branch")}


def _read_by(as_of):
    """``{verified address: the number of the newest version its owner had read by then}``."""
    rows = Acknowledgement.objects.filter(at__lt=as_of)
    newest = dict(rows.order_by("version__number").values_list("user", "version__number"))
    addresses = EmailAddress.objects.filter(user__in=rows.values("user"), verified=True)
    return {email: newest[user] for email, user in addresses.values_list(Lower("email"), "user")}


def _members(regions, read):
    """``{region: {branch: [version or None, of each member]}}``; members without a branch stand below None."""
    region_of = {branch: region for region, branches in regions.items() for branch in branches}
    groups = {region: {branch: [] for branch in branches} for region, branches in regions.items()}
    groups[None] = defaultdict(list)
    rows = Membership.objects.on(today()).values_list("branch", "email", "linked_email")
    for branch, email, linked in rows:
        versions = [read[address] for address in (email, linked) if address in read]
        region = region_of.get(branch)
        groups[region].setdefault(branch if region else None, []).append(max(versions, default=None))
    return groups


def _of_region(region, branches, names, cells, version):
    """The region's own row, its branches, and what of it is only counted together."""
    people = of_whole_cells(((region, branch) for branch, held in branches.items() if held), cells)
    whole = _row(names[region], people, version, is_whole=True) if people else None
    if region is None:
        yield from [whole] if whole else []
        return
    yield whole or Row(names[region], 0, [], _("not shown by itself"), is_whole=True)
    for branch, held in branches.items():
        own = of_whole_cells([(region, branch)], cells) if held else None
        if own:
            yield _row(names[branch], own, version)
        else:
            yield Row(
                names[branch], 0, [], _("too few members to be shown by themselves") if held else _("no members")
            )
    for cell in cells:
        if len(cell.groups) > 1 and {group for group, _branch in cell.groups} == {region}:
            yield _row(_("These counted together"), cell.people, version)


def _row(name, people, version, is_whole=False):
    counts = Counter("none" if number is None else "now" if number == version.number else "old" for number in people)
    shares = [in_words(counts[key], len(people)) for key in ("now", "old", "none")]
    return Row(name, len(people), shares, is_whole=is_whole)


def _by_version(people):
    counts = Counter(number for number in people if number is not None)
    numbers = CodeVersion.objects.filter(translates=None).order_by("-number").values_list("number", flat=True)
    named = ((number, _("Version %(number)s") % {"number": number}) for number in dict.fromkeys(numbers))
    return [(name, in_words(counts[number], len(people))) for number, name in named] if people else []


def in_words(part, whole):
    """``about 40 %``; ``under a tenth`` and ``over nine tenths`` at the ends."""
    share = percent(part, whole)
    if share <= 5:
        return _("under a tenth")
    if share >= 95:
        return _("over nine tenths")
    return _("about %(share)s %%") % {"share": share}
