"""The states of a regional report, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    FILED = "filed", _("Filed")


MOVES = {ReportState.DRAFT: {ReportState.DRAFT, ReportState.FILED}, ReportState.FILED: set()}


def may_move(old, new):
    return ReportState(new) in MOVES[ReportState(old)]
