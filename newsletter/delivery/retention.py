"""Who got which mail is forgotten some time after the end; how many got it stays with the mailing."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsletter.delivery.progress import counted
from newsletter.delivery.states import OVER
from newsletter.models import Delivery, Mailing


def forget_deliveries(now=None):
    """Delete the rows of mailings that ended longer ago than the retention; how many mailings."""
    before = (now or timezone.now()) - timedelta(days=settings.NEWSLETTER_DELIVERY_RETENTION_DAYS)
    old = Mailing.objects.filter(state__in=OVER, ended_at__lte=before, counts={})
    for mailing in old:
        with transaction.atomic():
            # Somebody may have had a mail of it sent again since.
            if not old.select_for_update().filter(pk=mailing.pk).first():
                continue
            Mailing.objects.filter(pk=mailing.pk).update(counts=counted(mailing))
            Delivery.objects.filter(mailing=mailing)._raw_delete("default")
    return len(old)
