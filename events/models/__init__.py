from .events import EventException, EventHost, EventPage
from .index import EventIndexPage
from .kinds import EventKind
from .occurrences import Occurrence, Series

__all__ = ["EventException", "EventHost", "EventIndexPage", "EventKind", "EventPage", "Occurrence", "Series"]
