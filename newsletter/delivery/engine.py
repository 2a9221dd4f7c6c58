"""Sending: a slice of work that claims rows, passes the gate before each mail, hands it over, and writes what became.

The order is all there is to it (docs/features/newsletter-delivery.md): ``sending`` is committed before the mail
server hears of a mail, ``sent`` after it has answered 250. Killed between the two, a row says that nobody knows.
"""

import logging
import time
import traceback
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.choices import DeliveryState, MailingState
from newsletter.delivery import filling, recording, workers
from newsletter.delivery.asking import Asker
from newsletter.delivery.bucket import Bucket
from newsletter.delivery.claiming import begin, claim, has_missed, is_over, wake
from newsletter.delivery.mails import tell_stopped
from newsletter.delivery.sender import NoServer, Sender
from newsletter.delivery.states import Moved, move
from newsletter.delivery.withdrawing import withdrawn
from newsletter.mails.letter import letter
from newsletter.models import Mailing
from newsletter.recipients.person import Refusal

logger = logging.getLogger(__name__)

CLAIMED_AT_ONCE = 50
# A token that comes within this many seconds is waited for.
SHORT = 1
LONGEST_SILENCE = 300


def work(*, until):
    """Send until ``until()`` says so or nothing waits. When to come back: an instant, or None: when there is more."""
    workers.reap()
    with workers.working() as lease, Sender() as sender:
        try:
            return Slice(lease, sender, until).run()
        except workers.LeaseLost:
            return timezone.now()


def sending():
    """The mailings at work, what began first before the others."""
    return Mailing.objects.filter(state=MailingState.SENDING).order_by("started_at", "pk")


class Slice:
    """One worker's share of a few seconds. Its methods answer whether to go on; ``again`` says when, if not."""

    def __init__(self, lease, sender, until):
        self.lease, self.sender, self.until = lease, sender, until
        self.bucket = Bucket()
        self.shells = {}
        self.again = None

    def run(self):
        while not self.until():
            # One claim of each in turn, so that a digest does not wait for an edition's end.
            busy = [self.advance(mailing) for mailing in sending()]
            if self.again or not any(busy):
                return self.again
        return timezone.now()

    def advance(self, mailing):
        """One claim of one mailing; whether there was anything to do."""
        if self.again or not roused(mailing):
            return False
        rows = claim(self.lease.id, mailing, CLAIMED_AT_ONCE)
        if not rows:
            finish(mailing)
            return False
        if withdrawn(mailing):
            stop_and_ask(mailing, "withdrawn")
        else:
            self.deliver(mailing, rows)
        workers.put_back(self.lease.id)
        return True

    def deliver(self, mailing, rows):
        for row in rows:
            row.mailing = mailing
        asker = Asker(rows)
        for row in rows:
            if self.until() or not self.has_token() or not self.deliver_one(mailing, row, asker):
                return

    def has_token(self):
        """Whether a mail may leave now; a short wait is waited for."""
        while wait := self.bucket.wait():
            if wait > SHORT or self.until():
                self.again = timezone.now() + timedelta(seconds=wait)
                return False
            time.sleep(wait)
            self.lease.beat()
        return True

    def deliver_one(self, mailing, row, asker):
        """One mail from question to record; whether to go on with the mailing."""
        self.lease.beat()
        recipient = asker.about(row)
        if isinstance(recipient, Refusal):
            recording.refuse(row, recipient.reason, self.lease.id)
            return True
        message = self.written(mailing, row, recipient)
        if message is None or not self.connected(mailing):
            return False
        if not begin(row, self.lease.id):
            return Mailing.objects.filter(pk=mailing.pk, state=MailingState.SENDING).exists()
        self.bucket.take()
        outcome = self.sender.send(message)
        recording.record(row, outcome, self.lease.id)
        if outcome.state == DeliveryState.SENT:
            recording.went_well(mailing)
            return True
        if outcome.dead:
            recording.give_up_address(recipient, outcome)
        return recording.went_wrong(mailing)

    def written(self, mailing, row, recipient):
        """The mail; None where it cannot be written, which is our own mistake and pauses the mailing."""
        try:
            return letter(self.shell(mailing, row), mailing, row, recipient)
        except Exception as error:  # whatever went wrong in a text: the mailing pauses, the worker goes on
            place = traceback.extract_tb(error.__traceback__)[-1]
            cause = f"{type(error).__name__} at {place.filename.rsplit('/', 1)[-1]}:{place.lineno}"
            logger.error("A mail of mailing %s cannot be written: %s", mailing.pk, cause)
            recording.pause(mailing, "letter")
            return None

    def shell(self, mailing, row):
        key = mailing.pk, row.language, row.variant
        if key not in self.shells:
            self.shells[key] = mailing.shells.get(language=row.language, variant=row.variant)
        return self.shells[key]

    def connected(self, mailing):
        """Whether the mail server is there; else how long it is left alone grows with every try."""
        try:
            self.sender.open()
        except NoServer as error:
            logger.warning("The mail server is not there: %s", error)
            running = recording.went_wrong(mailing, reason="mail_server")
            if running:
                silence = min(2**mailing.errors_in_row, LONGEST_SILENCE)
                self.again = timezone.now() + timedelta(seconds=silence)
            return False
        return True


def finish(mailing):
    """A mailing of which no mail can leave any more is done; what nobody knows of is asked about still."""
    if not is_over(mailing):
        return
    try:
        with transaction.atomic():
            move(mailing, MailingState.DONE, ended_at=timezone.now(), errors_in_row=0)
            # Whoever has a mail sent again holds the mailing meanwhile: what they decided since is seen only now.
            if not is_over(mailing):
                raise Moved
            log(instance=mailing, action="newsletter.finish")
            tell_stopped(mailing)
    except Moved:
        return


def roused(mailing, now=None):
    """Have the rows wait whose hour has come; not if it has long passed: then somebody is asked."""
    if has_missed(mailing, now):
        stop_and_ask(mailing, "morning")
        return False
    wake(mailing, now)
    return True


def stop_and_ask(mailing, reason):
    try:
        filling.ask(mailing, reason)
    except Moved:
        return
