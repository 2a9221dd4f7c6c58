from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarToken(models.Model):
    """The key to one person's private calendar, whose address alone carries join links; a person has one at most.

    Only its hash is kept, so the address can be shown once and nobody who reads the database can use it. Revoked
    means that the row is gone. The day of the last use is there for its owner, to see whether anybody uses it.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("private calendar")
        verbose_name_plural = _("private calendars")

    def __str__(self):
        return f"private calendar {self.pk}"
