from .events import EventException, EventHost, EventPage
from .imported import CalendarUpload, ImportedEvent
from .index import EventIndexPage
from .kinds import EventKind
from .occurrences import Occurrence, Series
from .tokens import CalendarToken

__all__ = [
    "CalendarToken",
    "CalendarUpload",
    "EventException",
    "EventHost",
    "EventIndexPage",
    "EventKind",
    "EventPage",
    "ImportedEvent",
    "Occurrence",
    "Series",
]
