"""The rows of the editors' queue and of an author's own page: the same few queries however many articles."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, WorkflowState

from branches.models import RegionPage
from branches.review.lists import names_of, waiting_row
from newsletter.approval.people import REGION, approval_settings, cases_of, our_states
from newsletter.approval.review import step_in_words, why_not
from newsletter.approval.states import OPEN, ORDER, Standing, standing_of
from newsletter.models import ArticlePage
from newsletter.rights import is_editor, writes_as

FINISHED_SHOWN = 20


@dataclass(frozen=True)
class Row:
    """An article on its authors' own page."""

    title: str
    standing: Standing
    edit_url: str
    review_url: str
    changed: datetime | None
    since: datetime | None
    said_by: str
    said: str
    live: bool
    whose: str


# ------------------------------------------------------------------------------------------------ the queue
def waiting_rows(user):
    """What waits and concerns somebody: all of it for editors, else what their step asks; the longest first."""
    cases = cases_of(our_states())
    if not is_editor(user):
        cases = [case for case in cases if case.is_asked(user)]
    if not cases:
        return []
    names = names_of({case.handed_in_by for case in cases} | {case.page.owner_id for case in cases})
    regions, late = _region_names(cases), approval_settings().first_reminder
    return [_waiting(case, user, names, regions, late) for case in cases]


def _waiting(case, user, names, regions, late):
    return waiting_row(
        case,
        user,
        url_name="newsletter_review",
        by=names.get(case.handed_in_by) or names.get(case.page.owner_id),
        late_after=late,
        step=step_in_words(case),
        whom=whom_in_words(case, regions),
        why_not=why_not(user, case),
    )


def whom_in_words(case, regions=None):
    """For whom it waits: the region by its name, or the editors."""
    names = [name for pk, name in (regions or _region_names([case])).items() if pk in case.regions]
    if case.step == REGION and names:
        return _("coordinators of %(regions)s") % {"regions": ", ".join(names)}
    return _("editors")


def _region_names(cases):
    ids = frozenset().union(*(case.regions for case in cases))
    return dict(RegionPage.objects.filter(pk__in=ids).values_list("pk", "title")) if ids else {}


def waits_for_authors():
    """What was given back and is with its authors, the longest first; three queries."""
    states = _active().filter(status=WorkflowState.STATUS_NEEDS_CHANGES).order_by("current_task_state__finished_at")
    since = {int(state.object_id): state.current_task_state.finished_at for state in states}
    articles = ArticlePage.objects.in_bulk(since)
    names = names_of({article.owner_id for article in articles.values()})
    return [
        {
            "title": articles[pk].draft_title,
            "url": reverse("newsletter_review", args=[pk]),
            "since": moment,
            "name": names.get(articles[pk].owner_id, ""),
        }
        for pk, moment in since.items()
        if pk in articles
    ]


# ------------------------------------------------------------------------------------------------ an author's own
def own_rows(user):
    """``[(standing, rows)]`` of somebody's own articles and those of who shares their seat, what is to do first."""
    mine = writes_as(user)
    articles = list(
        ArticlePage.objects.filter(owner__in=mine, alias_of=None)
        .in_language(settings.LANGUAGE_CODE)
        .order_by("-latest_revision_created_at", "-pk")
    )
    states, reasons, names = _states(articles), _reasons(articles), names_of(set(mine))
    groups = {standing: [] for standing in ORDER}
    for article in articles:
        state = states.get(article.pk)
        row = _row(article, state, reasons, names, user)
        groups[row.standing].append(row)
    return [
        (standing, rows if standing in OPEN else rows[:FINISHED_SHOWN]) for standing, rows in groups.items() if rows
    ]


def _row(article, state, reasons, names, user):
    standing = standing_of(article, state.status if state else "")
    step = state.current_task_state if state else None
    said_by, said, since = "", "", None
    if standing == Standing.CHANGES_ASKED and step:
        since, said = step.finished_at, step.comment
        said_by = step.finished_by.get_full_name() if step.finished_by else ""
    elif standing == Standing.IN_REVIEW and step:
        since = step.started_at
    elif standing == Standing.WITHDRAWN:
        since, said = reasons.get(article.pk, (None, ""))
    elif standing == Standing.PUBLISHED:
        since = article.last_published_at
    return Row(
        title=article.draft_title or article.title,
        standing=standing,
        edit_url=reverse("wagtailadmin_pages:edit", args=[article.pk]),
        review_url=reverse("newsletter_review", args=[article.pk]),
        changed=article.latest_revision_created_at,
        since=since,
        said_by=said_by,
        said=said,
        live=article.live,
        whose="" if article.owner_id == user.pk else names.get(article.owner_id, ""),
    )


def _active():
    pages = ContentType.objects.get_for_model(Page)
    article = ContentType.objects.get_for_model(ArticlePage)
    states = WorkflowState.objects.active().filter(base_content_type=pages, content_type=article)
    return states.select_related("current_task_state__finished_by")


def _states(articles):
    found = _active().filter(object_id__in=[str(article.pk) for article in articles])
    return {int(state.object_id): state for state in found}


def _reasons(articles):
    """``{article's id: (when, why)}`` of those that were withdrawn."""
    gone = [article.pk for article in articles if not article.live and article.first_published_at]
    entries = PageLogEntry.objects.filter(page__in=gone, action="newsletter.withdraw").order_by("timestamp")
    return {entry.page_id: (entry.timestamp, entry.data.get("reason", "")) for entry in entries} if gone else {}
