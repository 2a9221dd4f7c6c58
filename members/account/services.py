"""What is done to an account by its owner: settings changed, everything deleted."""

import logging

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.utils import timezone

from common.mail import queue_mail
from members.account.sections import erasures
from members.models import User
from members.signin.services import end_sessions

logger = logging.getLogger(__name__)


class LastAdministrator(Exception):
    """Without them nobody could make another administrator."""


def change_settings(*, user, **values):
    """Write some of somebody's own settings, and only those: another device may be changing others."""
    for name, value in values.items():
        setattr(user, name, value)
    user.save(update_fields=list(values))


def address_was_changed(*, actor, user, before, keep=None):
    """An administrator has written another address into somebody's account: nobody stays signed in with it.

    But for the session ``keep``, where it is the administrator's own. The old address is told, as when it is changed
    in the account: perhaps nobody asked for it.
    """
    end_sessions(user=user, keep=keep if user == actor else None)
    get_adapter().send_notification_mail("account/email/email_changed", user, email=before)


def is_last_administrator(user):
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    return user.is_superuser and not administrators.exclude(pk=user.pk).exists()


def delete_account(*, user):
    """Delete somebody and all that is theirs, sign them out everywhere, and tell their address so by mail.

    For the person themself, or an administrator in the admin. What the apps registered is erased first, in its
    order, then the user's row goes, with what cascades from it: all of it or nothing. Raises ``LastAdministrator``.
    """
    with transaction.atomic():
        # Two administrators who leave at once wait for each other here.
        list(User.objects.select_for_update().filter(is_superuser=True).values_list("pk"))
        if is_last_administrator(user):
            raise LastAdministrator
        to, language, time_zone = user.email, user.language, user.time_zone
        for erasure in erasures():
            erasure.erase(user)
        User.objects.get(pk=user.pk).delete()
        _say_goodbye(to, language, time_zone)
    logger.info("An account was deleted.")


def _say_goodbye(to, language, time_zone):
    context = {"when": timezone.now()}
    try:
        queue_mail(to=to, template="members/account_deleted", context=context, language=language, time_zone=time_zone)
    except UnicodeError:  # no mail can be sent to it: no reason to keep the account
        logger.warning("Somebody whose address takes no mail deleted their account.")
