"""From when on a desk says that something needs doing; the setting ``DESK_THRESHOLDS`` changes single ones."""

from dataclasses import dataclass
from fractions import Fraction

from django.conf import settings


@dataclass(frozen=True)
class Thresholds:
    """Each is the first value that counts, unless its name says ``over``."""

    no_meeting_days: int = 120
    page_unedited_days: int = 365
    messages_late: int = 1
    nothing_announced_days: int = 30
    term_ends_days: int = 60
    open_over_share: Fraction = Fraction(1, 2)
    plan_over_days: int = 0
    plan_untouched_days: int = 180
    overdue_over_share: Fraction = Fraction(1, 3)
    members_lost_percent: int = 10
    welcome_over_days: int = 7
    no_step_days: int = 90


def thresholds():
    return Thresholds(**settings.DESK_THRESHOLDS)
