"""How long what people typed is kept, and the nightly pass that sees to it."""

from datetime import timedelta

from django.utils import timezone

from newsletter.models import ProviderEvent, SoftBounce, SubscriptionRequest

# For so long a link in a mail confirms; then the address that was typed is forgotten.
CONFIRM_WITHIN = timedelta(days=3)
# Providers report again what they could not deliver for some days; longer, nobody looks.
EVENTS_KEPT = timedelta(days=60)
# Mail that was turned away longer ago says nothing about an address today.
SOFT_BOUNCES_KEPT = timedelta(days=60)


def open_requests(now=None):
    """Requests whose link still confirms: half-open, the moment it is over it is over."""
    return SubscriptionRequest.objects.filter(asked_at__gt=(now or timezone.now()) - CONFIRM_WITHIN)


def purge(*, now=None):
    """Delete what was never confirmed, and what providers reported long ago; how many addresses were forgotten."""
    now = now or timezone.now()
    ProviderEvent.objects.filter(received_at__lte=now - EVENTS_KEPT).delete()
    SoftBounce.objects.filter(since__lte=now - SOFT_BOUNCES_KEPT).delete()
    return SubscriptionRequest.objects.filter(asked_at__lte=now - CONFIRM_WITHIN).delete()[0]
