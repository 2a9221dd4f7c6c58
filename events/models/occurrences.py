from django.db import models
from django.utils.translation import gettext_lazy as _

from branches.choices import Mode
from events.choices import Audience, Status
from events.querysets import OccurrenceQuerySet


def hand_over(collector, field, sub_objs, using):
    """The page that dates come from is deleted: another translation of it takes over, or all of them go.

    As ``on_delete``, because what hangs on the dates would be gone before anybody could derive them again.
    """
    pages = field.related_model._base_manager.using(using)
    going = [page.pk for page in collector.data.get(field.related_model, ())]
    for series in sub_objs:
        heir = pages.filter(translation_key=series.pk).exclude(pk__in=going).order_by("pk").first()
        if heir:
            collector.add_field_update(field, heir, [series])
        else:
            models.CASCADE(collector, field, [series], using)


class Series(models.Model):
    """What was last derived of one published event, whichever of its translations is read.

    ``key`` is the translation key of its pages, ``event`` the one in the source language. ``sequence`` and
    ``changed_at`` are what calendar programs are told (RFC 5545 §3.8.7.4): they move when its dates do.
    """

    key = models.UUIDField(primary_key=True)
    event = models.OneToOneField("events.EventPage", on_delete=hand_over, related_name="series")
    sequence = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()
    zone_data = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("derived series")
        verbose_name_plural = _("derived series")

    def __str__(self):
        return str(self.key)


class Occurrence(models.Model):
    """One date of an event: derived, never typed. Lists, feeds and calendars read nothing else.

    ``recurrence_id`` is the wall clock at which the rule has it, ``20261208T193000``, or ``20261208`` of an all-day
    event; it stays when the date is moved or cancelled. ``start`` and ``end`` are the instants at which it takes
    place, half-open. Those of an all-day event are the midnights of its own zone, for order only: its days are
    ``first_day`` to ``last_day`` wherever it is read. Organisers are translation keys of pages.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="occurrences")
    recurrence_id = models.CharField(max_length=15)
    slug = models.CharField(max_length=16)
    live = models.BooleanField(default=True)
    start = models.DateTimeField()
    end = models.DateTimeField()
    tz = models.CharField(max_length=64)
    all_day = models.BooleanField(default=False)
    first_day = models.DateField()
    last_day = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    reason = models.TextField(max_length=500, blank=True)
    note = models.TextField(max_length=500, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    kind = models.ForeignKey("events.EventKind", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=12, choices=Mode.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    languages = models.CharField(max_length=120, blank=True)
    organiser = models.UUIDField()
    branch = models.UUIDField(null=True)
    region = models.UUIDField(null=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date of an event")
        verbose_name_plural = _("dates of events")
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "recurrence_id"], name="events_occurrence_once_a_series")
        ]
        indexes = [
            # In the order of lists, with all that says whether a date is over: what is, is passed over unread.
            # Not led by ``live``: SQLite makes no use of an index that begins with a bare truth value.
            models.Index(
                fields=["start", "id", "live", "all_day", "end", "last_day"], name="events_occurrence_start"
            ),
            models.Index(fields=["first_day"], name="events_occurrence_all_day", condition=models.Q(all_day=True)),
            models.Index(fields=["branch", "start"], name="events_occurrence_branch"),
            models.Index(fields=["region", "start"], name="events_occurrence_region"),
        ]

    def __str__(self):
        return f"{self.series_id} {self.recurrence_id}"
