"""The rows of what waits, of the pages there are, and of what was answered: few queries however many."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState

from conduct.models import Withdrawal
from conduct.pages.doors import OURS
from conduct.pages.people import cases_of, our_states
from conduct.pages.review import step_in_words, why_not
from members.models import User

LATE_AFTER = 3
ANSWERS_SHOWN = 20


@dataclass(frozen=True)
class Waiting:
    """A page that waits: since when, at which step, and whether the reader of the list may answer."""

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


def age_in_words(since, now=None):
    days = ((now or timezone.now()) - since).days
    if days < 1:
        return _("less than a day")
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def waiting_rows(user):
    cases = cases_of(our_states())
    names = names_of({case.handed_in_by for case in cases})
    return [_waiting(case, user, names) for case in cases]


def _waiting(case, user, names):
    since = case.task_state.started_at
    return Waiting(
        title=case.page.draft_title or case.page.title,
        url=reverse("conduct_review", args=[case.page.pk]),
        by=names.get(case.handed_in_by) or _("somebody who has left"),
        language=case.page.locale.get_display_name(),
        since=since,
        age=age_in_words(since),
        is_late=(timezone.now() - since).days >= LATE_AFTER,
        step=step_in_words(case),
        mine=case.may_answer(user),
        why_not=why_not(user, case),
    )


def names_of(people):
    users = User.objects.filter(pk__in=people - {None}, is_active=True)
    return {user.pk: user.get_full_name() for user in users}


def open_withdrawals():
    return Withdrawal.objects.filter(answered_at=None).select_related("asked_by", "page").order_by("asked_at")


def all_pages():
    """The conduct pages in every language, in the order of the tree, with what each is told by."""
    pages = Page.objects.type(*OURS).filter(alias_of=None).select_related("locale").order_by("path")
    return [
        {
            "title": page.draft_title or page.title,
            "language": page.locale.get_display_name(),
            "live": page.live,
            "changed": page.has_unpublished_changes,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "review_url": reverse("conduct_review", args=[page.pk]),
        }
        for page in pages
    ]


def answers_to(page):
    """What was said about it until now, the latest first."""
    states = TaskState.objects.filter(workflow_state__in=page.workflow_states).exclude(finished_by=None)
    answered = states.filter(status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED])
    return answered.select_related("finished_by", "task").order_by("-finished_at")[:ANSWERS_SHOWN]


def compare_url(case):
    """What is new beside the version readers know; empty where it is the first."""
    page, state = case.page, case.task_state
    if not page.live:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", state.revision_id])
