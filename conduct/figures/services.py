"""A finished year is counted once, on the last day of the January after it, and stands from then on."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from conduct.cases.due import today
from conduct.choices import Kind, State
from conduct.figures.counts import ENDS, KINDS, counts_of
from conduct.figures.disclosure import LEAST, disclose
from conduct.models import LogEntry, YearFigures


@dataclass(frozen=True)
class Table:
    """``rows`` are pairs of a name and how many; ``others`` the names of those that are fewer than five."""

    heading: str
    total: str
    rows: list
    others: list


@dataclass(frozen=True)
class Year:
    year: int
    frozen_on: date
    tables: list


def due_year(day):
    """The last year that is finished and may be counted: reports of its end have had a month to be heard."""
    return day.year - 1 if day >= date(day.year, 1, 31) else day.year - 2


@transaction.atomic
def freeze():
    """Count the last finished year, unless it was; the :class:`~conduct.models.YearFigures` made, or None.

    A year in which the log had not begun is none of this site's.
    """
    year = due_year(today())
    if YearFigures.objects.filter(year=year).exists():
        return None
    first = LogEntry.objects.order_by("number").values_list("at", flat=True).first()
    if first is None or first.year > year:
        return None
    figures = {name: disclose(table) for name, table in counts_of(year).items()}
    row, _new = YearFigures.objects.get_or_create(year=year, defaults={"figures": figures, "frozen_on": today()})
    return row


def published():
    """Every counted year as a :class:`Year`, the newest first, in the reader's language. Anybody may see them."""
    return [Year(row.year, row.frozen_on, [*_tables(row)]) for row in YearFigures.objects.all()]


def _tables(row):
    headings = {
        KINDS: (Kind, _("Reports received in %(year)s, by what they were about")),
        ENDS: (State, _("Cases closed in %(year)s, by what came of them")),
    }
    for name, (choices, heading) in headings.items():
        found = row.figures[name]
        # In their order, which the database does not keep.
        rows = [(str(one.label), found["rows"][one]) for one in choices if one in found["rows"]]
        told = [(_capital(label), _five(low)) for label, low in rows if low is not None]
        others = [label for label, low in rows if low is None]
        yield Table(heading % {"year": row.year}, _total(found["at_least"]), told, others)


def _total(low):
    if low is None:
        return _("In all fewer than %(n)s, or too few to be told") % {"n": LEAST}
    return _("In all at least %(n)s") % {"n": low}


def _five(low):
    return _("%(low)s to %(high)s") % {"low": low, "high": low + LEAST - 1}


def _capital(text):
    return text[:1].upper() + text[1:]
