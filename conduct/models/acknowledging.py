from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conduct.models.pages import CodeVersion


class Acknowledgement(models.Model):
    """That somebody has read a version of the code, and said so. Officers see shares of them, never a row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Of the source language, whichever translation was read.
    version = models.ForeignKey(CodeVersion, on_delete=models.PROTECT, related_name="acknowledgements")
    at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="conduct_acknowledged_once")]

    def __str__(self):
        return f"acknowledgement {self.pk}"
