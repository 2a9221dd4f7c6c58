"""What allauth tells of: when it changes how somebody signs in, their other sessions end."""

from allauth.account import signals as account
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, record_authentication
from allauth.mfa import signals as factors

from members.rights import ENTER_ADMIN
from members.signin import services, verified
from members.signin.second_factor import factors_of


def end_other_sessions(sender, request, user, **kwargs):
    services.end_sessions(user=user, keep=request.session.session_key)


def note_new_factor(sender, request, user, authenticator, **kwargs):
    """Whoever has just shown a new factor has used it, in this session."""
    if authenticator.type in factors_of(user) and request.user.is_authenticated:
        record_authentication(request, user, method="mfa", type=authenticator.type, reauthenticated=True)


def note_first_factor(sender, request, user, authenticator, **kwargs):
    """The first factor of somebody who enters the admin is worth a look: their mailbox alone got them there."""
    if authenticator.type in factors_of(user) and len(factors_of(user)) == 1 and user.has_perm(ENTER_ADMIN):
        services.note_first_factor(user=user, kind=authenticator.type)


def forget_last_factor(sender, request, user, **kwargs):
    """Without any factor left, none counts as used any more."""
    if not factors_of(user):
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        left = [record for record in records if record["method"] != "mfa"]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = left


def tell_verified(sender, request, email_address, **kwargs):
    verified.tell(email_address.user)


CHANGES = [
    account.password_set,
    account.password_changed,
    account.password_reset,
    account.email_changed,
    factors.authenticator_added,
    factors.authenticator_removed,
    factors.authenticator_reset,
]


def connect():
    for signal in CHANGES:
        signal.connect(end_other_sessions, dispatch_uid="members.signin.end_other_sessions")
    account.email_confirmed.connect(tell_verified, dispatch_uid="members.signin.tell_verified")
    factors.authenticator_added.connect(note_new_factor, dispatch_uid="members.signin.note_new_factor")
    factors.authenticator_added.connect(note_first_factor, dispatch_uid="members.signin.note_first_factor")
    factors.authenticator_removed.connect(forget_last_factor, dispatch_uid="members.signin.forget_last_factor")
