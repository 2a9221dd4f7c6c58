from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from wagtail.models import Page, TaskState


@dataclass(frozen=True, kw_only=True)
class Case(ABC):
    """A page at a step: who handed it in, who wrote it and when, and whom the step asks. None of the first answer."""

    task_state: TaskState
    page: Page
    step: str
    handed_in_by: int | None
    writers: dict[int, datetime] = field(default_factory=dict)
    # Whom the step asks, before those are left out who wrote the text.
    asked: frozenset[int] = frozenset()

    @property
    def involved(self):
        return frozenset(self.writers) | ({self.handed_in_by} - {None})

    @property
    def reviewers(self):
        return self.asked - self.involved

    def is_asked(self, user):
        """Whether or not they may answer: they read the text."""
        return user.is_active and user.pk in self.asked

    def may_answer(self, user):
        return self.is_asked(user) and user.pk not in self.involved

    @abstractmethod
    def may_take_back(self, user):
        """Who may is said by the kind of page."""

    def check_answer_by(self, user):
        """Asked again as somebody answers: raises ``PermissionDenied``."""
        if not self.may_answer(user):
            raise PermissionDenied
