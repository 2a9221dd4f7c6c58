"""How many mails may leave: tokens that fill up with time, in one row that all processes share."""

import math
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsletter.models import TokenBucket

NAME = "newsletter"
# So many seconds' worth is kept for later when nobody sends.
SAVED = 5
# So many seconds may the clocks of two machines differ; filled longer in advance, the clock has been put right since.
APART = 60
# Tokens fetched at once, so that not every mail costs a question: at most those of one second.
AT_ONCE = 20


class Bucket:
    """A worker's share. What it has fetched and does not use when it is killed is lost: fewer mails, never more."""

    def __init__(self):
        self.per_second = settings.NEWSLETTER_MAILS_PER_MINUTE / 60
        self.held = 0

    def wait(self):
        """Seconds until the next mail may leave; 0: now."""
        if not self.per_second or self.held:
            return 0
        wanted = max(1, min(AT_ONCE, int(self.per_second)))
        self.held, wait = draw(wanted, self.per_second)
        return wait

    def take(self):
        """A mail leaves."""
        self.held = max(0, self.held - 1)


@transaction.atomic
def draw(wanted, per_second, now=None):
    """Up to ``wanted`` tokens, and if there is none the seconds until there is one."""
    now = now or timezone.now()
    TokenBucket.objects.get_or_create(name=NAME, defaults={"tokens": 1, "filled_at": now})
    row = TokenBucket.objects.select_for_update().get(name=NAME)
    if row.filled_at - now > timedelta(seconds=APART):
        row.filled_at = now
    passed = max(now - row.filled_at, timedelta(0)).total_seconds()
    tokens = min(max(1, SAVED * per_second), row.tokens + passed * per_second)
    taken = min(wanted, math.floor(tokens + 1e-9))
    row.tokens, row.filled_at = tokens - taken, max(now, row.filled_at)
    row.save(update_fields=["tokens", "filled_at"])
    return taken, 0 if taken else (1 - tokens) / per_second
