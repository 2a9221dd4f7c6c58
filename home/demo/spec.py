from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from wagtail.models import Page


@dataclass(frozen=True)
class Spec:
    """A page of the demo: where it stands, what its fields hold (Refs for what has no id yet), its body.

    ``after`` is called with the new page for what is no field of it: catchments, further zones.
    """

    key: str
    parent: str
    model: type[Page]
    fields: dict
    body: list = field(default_factory=list)
    reviewed: date = date(2026, 11, 2)
    after: Callable[[Page], object] | None = None
