"""What is done with a conduct page that is published: record, withdraw.

Each is one transaction and stands in the page's history. What is done under review is branches.review.services.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from conduct.models import CodeOfConductPage, Publication, Withdrawal
from conduct.pages import mails, versions
from conduct.pages.people import qualified_people
from conduct.rights import is_qualified


class NotLiveError(Exception):
    """Nobody reads the page, so there is nothing to withdraw."""


class AskedAlreadyError(Exception):
    """Somebody has asked for it, and it waits for another's answer."""


class NotAskedError(Exception):
    """Nobody has asked for it, or it is answered already."""


@transaction.atomic
def record(*, page, revision):
    """Keep for good that a version was published, and of the code the version; once, however often it is told."""
    if page.alias_of_id or revision is None:
        return
    Publication.objects.get_or_create(
        revision=revision, defaults={"page_id": page.pk, "published_at": timezone.now()}
    )
    if isinstance(page, CodeOfConductPage):
        versions.keep(page=page, revision=revision)


# ------------------------------------------------------------------------------------------------ withdrawing
def open_withdrawal(page):
    return Withdrawal.objects.filter(page=page.pk, answered_at=None).select_related("asked_by").first()


@transaction.atomic
def ask_withdrawal(*, actor, page, reason):
    """Ask for a page to be taken off the site; it stays there until another qualified person confirms.

    Raises ``PermissionDenied``, ``NotLiveError``, ``AskedAlreadyError`` and, without a reason, ``ValidationError``.
    """
    if not is_qualified(actor):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Say why."))
    if not Page.objects.select_for_update().get(pk=page.pk).live:
        raise NotLiveError
    if open_withdrawal(page):
        raise AskedAlreadyError
    asked = Withdrawal.objects.create(page_id=page.pk, reason=reason.strip(), asked_by=actor)
    log(instance=page, action="conduct.ask_withdrawal", user=actor, data={"reason": asked.reason})
    mails.tell_withdrawal_asked(page, qualified_people(), by=actor, reason=asked.reason)
    return asked


@transaction.atomic
def answer_withdrawal(*, actor, page, confirmed):
    """Confirm what somebody else asked for, and the page is off the site; or refuse it, and it stays.

    Whoever asked may only take it back, that is, refuse it. Everybody qualified is told. Raises ``PermissionDenied``,
    ``NotAskedError`` and ``NotLiveError``.
    """
    if not is_qualified(actor):
        raise PermissionDenied
    asked = Withdrawal.objects.select_for_update().filter(page=page.pk, answered_at=None).first()
    if asked is None:
        raise NotAskedError
    # Nobody left who asked, nobody can say it was another: it has to be asked anew.
    if confirmed and asked.asked_by_id in (None, actor.pk):
        raise PermissionDenied
    page = Page.objects.get(pk=page.pk).specific
    if confirmed and not page.live:
        raise NotLiveError
    asked.answered_by, asked.answered_at, asked.confirmed = actor, timezone.now(), confirmed
    asked.save()
    if confirmed:
        UnpublishPageAction(page, user=actor, log_action=False).execute(skip_permission_checks=True)
    action = "conduct.withdraw" if confirmed else "conduct.refuse_withdrawal"
    log(instance=page, action=action, user=actor, data={"reason": asked.reason})
    mails.tell_withdrawal_answered(page, qualified_people(), by=actor, confirmed=confirmed)
    return asked
