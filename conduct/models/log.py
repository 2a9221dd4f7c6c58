from django.db import models
from django.utils.translation import gettext_lazy as _

from conduct.choices import Act


class LogEntry(models.Model):
    """Who did what when with a case or a key, without a word of what it is about; each entry seals those before it.

    The database refuses to change or delete one (conduct.log.guards). ``actor`` is the id of an account, empty where
    somebody who reported or a job acted: no reference, because an account may go and its entries stay. What whoever
    reported did stands with its day alone, at midnight UTC.
    """

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("when"))
    actor = models.BigIntegerField(_("who"), null=True)
    case = models.UUIDField(_("case"), null=True, db_index=True)
    # One of conduct.choices.Act; the column names no choices, so that another act is no migration.
    act = models.CharField(_("what"), max_length=20)
    # Codes and digests, never words somebody wrote.
    detail = models.CharField(_("in detail"), max_length=200, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        verbose_name = _("entry of the log")
        verbose_name_plural = _("entries of the log")

    def __str__(self):
        return f"entry {self.number}"

    @property
    def said(self):
        """The act in words; its code where this version of the site no longer knows it."""
        return Act(self.act).label if self.act in Act.values else self.act
