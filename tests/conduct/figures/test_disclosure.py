"""No number below five can be worked out of what is told: every small table there can be is tried."""

from collections import defaultdict
from itertools import product

import pytest

from conduct.figures.disclosure import band, disclose

# A number, and what is told of it.
BANDS = [(0, None), (1, None), (4, None), (5, 5), (6, 5), (9, 5), (10, 10), (14, 10), (15, 15), (104, 100)]


@pytest.mark.parametrize(("number", "told"), BANDS)
def test_a_number_is_told_in_fives_and_not_at_all_below_five(number, told):
    assert band(number) == told


# The numbers of a table, what is told of each, and of the total.
TABLES = [
    ((0, 0, 0), (None, None, None), None),
    ((4, 0, 0), (None, None, None), None),
    ((5, 0, 0), (5, None, None), 5),
    ((6, 0, 0), (5, None, None), 5),
    ((4, 1, 0), (None, None, None), 5),
    # 13 in all is told as 10, and two that are not told could not make up ten: no more is said than they could.
    ((4, 4, 4), (None, None, None), 5),
    # 22 in all would take at least 20 - 14 - 4 = 2 of either.
    ((14, 4, 4), (10, None, None), 15),
    ((14, 4), (10, None), 10),
    # One that is not told beside one that is: the total says no more than that one.
    ((9, 4), (5, None), 5),
    ((9, 9), (5, 5), 15),
    ((4, 4), (None, None), None),
]


@pytest.mark.parametrize(("numbers", "rows", "at_least"), TABLES)
def test_a_total_gives_nothing_away(numbers, rows, at_least):
    told = disclose(dict(enumerate(numbers)))
    assert (tuple(told["rows"].values()), told["at_least"]) == (rows, at_least)


@pytest.mark.parametrize(("size", "below"), [(2, 25), (3, 20), (4, 10)])
def test_whoever_knows_the_rules_still_has_any_number_from_0_to_4(size, below):
    """Of all tables that are told alike, each number that is not told is in one of them each of these."""
    possible, tables = defaultdict(lambda: [set() for _number in range(size)]), 0
    for numbers in product(range(below), repeat=size):
        told = disclose(dict(enumerate(numbers)))
        for known, number in zip(possible[told["at_least"], (*told["rows"].values(),)], numbers, strict=True):
            known.add(number)
        tables += 1
    given_away = [
        (told, place)
        for told, known in possible.items()
        for place, numbers in enumerate(known)
        if told[1][place] is None and not numbers >= {0, 1, 2, 3, 4}
    ]
    assert given_away == []
    assert (tables, len(possible) >= 30) == (below**size, True)


def test_the_total_that_is_told_is_never_more_than_there_were():
    for numbers in product(range(12), repeat=3):
        assert (disclose(dict(enumerate(numbers)))["at_least"] or 0) <= sum(numbers)


def test_one_case_more_that_somebody_is_kept_from_seldom_shows():
    """An officer who counts the seven they can read reads "5 to 9", whether there was an eighth or not."""
    assert disclose({"bullying": 7, "other": 1}) == disclose({"bullying": 8, "other": 1})
