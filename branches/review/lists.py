"""The rows of what waits, and what was answered and is new about one page."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TaskState

from members.models import User

ANSWERS_SHOWN = 20


@dataclass(frozen=True)
class Waiting:
    """A page that waits: since when, at which step, for whom, and whether the reader of the list may answer."""

    title: str
    url: str
    by: str
    language: str
    since: datetime
    age: str
    is_late: bool
    step: str
    mine: bool
    why_not: str
    whom: str = ""


def waiting_row(case, user, *, url_name, by, late_after, **words):
    """A row of a case; ``late_after`` is in days, ``words`` are its step, why_not and whom."""
    since = case.task_state.started_at
    return Waiting(
        title=case.page.draft_title or case.page.title,
        url=reverse(url_name, args=[case.page.pk]),
        by=by or _("somebody who has left"),
        language=case.page.locale.get_display_name(),
        since=since,
        age=age_in_words(since),
        is_late=(timezone.now() - since).days >= late_after,
        mine=case.may_answer(user),
        **words,
    )


def age_in_words(since, now=None):
    days = ((now or timezone.now()) - since).days
    if days < 1:
        return _("less than a day")
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def names_of(people):
    """The names of these people (their ids) whose account is open."""
    users = User.objects.filter(pk__in=people - {None}, is_active=True)
    return {user.pk: user.get_full_name() for user in users}


def answers_to(page):
    """What was said about a page until now, the latest first."""
    states = TaskState.objects.filter(workflow_state__in=page.workflow_states).exclude(finished_by=None)
    answered = states.filter(status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED])
    return answered.select_related("finished_by", "task").order_by("-finished_at")[:ANSWERS_SHOWN]


def compare_url(page, state, before=None):
    """What is new beside an earlier version (its id), else the one readers know; empty where it is the first."""
    before = before or ("live" if page.live else None)
    if before is None:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, state.revision_id])
