"""The rows of what waits and of the pages there are: few queries however many."""

from django.urls import reverse
from wagtail.models import Page

from branches.review.lists import names_of, waiting_row
from conduct.models import Withdrawal
from conduct.pages.doors import OURS
from conduct.pages.people import cases_of, our_states
from conduct.pages.review import step_in_words, why_not

LATE_AFTER = 3


def waiting_rows(user):
    cases = cases_of(our_states())
    names = names_of({case.handed_in_by for case in cases})
    return [_waiting(case, user, names) for case in cases]


def _waiting(case, user, names):
    return waiting_row(
        case,
        user,
        url_name="conduct_review",
        by=names.get(case.handed_in_by),
        late_after=LATE_AFTER,
        step=step_in_words(case),
        why_not=why_not(user, case),
    )


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
