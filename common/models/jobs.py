import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """A piece of work that is due: one row for each thing to do, one standing row for each periodic job.

    ``name`` is a handler registered with common.jobs, ``key`` what it works on. A runner that takes the row
    holds it until ``leased_until``; a killed runner's lease runs out and another takes over.
    """

    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(_("key"), max_length=100, blank=True)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    lease = models.UUIDField(_("lease"), default=uuid.uuid4, editable=False)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    last_run_at = models.DateTimeField(_("last run"), null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="common_job_unique")]
        indexes = [models.Index(fields=["due_at"], name="common_job_due")]

    def __str__(self):
        return f"{self.name} {self.key}".strip()
