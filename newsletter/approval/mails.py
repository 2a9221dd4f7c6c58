"""Mails about an article's way: to whom something is asked of or has happened to, each once, in their language."""

from django.urls import reverse

from branches.review.mails import named, tell
from newsletter.rights import partners_of


def review_url(article):
    return reverse("newsletter_review", args=[article.pk])


def tell_reviewers(task_state, submitted_by):
    """Whoever may answer reads that an article waits; who handed it in knows."""
    from newsletter.approval.people import case_of

    article = task_state.workflow_state.content_object.specific
    case = case_of(article, task_state)
    by = task_state.workflow_state.requested_by or submitted_by
    _tell(case.reviewers, "newsletter/article_waits", article, by=by)


def remind_reviewers(case, days):
    _tell(case.reviewers, "newsletter/article_still_waits", case.page, days=days)


def tell_changes_asked(case, *, by, comment):
    _tell(_theirs(case) - {by.pk}, "newsletter/article_returned", case.page, by=by, comment=comment)


def tell_published(case, *, by, comment):
    article = case.page
    to = {article.owner_id, case.handed_in_by} - {None, by.pk}
    _tell(to, "newsletter/article_published", article, article.get_url(), by=by, comment=comment)


def tell_withdrawn(article, *, by, reason):
    to = {article.owner_id, *partners_of([article.owner_id])} - {None, by.pk}
    _tell(to, "newsletter/article_withdrawn", article, by=by, comment=reason)


def tell_withdrawal_asked(article, editors, *, by, reason):
    address = reverse("newsletter_withdraw", args=[article.pk])
    _tell(editors - {by.pk}, "newsletter/article_withdrawal_asked", article, address, by=by, comment=reason)


def _theirs(case):
    """Who goes on writing it: whose text it is, who shares their seat, and who handed it in."""
    owner = case.page.owner_id
    return {owner, *partners_of([owner]), case.handed_in_by} - {None}


def _tell(people, template, article, address="", *, by=None, **context):
    context |= {
        "article": article.draft_title or article.title,
        "address": address or review_url(article),
        "by": named(by),
    }
    tell(people, template, **context)
