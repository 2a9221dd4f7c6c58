"""What is sent: a mailing with its frozen texts, a row for each recipient, and who sends it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.fields import TimeZoneField
from newsletter.choices import ONE_AN_EDITION, DeliveryState, MailingKind, MailingState, PersonKind, When
from newsletter.fields import WallClockField


class Mailing(models.Model):
    """One sending of an edition, a digest or a notice, frozen: later edits change nothing in its mails."""

    # Part of every Message-ID.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=MailingKind)
    title = models.CharField(_("title"), max_length=200)
    edition = models.ForeignKey(
        "newsletter.EditionPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="mailings"
    )
    # {article's page id: id of the revision that was live}; whose page is not live any more stops the sending.
    revisions = models.JSONField(default=dict, blank=True)
    # What newsletter.recipients.segments.Segment writes and reads.
    segment = models.JSONField(_("recipients"), default=dict, blank=True)
    when = models.CharField(_("when"), max_length=8, choices=When, default=When.NOW)
    # Wall clock and zone as typed, for When.AT, and the day for When.MORNING (none: the next one of each reader); the
    # instant follows from them.
    local_time = WallClockField(_("time"), null=True, blank=True)
    time_zone = TimeZoneField(_("time zone"), blank=True, default="")
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=MailingState, default=MailingState.FROZEN)
    # Why it paused or asks: a code of newsletter.delivery.states.
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    errors_in_row = models.PositiveIntegerField(default=0)
    # How many recipients were shown to whoever confirmed, and how many rows were made.
    expected = models.PositiveIntegerField(_("recipients counted"), default=0)
    total = models.PositiveIntegerField(_("recipients"), default=0)
    # {state: number} as it stood when the rows were deleted, some time after the end.
    counts = models.JSONField(default=dict, blank=True)

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-frozen_at"]
        indexes = [models.Index(fields=["state", "starts_at"], name="newsletter_mailing_due")]

    def __str__(self):
        return self.title


class Shell(models.Model):
    """The mail of a mailing in one language, rendered when it was frozen, with places for what differs by reader."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="shells")
    language = models.CharField(_("language"), max_length=8)
    # For digests, whose content is one branch's; empty otherwise. A branch page's id in the source language.
    variant = models.CharField(max_length=20, blank=True)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"))
    # The instants that appear in it, in the order of their places: each reader sees them in their zone.
    moments = models.JSONField(default=list, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailing", "language", "variant"], name="newsletter_shell_once")
        ]

    def __str__(self):
        return f"{self.mailing_id} {self.language} {self.variant}".strip()


class Delivery(models.Model):
    """One mail of a mailing to one person. No address stands here: it is looked up at the moment of sending."""

    id = models.BigAutoField(primary_key=True)
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="deliveries", db_index=False)
    # The mailing's: of all mailings of an edition nobody gets two.
    edition = models.ForeignKey(
        "newsletter.EditionPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    person_kind = models.PositiveSmallIntegerField(choices=PersonKind)
    person_id = models.BigIntegerField()
    language = models.CharField(max_length=8)
    variant = models.CharField(max_length=20, blank=True)
    # When a deferred row is queued again.
    not_before = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    # A code of newsletter.delivery.states, or what the mail server answered as codes: "550 5.1.1".
    reason = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Who is working on it; empty: nobody.
    worker = models.UUIDField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    # Whether its reader used the link in it by which no more mail comes.
    unsubscribed = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["mailing", "person_kind", "person_id"], name="newsletter_delivery_once_a_person"
            ),
            models.UniqueConstraint(
                fields=["edition", "person_kind", "person_id"],
                name="newsletter_delivery_once_an_edition",
                condition=Q(edition__isnull=False, state__in=ONE_AN_EDITION),
            ),
        ]
        # Each holds only the few rows that somebody will look for: a claim takes as long of a million rows as of ten.
        indexes = [
            models.Index(
                fields=["mailing", "id"],
                name="newsletter_delivery_queued",
                condition=Q(state=DeliveryState.QUEUED),
            ),
            models.Index(
                fields=["mailing", "not_before"],
                name="newsletter_delivery_deferred",
                condition=Q(state=DeliveryState.DEFERRED),
            ),
            models.Index(
                fields=["mailing", "id"],
                name="newsletter_delivery_unknown",
                condition=Q(state=DeliveryState.UNKNOWN),
            ),
            models.Index(fields=["worker"], name="newsletter_delivery_worker", condition=Q(worker__isnull=False)),
            models.Index(fields=["person_kind", "person_id"], name="newsletter_delivery_person"),
        ]

    def __str__(self):
        return f"delivery {self.pk}"


class Worker(models.Model):
    """A process that is sending. One whose heart has stopped leaves rows that others take up, or ask about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.pk)


class TokenBucket(models.Model):
    """How many mails may leave now: one row for each sender, shared by all processes, and it survives a restart."""

    name = models.CharField(max_length=40, unique=True)
    tokens = models.FloatField(default=0)
    filled_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.name
