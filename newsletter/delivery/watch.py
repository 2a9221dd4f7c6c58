"""What is looked at once a minute: killed workers, mailings whose time has come, rows whose hour has come."""

from django.db import transaction
from django.utils import timezone

from common.jobs import enqueue
from newsletter.choices import MailingState
from newsletter.delivery import filling, lanes, timing, workers
from newsletter.delivery.claiming import has_waiting, is_over
from newsletter.delivery.engine import finish, roused, sending
from newsletter.delivery.states import Moved, move
from newsletter.models import Mailing


def watch(now=None):
    """Set going whatever should be; nothing here sends, and twice at once does no harm."""
    now = now or timezone.now()
    workers.reap(now)
    for mailing in Mailing.objects.filter(state=MailingState.SCHEDULED, starts_at__lte=now):
        _begin(mailing, now)
    for mailing in Mailing.objects.filter(state=MailingState.FILLING):
        enqueue("newsletter.fill", key=mailing.pk)
    waiting = False
    for mailing in sending():
        if not roused(mailing, now):
            continue
        if has_waiting(mailing):
            waiting = True
        elif is_over(mailing):
            finish(mailing)
    if waiting:
        lanes.enqueue_all()


@transaction.atomic
def _begin(mailing, now):
    try:
        if timing.is_late(mailing, now):
            filling.ask(mailing, "late")
        else:
            move(mailing, MailingState.FILLING)
    except Moved:
        return
