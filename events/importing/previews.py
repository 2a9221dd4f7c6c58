"""What a file would make, in words, for whoever is about to import it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from common.times import long_date
from events.choices import Status
from events.importing.plans import next_dates
from events.importing.services import TO_WRITE, known_events, state_of
from events.recurrence import rule_of, sentence
from events.validation import first_start

SHOWN = 100


@dataclass(frozen=True)
class Row:
    """One event of a file, ready to print."""

    line: int
    title: str
    state: str
    rule: str
    dates: list[str]
    zone: str
    where: str
    remarks: list[str]


@dataclass(frozen=True)
class Preview:
    rows: list[Row]
    # Events that are in the file but not among the rows.
    more: int
    # Pages that would be made or changed.
    to_write: int
    total: int


def preview(plan, parent):
    known = known_events(parent)
    states = [(draft, state_of(draft, known.get(draft.uid))) for draft in plan.drafts]
    # What will be written comes first.
    states.sort(key=lambda pair: pair[1] not in TO_WRITE)
    return Preview(
        rows=[_row(draft, state) for draft, state in states[:SHOWN]],
        more=len(states[SHOWN:]),
        to_write=sum(state in TO_WRITE for _draft, state in states),
        total=len(states),
    )


def _row(draft, state):
    page = draft.page()
    rule = rule_of(page.rule)
    return Row(
        line=draft.line,
        title=page.title,
        state=state.label,
        rule=sentence(rule, first_start(page)) if rule else "",
        dates=[_date(planned) for planned in next_dates(draft)],
        zone="" if page.is_all_day else page.tz.replace("_", " "),
        where=page.venue_name or page.get_mode_display(),
        remarks=draft.remarks,
    )


def _date(planned):
    when = long_date(planned.day)
    if isinstance(planned.begins, datetime):
        when = f"{when}, {planned.begins:%H:%M}"
    if planned.status == Status.CANCELLED:
        return _("%(date)s (cancelled)") % {"date": when}
    if planned.status == Status.MOVED:
        return _("%(date)s (moved)") % {"date": when}
    return when
