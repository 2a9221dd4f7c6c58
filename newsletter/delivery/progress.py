"""How far a mailing is, in numbers: rows by state, what went wrong and why, how fast, and when it will be over."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.utils import timezone

from newsletter.choices import OPEN, DeliveryState, MailingState
from newsletter.delivery.states import row_reason
from newsletter.models import Delivery

A_MINUTE = timedelta(minutes=1)
# Counting may take a hundredth of the time: a million rows are counted every few minutes, thousands at each look.
SHARE, WORTH_KEEPING = 100, 0.05
# States of which the reasons are told.
TROUBLED = (
    DeliveryState.FAILED,
    DeliveryState.DEFERRED,
    DeliveryState.UNKNOWN,
    DeliveryState.SUPPRESSED,
    DeliveryState.BOUNCED,
    DeliveryState.COMPLAINED,
)


@dataclass(frozen=True)
class Reason:
    """So many rows of a ``state`` for one reason."""

    state: str
    words: str
    number: int


@dataclass(frozen=True)
class Progress:
    total: int
    # {state: number}, every state in its order.
    states: dict[str, int]
    reasons: list[Reason] = field(default_factory=list)
    unsubscribed: int = 0
    a_minute: int = 0
    ends_at: datetime | None = None

    @property
    def settled(self):
        """Of how many it is known, or decided, what became of them."""
        return self.total - sum(self.states[state] for state in OPEN)

    @property
    def percent(self):
        return self.settled * 100 // self.total if self.total else 0

    @property
    def delivered(self):
        return self.states[DeliveryState.SENT]

    @property
    def unknown(self):
        return self.states[DeliveryState.UNKNOWN]

    @property
    def rows(self):
        """States with their names; the ones nobody is in are left out."""
        return [(DeliveryState(state).label, number) for state, number in self.states.items() if number]


def progress(mailing, now=None):
    """The :class:`Progress` of a mailing; two queries, or none while the last answer is good enough."""
    now = now or timezone.now()
    if mailing.counts:
        return _of_counts(mailing.counts)
    key = f"newsletter:progress:{mailing.pk}:{mailing.state}"
    kept = cache.get(key)
    if kept is None:
        begun = time.perf_counter()
        kept = _count(mailing, now)
        taken = time.perf_counter() - begun
        if taken > WORTH_KEEPING:
            cache.set(key, kept, timeout=max(1, int(taken * SHARE)))
    return kept


def counted(mailing):
    """What is kept when the rows are deleted."""
    found = _count(mailing, timezone.now())
    return {"states": found.states, "unsubscribed": found.unsubscribed, "total": found.total}


def _of_counts(counts):
    states = {state: counts["states"].get(state, 0) for state in DeliveryState.values}
    return Progress(total=counts["total"], states=states, unsubscribed=counts["unsubscribed"])


def _count(mailing, now):
    lately = Q(state=DeliveryState.SENT, changed_at__gt=now - A_MINUTE)
    groups = (
        Delivery.objects.filter(mailing=mailing)
        .values("state", "reason")
        .annotate(
            number=Count("pk"),
            lately=Count("pk", filter=lately),
            left=Count("pk", filter=Q(unsubscribed=True)),
            last=Max("not_before"),
        )
        .order_by("state", "-number", "reason")
    )
    groups = list(groups)
    states = dict.fromkeys(DeliveryState.values, 0)
    for group in groups:
        states[group["state"]] += group["number"]
    a_minute = sum(group["lately"] for group in groups)
    return Progress(
        total=sum(states.values()),
        states=states,
        reasons=[
            Reason(DeliveryState(group["state"]).label, row_reason(group["reason"]), group["number"])
            for group in groups
            if group["state"] in TROUBLED and group["reason"]
        ],
        unsubscribed=sum(group["left"] for group in groups),
        a_minute=a_minute,
        ends_at=_end(mailing, states, groups, a_minute, now),
    )


def _end(mailing, states, groups, a_minute, now):
    """When the last mail leaves if it goes on like this; None where nothing moves."""
    if mailing.state != MailingState.SENDING:
        return None
    waiting = states[DeliveryState.QUEUED] + states[DeliveryState.SENDING]
    last = max((group["last"] for group in groups if group["last"]), default=None)
    if waiting and not a_minute:
        return None
    soon = now + timedelta(minutes=waiting / a_minute) if waiting else now
    return max(soon, last) if last else soon
