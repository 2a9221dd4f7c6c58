"""What of a table of numbers may be told so that none below five can be worked out, by subtraction neither.

- A number below five, nought too, is not told. Others are told in fives ("5 to 9"): an officer who knows every case
  but the one that they are kept from finds no difference.
- The total is told as "at least", and never so high that it takes one of the numbers that are not told to reach it.

So whoever knows all that is told, and these rules, still has for each number that is not told any from 0 to 4.
"""

LEAST = 5


def band(number):
    """The lower end of the five that a number lies in, or None where it is not told."""
    return number - number % LEAST if number >= LEAST else None


def disclose(table):
    """``{"at_least": of the total, or None, "rows": {name: band or None}}`` of ``{name: number}``."""
    rows = {name: band(number) for name, number in table.items()}
    total = band(sum(table.values()))
    return {"at_least": total and _that_gives_nothing_away(total, list(rows.values())), "rows": rows}


def _that_gives_nothing_away(total, lows):
    """The total, or as much of it as all but one of the numbers that are not told could make up: what is less."""
    most = sum(_most(low) for low in lows)
    if None in lows:
        total = min(total, band(most - _most(None)) or 0)
    return total or None


def _most(low):
    return LEAST - 1 if low is None else low + LEAST - 1
