"""What ``newsletter`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from common.jobs import job
from newsletter.approval.reminders import remind
from newsletter.delivery import lanes, slices
from newsletter.delivery.filling import fill
from newsletter.delivery.retention import forget_deliveries as forget_old_deliveries
from newsletter.delivery.watch import watch
from newsletter.digest.services import make_digests
from newsletter.editions import services as editions
from newsletter.subscriptions import retention
from newsletter.subscriptions import services as subscriptions


@job("newsletter.answer_request")
def answer_request(key):
    """The one mail to an address that somebody typed into the public form."""
    subscriptions.answer(uuid=key)


@job("newsletter.move_subscriptions", every=timedelta(hours=1))
def move_subscriptions(key):
    """Of subscribers who have an account by now, the account decides."""
    subscriptions.move_all_to_accounts()


@job("newsletter.forget", every=timedelta(days=1))
def forget(key):
    """Addresses that nobody confirmed, and what mail providers reported long ago."""
    retention.purge()


@job("newsletter.publish_edition")
def publish_edition(key):
    """The page that the mails of a scheduled mailing lead to, shortly before they leave."""
    editions.publish_before_sending(key)


@job("newsletter.fill", lease=timedelta(minutes=10))
def list_recipients(key):
    fill(pk=key)


# Shorter than a slice and a mail server that does not answer: a lane whose runner was killed goes on soon, and two
# runners in one lane only share its work.
@job(lanes.SEND, lease=timedelta(minutes=1))
def send(key):
    slices.one(lane=key)


@job("newsletter.watch", every=timedelta(minutes=1))
def look_after_mailings(key):
    watch()


@job("newsletter.forget_deliveries", every=timedelta(days=1))
def forget_deliveries(key):
    forget_old_deliveries()


@job("newsletter.remind_reviewers", every=timedelta(hours=6))
def remind_reviewers(key):
    """Texts that have waited for some days (set in the admin) are brought to mind twice."""
    remind()


@job("newsletter.make_digests", every=timedelta(hours=1))
def make_weekly_digests(key):
    """On the eve of their day; a mailing is made once."""
    make_digests()
