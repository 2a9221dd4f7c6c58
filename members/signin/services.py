"""What signing in writes: the list of sessions, and what is forgotten of it."""

import logging
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.log_actions import log

from common.encryption import resealed, reseals
from members.models import SignedInSession
from members.signin import verified
from members.signin.programs import program

logger = logging.getLogger(__name__)
rights = logging.getLogger("rights")
NOTED = "signin_noted"


def note_session(request):
    """Put the session of a request into its owner's list, or note that it was used today; at most once a day."""
    today = timezone.now().date()
    session = request.session
    if session.get(NOTED) == [session.session_key, today.isoformat()]:
        return
    if not session.session_key:
        session.save()
    if not Session.objects.filter(pk=session.session_key).exists():
        return
    values = {"user": request.user, "program": program(request.headers.get("User-Agent", "")), "seen_on": today}
    SignedInSession.objects.update_or_create(session_id=session.session_key, defaults=values)
    session[NOTED] = [session.session_key, today.isoformat()]


def handle_of(session):
    """What a session is called on a page: its key is as good as a password, and stays out of pages."""
    return salted_hmac("members.signin.session", session.pk, algorithm="sha256").hexdigest()[:32]


def end_session(*, user, handle):
    """Sign somebody out of one of their own sessions, by its handle; whether there was one."""
    keys = [row.pk for row in SignedInSession.objects.filter(user=user) if handle_of(row) == handle]
    count, _by_model = Session.objects.filter(pk__in=keys).delete()
    return bool(count)


def end_sessions(*, user, keep=None):
    """Sign somebody out everywhere, but for the session with the key ``keep``."""
    Session.objects.filter(pk__in=_keys_of(user).exclude(pk=keep)).delete()


def _keys_of(user):
    return SignedInSession.objects.filter(user=user).values("pk")


def note_first_factor(*, user, kind):
    """Write down, where administrators look, that somebody who enters the admin set up their first second factor.

    Up to then whoever reads their mail could have done it. They themselves are told by the mail about new factors.
    """
    rights.warning("first second factor of user %s, who enters the admin: %s", user.pk, kind)
    log(user, "members.first_factor", user=user)


@transaction.atomic
def mark_verified(user):
    """The address of ``user`` is known to be theirs without a code: who made the account made sure of it."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    verified.tell(user)


def forget_unconfirmed():
    """Delete accounts that somebody asked for and whose address nobody ever confirmed; how many."""
    over = timezone.now() - timedelta(days=settings.UNCONFIRMED_ACCOUNT_RETENTION_DAYS)
    asked_for = EmailAddress.objects.filter(verified=False).values("user")
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    never_used = get_user_model().objects.filter(
        pk__in=asked_for, last_login=None, is_staff=False, is_superuser=False, groups=None, date_joined__lte=over
    )
    count = 0
    for user in never_used.exclude(pk__in=confirmed):
        if not user.has_usable_password():
            user.delete()
            count += 1
    return count


@reseals
@transaction.atomic
def reseal_factors():
    """Seal the secrets of all second factors under the first key (common.encryption)."""
    count = 0
    for factor in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).select_for_update():
        for name in {"secret", "seed"} & factor.data.keys():
            factor.data[name] = resealed(factor.data[name])
            count += 1
        factor.save(update_fields=["data"])
    return count
