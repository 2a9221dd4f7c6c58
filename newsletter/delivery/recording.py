"""What is written after each mail: the row's state, when it is tried again, and whether too many went wrong."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.choices import DeliveryState, MailingState, SuppressionReason
from newsletter.delivery.claiming import same_reader
from newsletter.delivery.mails import tell_stopped
from newsletter.delivery.states import Moved, NotAllowed, move, turn
from newsletter.models import Delivery, Mailing
from newsletter.recipients.suppression import suppress

logger = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=4)
# A database that restarts while a mail is handed over: so often, so many seconds apart, it is told again.
TELLINGS, BETWEEN = 5, 1


def wait_after(attempts):
    """How long a mail that was turned away for the moment waits: five minutes, doubling up to four hours."""
    return min(FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 20), LONGEST_WAIT)


def record(row, outcome, worker):
    """Write what became of a mail that this worker began."""
    _until_told(lambda: _write(row, outcome, worker))


def _write(row, outcome, worker):
    rows = Delivery.objects.filter(pk=row.pk, worker=worker)
    if outcome.state == DeliveryState.SENT:
        done = {"reason": "", "worker": None}
        # Others may have taken this worker for dead and asked about the mail: now it is known.
        if not turn(rows, DeliveryState.SENDING, DeliveryState.SENT, **done):
            turn(rows, DeliveryState.UNKNOWN, DeliveryState.SENT, **done)
    elif outcome.state == DeliveryState.DEFERRED and row.attempts < settings.NEWSLETTER_MAX_ATTEMPTS:
        again = timezone.now() + wait_after(row.attempts)
        turn(rows, DeliveryState.SENDING, outcome.state, reason=outcome.reason, worker=None, not_before=again)
    elif outcome.state == DeliveryState.DEFERRED:
        turn(rows, DeliveryState.SENDING, DeliveryState.FAILED, reason=outcome.reason, worker=None)
    else:
        turn(rows, DeliveryState.SENDING, outcome.state, reason=outcome.reason, worker=None)


def _until_told(write):
    """A row that is not written down although it is known would wait for somebody's decision."""
    for telling in range(TELLINGS):
        try:
            return write()
        except Error:
            if connection.in_atomic_block or telling == TELLINGS - 1:
                raise
            connection.close()
            time.sleep(BETWEEN)
    return None


def refuse(row, reason, worker):
    """The reader is not to get it after all; a row that went to another person meanwhile is asked about anew."""
    rows = Delivery.objects.filter(**same_reader(row), worker=worker)
    turn(rows, DeliveryState.QUEUED, DeliveryState.SUPPRESSED, reason=reason, worker=None)


def give_up_address(recipient, outcome):
    """Mail to it comes back for good: nobody writes there again."""
    suppress(email=recipient.email, reason=SuppressionReason.BOUNCED, detail=outcome.reason)


def went_well(mailing):
    if mailing.errors_in_row:
        Mailing.objects.filter(pk=mailing.pk).update(errors_in_row=0)
        mailing.errors_in_row = 0


def went_wrong(mailing, reason="errors"):
    """Count an error; too many in a row, by whichever worker, pause the mailing. Whether it still runs."""
    rows = Mailing.objects.filter(pk=mailing.pk)
    rows.update(errors_in_row=F("errors_in_row") + 1)
    mailing.errors_in_row = rows.values_list("errors_in_row", flat=True).get()
    if mailing.errors_in_row < settings.NEWSLETTER_MAX_ERRORS_IN_ROW:
        return True
    pause(mailing, reason)
    return False


def pause(mailing, reason):
    """The site itself stops and says why, also by mail; somebody resumes."""
    try:
        move(mailing, MailingState.PAUSED, reason=reason)
    except (Moved, NotAllowed):
        return
    logger.error("Mailing %s is paused: %s", mailing.pk, reason)
    log(instance=mailing, action="newsletter.pause", data={"reason": reason})
    tell_stopped(mailing)
