"""Where an article stands, from what Wagtail knows of it: the one place that says which state follows from what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState


class Standing(models.TextChoices):
    """In the order in which lists show them: what its author has to do first."""

    CHANGES_ASKED = "changes", _("Changes asked for")
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "review", _("Under review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ORDER = list(Standing)
# What is not finished: all of it is listed, of the others the latest.
OPEN = frozenset({Standing.CHANGES_ASKED, Standing.DRAFT, Standing.IN_REVIEW})
OF_WORKFLOW = {
    WorkflowState.STATUS_IN_PROGRESS: Standing.IN_REVIEW,
    WorkflowState.STATUS_NEEDS_CHANGES: Standing.CHANGES_ASKED,
}


def standing_of(article, status=""):
    """``status`` is that of its workflow while one is active. A published text may have a version under review."""
    if status in OF_WORKFLOW:
        return OF_WORKFLOW[status]
    if article.live:
        return Standing.DRAFT if article.has_unpublished_changes else Standing.PUBLISHED
    return Standing.WITHDRAWN if article.first_published_at else Standing.DRAFT
