"""All of a file, before anything is written: the events it would make, and what cannot be read and why."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from events.dates.derivation import BACK, ON
from events.dates.planning import Plan
from events.importing.reading import Unreadable, read
from events.importing.sources import gather
from events.importing.translating import Draft, translate

# Said one by one; a file with more is broken in one way, which these show.
MAX_PROBLEMS = 200
LOOK_AHEAD = timedelta(days=800)


@dataclass
class ImportPlan:
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Unreadable] = field(default_factory=list)

    @property
    def shown_problems(self):
        return self.problems[:MAX_PROBLEMS]

    @property
    def more_problems(self):
        return len(self.problems[MAX_PROBLEMS:])


def plan(data, default_zone, today: date | None = None, progress=None):
    """The :class:`ImportPlan` of the bytes of a file; raises ``reading.Refused``.

    ``default_zone`` is where times without a zone are meant; ``progress(done, total)`` is told.
    """
    today = today or timezone.now().date()
    sources, problems = gather(read(data), default_zone)
    found = ImportPlan(problems=problems)
    for number, source in enumerate(sources, start=1):
        try:
            draft = translate(source, (today - BACK, today + ON))
        except Unreadable as problem:
            found.problems.append(problem)
        else:
            found.drafts.append(draft)
            found.problems += draft.problems
        if progress:
            progress(number, len(sources))
    found.problems.sort(key=lambda problem: problem.line)
    return found


def next_dates(draft, today: date | None = None, number=3):
    """The next dates of a draft as they will be, on its own clock: at most ``number``; of what is over, the first."""
    series, today = Plan(draft.page()), today or timezone.now().date()
    dates = series.dates(today, today + LOOK_AHEAD)
    begin = draft.fields["start_date"]
    return dates[:number] or series.dates(begin, max(begin, today) + LOOK_AHEAD)[:number]
