"""How many members have read the code, by region and branch, so that nobody's answer can be made out of it.

What is shown is made of cells: groups of members that do not overlap, each of ten or more. A branch that is smaller
is counted together with the smaller branches of its region, if need be with the next larger one, if need be with
members elsewhere; a region or a total is shown if it is made of whole cells. So whatever is added up or taken away is
cells again, and never fewer than ten people (docs/features/conduct-acknowledging.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

FEWEST = 10
STEP = 5


@dataclass
class Cell:
    """Members who are only counted together. ``groups`` are the keys of the branches they belong to."""

    groups: set = field(default_factory=set)
    people: list = field(default_factory=list)

    def __len__(self):
        return len(self.people)

    def __iadd__(self, other):
        self.groups |= other.groups
        self.people += other.people
        return self


def cells_of(regions):
    """The cells of ``{region: {branch: people}}``, as a list; a cell's groups are pairs of region and branch.

    None where there are fewer than ten people in all.
    """
    cells = {region: _within(region, branches) for region, branches in regions.items()}
    rest = Cell()
    for found in cells.values():
        if len(found) == 1 and len(found[0]) < FEWEST:
            rest += found.pop()
    while rest and len(rest) < FEWEST:
        donors = [region for region, found in cells.items() if found]
        if not donors:
            return []
        rest += _take_smallest(cells[min(donors, key=lambda region: len(_smallest(cells[region])))])
    return [*(cell for found in cells.values() for cell in found), *([rest] if rest else [])]


def _smallest(cells):
    return min(cells, key=lambda cell: (len(cell), sorted(map(str, cell.groups))))


def _take_smallest(cells):
    cell = _smallest(cells)
    cells.remove(cell)
    return cell


def _within(region, branches):
    """The cells of one region; a single one below ten where the whole region is."""
    large, small = [], Cell()
    for branch, people in branches.items():
        cell = Cell({(region, branch)}, list(people))
        if len(cell) >= FEWEST:
            large.append(cell)
        elif cell:
            small += cell
    while small and len(small) < FEWEST and large:
        small += _take_smallest(large)
    return [*large, small] if small else large


def percent(part, whole):
    """A share in steps of five, never 0 and never 100: that would say of everybody in the group what they did."""
    nearest = round(100 * part / whole / STEP) * STEP
    return min(max(nearest, STEP), 100 - STEP)


def of_whole_cells(groups: Iterable, cells):
    """The people of some groups, if they are whole cells of ten or more; else None."""
    wanted = set(groups)
    inside = [cell for cell in cells if cell.groups <= wanted]
    if not inside or set().union(*(cell.groups for cell in inside)) != wanted:
        return None
    return [person for cell in inside for person in cell.people]
