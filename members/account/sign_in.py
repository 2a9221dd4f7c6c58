"""What signing in holds about somebody: addresses, keys, sessions. Their own pages are part of the account."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.account.sections import account_section, exports
from members.models import SignedInSession


@exports("addresses", gettext_lazy("Your addresses"), order=15, of=["account.EmailAddress.user"])
def addresses(user):
    rows = EmailAddress.objects.filter(user=user).order_by("pk")
    return [{"email": row.email, "confirmed": row.verified, "in_use": row.primary} for row in rows]


@exports("second_factors", gettext_lazy("Your passkeys and codes"), order=16, of=["mfa.Authenticator.user"])
def second_factors(user):
    """Not the secrets, which are kept encrypted."""
    rows = Authenticator.objects.filter(user=user).order_by("created_at")
    return [{"kind": row.type, "made": row.created_at, "last_used": row.last_used_at} for row in rows]


@exports("sessions", gettext_lazy("Where you are signed in"), order=17, of=["members.SignedInSession.user"])
def sessions(user):
    """When, and with which browser; where from is not kept."""
    rows = SignedInSession.objects.filter(user=user).order_by("began_at")
    return [{"browser": row.program, "signed_in": row.began_at, "last_used": row.seen_on} for row in rows]


def address(request):
    return [request.user.email]


def factors(_request):
    return [_("Passkeys, an authenticator app, recovery codes")]


def browsers(_request):
    return [_("Every browser you are signed in with; sign out of any, or of all")]


def password(request):
    if request.user.has_usable_password():
        return [_("You have set one")]
    return [_("None: a code comes by e-mail when you sign in")]


account_section("email", gettext_lazy("E-mail address"), 15, summary=address, url="account_email")
account_section("password", gettext_lazy("Password"), 60, summary=password, url="account_change_password")
account_section(
    "factors", gettext_lazy("Second step"), 65, summary=factors, url="mfa_index", link=gettext_lazy("Open")
)
account_section(
    "sessions", gettext_lazy("Sessions"), 70, summary=browsers, url="account_sessions", link=gettext_lazy("Open")
)
