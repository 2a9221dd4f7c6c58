import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportedEvent(models.Model):
    """Which event of a calendar file became which page: a file that is imported again finds its events.

    ``into`` is the translation key of the page it was imported under, ``uid`` the file's own name for it.
    ``source`` is a digest of what the file said, ``written`` one of the page as it was made of it: while the page
    still has that, nobody has changed it since, and a newer file may.
    """

    into = models.UUIDField()
    uid = models.CharField(max_length=255)
    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=64)
    written = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("imported event")
        verbose_name_plural = _("imported events")
        constraints = [models.UniqueConstraint(fields=["into", "uid"], name="events_imported_once_a_place")]

    def __str__(self):
        return self.uid


class CalendarUpload(models.Model):
    """A calendar file between its preview and the word that it may be imported; a day later it is gone.

    It belongs to who uploaded it, and nobody else ever sees it. A person has one at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    kind = models.ForeignKey("events.EventKind", on_delete=models.CASCADE, related_name="+")
    tz = models.CharField(max_length=64)
    publish = models.BooleanField(default=False)
    name = models.CharField(max_length=255, blank=True)
    content = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("uploaded calendar")
        verbose_name_plural = _("uploaded calendars")

    def __str__(self):
        return str(self.pk)
