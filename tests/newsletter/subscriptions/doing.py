"""What visitors do with the subscription's pages, as browsers and mail programs do it."""

import re
from datetime import timedelta

import time_machine
from django.urls import reverse
from django.utils import timezone

from common.jobs import run_due
from common.models import OutgoingMail

ASKED = {"email": "new@example.org", "language": "en", "time_zone": "", "branch": "", "subject_line": ""}


def subscribe_url():
    return reverse("newsletter:subscribe")


def ask(client, seconds=30, **changes):
    """Open the form, wait, send it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        page = client.get(subscribe_url()).content.decode()
        stamp = re.search(r'name="started" value="([^"]+)"', page)[1]
        clock.shift(timedelta(seconds=seconds))
        return client.post(subscribe_url(), ASKED | {"started": stamp} | changes)


def mails():
    """What the background has written: ``[(to, text)]``. The job that would send them is not run yet."""
    from newsletter.models import SubscriptionRequest
    from newsletter.subscriptions import services

    for request in SubscriptionRequest.objects.filter(mailed_at=None, confirmed_at=None):
        services.answer(uuid=request.uuid)
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "text"))


def link_in(text):
    """The first address of ours in a mail, as a path."""
    return re.search(r"http://localhost(/\S+)", text)[1]


def run_jobs():
    """A minute later, as the background does it."""
    return run_due(now=timezone.now() + timedelta(minutes=1))
