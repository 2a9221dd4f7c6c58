"""Nobody's answer can be made out of what is shown: every figure, sum and difference is of ten people or nobody."""

from itertools import combinations, product

import pytest

from conduct.acknowledging.shares import FEWEST, cells_of, of_whole_cells, percent


def people(*numbers):
    """``{region: {branch: people}}`` of tuples of sizes, one tuple for each region."""
    return {
        f"R{r}": {f"B{b}": [f"R{r}B{b}P{p}" for p in range(size)] for b, size in enumerate(sizes)}
        for r, sizes in enumerate(numbers)
    }


def shown(regions):
    """The sets of people that the page has a figure of: everybody, regions, branches, and each cell."""
    cells = cells_of(regions)
    wanted = [[(r, b) for r in regions for b in regions[r] if regions[r][b]]]
    wanted += [[(r, b) for b in regions[r] if regions[r][b]] for r in regions]
    wanted += [[(r, b)] for r in regions for b in regions[r] if regions[r][b]]
    figures = [of_whole_cells(groups, cells) for groups in wanted if groups]
    return [frozenset(found) for found in figures if found] + [frozenset(cell.people) for cell in cells]


@pytest.mark.parametrize(
    ("sizes", "is_shown"),
    [(9, False), (10, True), (11, True), (0, False), (1, False)],
)
def test_a_branch_is_shown_by_itself_from_ten_members_on(sizes, is_shown):
    regions = people((sizes, 50), (60,))
    found = of_whole_cells([("R0", "B0")], cells_of(regions)) if sizes else None
    assert bool(found) is is_shown


@pytest.mark.parametrize(("size", "is_shown"), [(9, False), (10, True), (11, True)])
def test_the_whole_is_shown_from_ten_members_on(size, is_shown):
    assert bool(cells_of(people((size,)))) is is_shown
    assert bool(shown(people((size,)))) is is_shown


@pytest.mark.parametrize(
    ("sizes", "branches"),
    [
        # One small branch: total less the others would be its own, so the smallest other is hidden with it.
        (((9, 20, 30),), {"R0B2"}),
        # Two small ones that are ten together need nobody else.
        (((5, 5, 20, 30),), {"R0B2", "R0B3"}),
        (((5, 4, 20, 30),), {"R0B3"}),
        # A region below ten is counted with the smallest branch elsewhere.
        (((9,), (15, 40), (70,)), {"R1B1", "R2B0"}),
        # Two regions below ten that are ten together.
        (((9,), (1,), (40,)), {"R2B0"}),
        (((10,), (10,)), {"R0B0", "R1B0"}),
        (((9,), (10,)), set()),
        (((9,), (9,)), set()),
        (((), (12,)), {"R1B0"}),
        (((0, 0), (12,)), {"R1B0"}),
    ],
)
def test_which_branches_are_shown_by_themselves(sizes, branches):
    regions = people(*sizes)
    cells = cells_of(regions)
    alone = {r + b for r in regions for b in regions[r] if of_whole_cells([(r, b)], cells)}
    assert alone == branches


@pytest.mark.parametrize(
    "sizes",
    [
        *product([(9,), (10,), (11,), (1, 9), (9, 9), (9, 10), (10, 11), (3, 4, 30), (0,), (25, 26, 2)], repeat=2),
        ((9,), (9, 10), (10, 11, 1)),
        ((1,), (1,), (1,)),
        ((1,), (1,), (9, 12)),
        ((5, 6), (9, 30), (8,), (100,)),
    ],
)
def test_whatever_is_added_or_taken_away_is_of_ten_people_or_of_nobody(sizes):
    regions = people(*sizes)
    everybody = {p for branches in regions.values() for held in branches.values() for p in held}
    sets = set(shown(regions))
    closed = set(sets)
    for one, other in combinations(sets, 2):
        closed |= {one - other, other - one, one & other, one | other}
    assert all(len(found) >= FEWEST for found in closed if found)
    assert {p for cell in cells_of(regions) for p in cell.people} == (
        everybody if len(everybody) >= FEWEST else set()
    )


def test_cells_do_not_overlap():
    cells = cells_of(people((9, 20, 3), (5,), (7, 8, 40)))
    assert sum(map(len, cells)) == 92
    assert len({p for cell in cells for p in cell.people}) == 92


def test_a_group_that_is_part_of_a_cell_has_no_figure():
    cells = cells_of(
        people(
            (9, 20, 30),
        )
    )
    assert of_whole_cells([("R0", "B0")], cells) is None
    assert of_whole_cells([("R0", "B1")], cells) is None
    assert of_whole_cells([], cells) is None
    assert len(of_whole_cells([("R0", "B0"), ("R0", "B1")], cells)) == 29


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (0, 10, 5),
        (10, 10, 95),
        (5, 10, 50),
        (1, 10, 10),
        (9, 10, 90),
        (7, 100, 5),
        (8, 100, 10),
        (93, 100, 95),
        (92, 100, 90),
        (1, 1000, 5),
        (999, 1000, 95),
        (33, 100, 35),
        (32, 100, 30),
    ],
)
def test_shares_are_in_steps_and_never_nobody_or_everybody(part, whole, share):
    assert percent(part, whole) == share
