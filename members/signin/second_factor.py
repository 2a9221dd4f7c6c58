"""Who must show a second factor, and where they are led who have not.

One rule for the admin and for officers' screens elsewhere: where ``REQUIRE_MFA`` is on, somebody who lacks a second
factor is led to set one up, and somebody who has one must have used it in this session. Both come back afterwards.
"""

from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from members.rights import holds

WAY_BACK = "signin_way_back"


def officers_only(*capabilities):
    """A view for whoever is signed in, holds one of ``capabilities`` (where any are named) and used a second factor.

    ``@officers_only(Capability.MEMBERSHIP)``. Others are led to sign in or to their second factor, or get a 403.
    """

    def decorated(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            return refusal(request, capabilities) or view(request, *args, **kwargs)

        return guarded

    return decorated


class OfficersOnly:
    """``officers_only`` for a view that is a class: the first of its bases; ``capabilities`` says whose."""

    capabilities = ()

    def dispatch(self, request, *args, **kwargs):
        return refusal(request, self.capabilities) or super().dispatch(request, *args, **kwargs)


def refusal(request, capabilities=()):
    """Where to send somebody who may not go on yet, or None; raises PermissionDenied for who may not at all."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if capabilities and not any(holds(request.user, capability) for capability in capabilities):
        raise PermissionDenied
    return missing_factor(request)


def missing_factor(request):
    """A redirect to the second factor that is missing in this session, or None."""
    if not settings.REQUIRE_MFA:
        return None
    if was_used(request):
        request.session.pop(WAY_BACK, None)
        return None
    here = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    types = factors_of(request.user)
    if not types:
        request.session[WAY_BACK] = here
        return redirect("mfa_index")
    page = "mfa_reauthenticate" if "totp" in types else "mfa_reauthenticate_webauthn"
    return redirect_to_login(here, page)


def was_used(request):
    from allauth.account.internal.flows.login import get_authentication_records

    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def factors_of(user):
    """The kinds of second factor somebody has; recovery codes alone are none."""
    from allauth.mfa.models import Authenticator

    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return kinds - {Authenticator.Type.RECOVERY_CODES}
