"""Who gets the newsletter without an account, who must get none, and what mail providers have told."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.fields import TimeZoneField
from newsletter.choices import SuppressionReason


class SubscriptionRequest(models.Model):
    """Somebody typed an address into the public form: one mail asks its owner, and nothing holds until they confirm.

    It stands beside ``Subscriber``, so that a stranger who types a subscriber's address changes nothing of theirs.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Empty once its owner has confirmed.
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    time_zone = TimeZoneField(blank=True, default="")
    branch = models.ForeignKey(
        "branches.BranchPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    wants_digest = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    mailed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [
            models.Index(fields=["email"], name="newsletter_request_email"),
            models.Index(fields=["asked_at"], name="newsletter_request_asked"),
        ]

    def __str__(self):
        return f"subscription request {self.pk}"


class Subscriber(models.Model):
    """Somebody without an account who asked for the newsletter and confirmed that the address is theirs."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    language = models.CharField(
        _("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = TimeZoneField(_("time zone"), blank=True, default="")
    branch = models.ForeignKey(
        "branches.BranchPage",
        verbose_name=_("branch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    wants_newsletter = models.BooleanField(_("newsletter"), default=True)
    wants_digest = models.BooleanField(_("weekly digest of the branch"), default=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")

    def __str__(self):
        return f"subscriber {self.pk}"

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)


class Suppression(models.Model):
    """An address that gets no newsletter, and why: found by a keyed hash, shown to the membership secretary."""

    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    # Sealed with the site's keys (common.encryption).
    sealed_address = models.TextField(editable=False)
    reason = models.CharField(_("reason"), max_length=10, choices=SuppressionReason)
    detail = models.CharField(_("what the mail server said"), max_length=200, blank=True)
    since = models.DateTimeField(_("since"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")

    def __str__(self):
        return f"suppression {self.pk}"


class SoftBounce(models.Model):
    """How often mail to an address was turned away for a time, by its hash; often enough is for good."""

    address_hash = models.CharField(max_length=64, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"soft bounces {self.pk}"


class ProviderEvent(models.Model):
    """Something a mail provider reported, by the provider's own id: the same report twice does nothing."""

    provider = models.CharField(max_length=40)
    event_id = models.CharField(max_length=200)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="newsletter_event_once")]

    def __str__(self):
        return f"{self.provider} {self.pk}"
