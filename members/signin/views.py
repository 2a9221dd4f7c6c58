"""allauth's views where this site wants something else of them."""

from http import HTTPStatus

from allauth.account import views as account
from allauth.account.internal import flows
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth as ceremony
from allauth.mfa.webauthn.internal import flows as passkey_flows
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.models import SignedInSession
from members.signin import services
from members.signin.adapters import TOO_OFTEN
from members.signin.forms import CodeForm, PasswordForm
from members.signin.programs import in_words
from members.signin.second_factor import WAY_BACK


class SaysTooOften:
    """A form that is refused because of how often it was sent says so by its status too, and keeps what was typed."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        # By its words: allauth hands errors on from form to form without their codes.
        if any(str(TOO_OFTEN) in errors for errors in form.errors.values()):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response


class SignIn(SaysTooOften, account.LoginView):
    """An address, to which a code is sent; with it the other ways, a passkey and a password."""

    form_class = CodeForm


class PasswordSignIn(SaysTooOften, account.LoginView):
    template_name = "account/login_password.html"

    def get_form_class(self):
        return PasswordForm


class PasskeySignIn(passkeys.LoginWebAuthnView):
    """As allauth's, and one goes on to where one was going."""

    def form_valid(self, form):
        factor = form.cleaned_data["credential"]
        login = Login(user=factor.user, redirect_url=get_next_redirect_url(self.request))
        return passkey_flows.perform_passwordless_login(self.request, factor, login)


class Reset(SaysTooOften, account.PasswordResetView):
    pass


class WithWayBack:
    """Shows the way on to where somebody was going when a second factor was missing."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"way_back": self.request.session.get(WAY_BACK, "")}


class Factors(WithWayBack, factors.IndexView):
    pass


class RecoveryCodes(WithWayBack, recovery.ViewRecoveryCodesView):
    pass


class ConfirmFactor(SaysTooOften, factors.AuthenticateView):
    pass


class ConfirmFactorAgain(SaysTooOften, factors.ReauthenticateView):
    pass


class ActivateApp(SaysTooOften, totp.ActivateTOTPView):
    pass


class AddPasskey(passkeys.AddWebAuthnView):
    """Every passkey is one to sign in with, so it is asked for as such from the start."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        options = ceremony.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request):
    """Where somebody is signed in; POST ``session`` ends one of them, ``others`` all but this, ``all`` really all."""
    here = request.session.session_key
    if request.method == "POST":
        return _end(request, here)
    rows = SignedInSession.objects.filter(user=request.user).order_by("-seen_on", "-began_at")
    shown = [
        {"row": row, "handle": services.handle_of(row), "here": row.pk == here, "program": in_words(row.program)}
        for row in rows
    ]
    return render(request, "account/sessions.html", {"sessions": sorted(shown, key=lambda row: not row["here"])})


def _end(request, here):
    if "all" in request.POST:
        services.end_sessions(user=request.user)
        flows.logout.logout(request, show_message=False)
        return redirect("account_login")
    if "others" in request.POST:
        services.end_sessions(user=request.user, keep=here)
        messages.success(request, _("You are signed out everywhere else."))
    elif services.end_session(user=request.user, handle=request.POST.get("session", "")):
        messages.success(request, _("That session has ended."))
    return HttpResponseRedirect(request.path)
