from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseCounts(models.Model):
    """What is left of deleted cases: how many of a kind came in a month, how many were closed in one with an outcome.

    One row, sealed under ENCRYPTION_KEYS and written anew as a whole: nothing ties a number to a case of the log.
    """

    sealed = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of deleted cases")
        verbose_name_plural = _("counts of deleted cases")

    def __str__(self):
        return f"counts {self.pk}"


class YearFigures(models.Model):
    """How many reports a finished year had, as published: in fives, nothing smaller (conduct.figures).

    Written once, on the 31st of January after it, and never again. The true numbers are not kept with it.
    """

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    figures = models.JSONField(_("figures"))
    frozen_on = models.DateField(_("counted on"))

    class Meta:
        ordering = ["-year"]
        verbose_name = _("figures of a year")
        verbose_name_plural = _("figures of years")

    def __str__(self):
        return str(self.year)
