"""Mails about a conduct page's way: to whom something is asked of or has happened to, each once, in their language.

These are about texts that everybody will read. About reports see conduct.notices.
"""

from django.urls import reverse

from branches.review.mails import named, tell


def review_url(page):
    return reverse("conduct_review", args=[page.pk])


def withdraw_url(page):
    return reverse("conduct_withdraw", args=[page.pk])


def tell_reviewers(task_state, submitted_by):
    """Whoever may answer reads that a page waits; who handed it in knows."""
    from conduct.pages.people import case_of

    page = task_state.workflow_state.content_object.specific
    by = task_state.workflow_state.requested_by or submitted_by
    _tell(case_of(page, task_state).reviewers, "conduct/page_waits", page, by=by)


def remind_reviewers(case, days):
    _tell(case.reviewers, "conduct/page_still_waits", case.page, days=days)


def tell_changes_asked(case, *, by, comment):
    _tell(_writers(case) - {by.pk}, "conduct/page_returned", case.page, by=by, comment=comment)


def tell_published(case, *, by, comment):
    people = (_writers(case) | {case.first_by}) - {None, by.pk}
    _tell(people, "conduct/page_published", case.page, case.page.get_url(), by=by, comment=comment)


def tell_withdrawal_asked(page, people, *, by, reason):
    _tell(people - {by.pk}, "conduct/withdrawal_asked", page, withdraw_url(page), by=by, comment=reason)


def tell_withdrawal_answered(page, people, *, by, confirmed):
    template = "conduct/withdrawal_confirmed" if confirmed else "conduct/withdrawal_refused"
    _tell(people - {by.pk}, template, page, withdraw_url(page), by=by)


def _writers(case):
    return (frozenset(case.writers) | {case.handed_in_by}) - {None}


def _tell(people, template, page, address="", *, by=None, **context):
    context |= {
        "page": page.draft_title or page.title,
        "address": address or review_url(page),
        "by": named(by),
    }
    tell(people, template, **context)
