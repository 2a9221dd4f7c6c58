"""What authors and editors do with an article that is published: withdraw it, ask for that.

Each is one transaction and stands in the page's history. What is done under review is branches.review.services.
"""

from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from branches.rights import rights_of_everybody
from members.rights import Capability, can
from newsletter.approval import mails
from newsletter.models import ArticlePage


class NotLiveError(Exception):
    """Nobody reads the article, so there is nothing to withdraw."""


@transaction.atomic
def withdraw(*, actor, article, reason, languages=None):
    """Take a published article off the site, in all its languages or in those that are named; the pages withdrawn.

    For whoever edits and is none of its authors: else ``PermissionDenied``. Its authors are told, with the reason,
    which stands in the history. Raises ``NotLiveError`` and, without a reason, ``ValidationError``. A mailing with
    the article in it that is still being sent stops and asks (newsletter.editions.services.withdrawn_since).
    """
    reason = _checked(reason)
    pages = [page for page in versions(article) if languages is None or page.locale.language_code in languages]
    if not pages:
        raise NotLiveError
    if not all(can(actor, "withdraw", page) for page in pages):
        raise PermissionDenied
    for page in pages:
        # By this verb alone: nobody but an administrator may unpublish an article by hand.
        UnpublishPageAction(page, user=actor, log_action=False).execute(skip_permission_checks=True)
        # Histories show of entries with the same id one alone: each page has its own.
        log(instance=page, action="newsletter.withdraw", user=actor, uuid=uuid4(), data={"reason": reason})
    mails.tell_withdrawn(article, by=actor, reason=reason)
    return pages


@transaction.atomic
def ask_withdrawal(*, actor, article, reason):
    """Ask the editors to withdraw one's own article; they are told, and it stands in the history.

    Raises ``PermissionDenied``, ``NotLiveError`` and, without a reason, ``ValidationError``.
    """
    reason = _checked(reason)
    if not article.live:
        raise NotLiveError
    if not can(actor, "ask_withdrawal", article):
        raise PermissionDenied
    log(instance=article, action="newsletter.ask_withdrawal", user=actor, data={"reason": reason})
    everybody = rights_of_everybody()
    editors = {person for person, rights in everybody.items() if Capability.EDITOR in rights.held}
    mails.tell_withdrawal_asked(article, editors, by=actor, reason=reason)


def versions(article):
    """The article in each language in which it is live, the source first."""
    return list(
        ArticlePage.objects.filter(translation_key=article.translation_key, live=True, alias_of=None)
        .select_related("locale")
        .order_by("locale_id")
    )


def _checked(reason):
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why."))
    return reason
