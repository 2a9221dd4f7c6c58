"""The pages of signing in, under /account/: of allauth's only those this site wants."""

from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from common.later import later
from members.signin.limits import compares, sends_mail

# Of second factors they bring much cryptography, of passkeys a list of all domains besides.
views = later("members.signin.views")
account = later("allauth.account.views")
totp = later("allauth.mfa.totp.views")
recovery = later("allauth.mfa.recovery_codes.views")
passkeys = later("allauth.mfa.webauthn.views")

urlpatterns = [
    path("login/", sends_mail(views("SignIn")), name="account_login"),
    path("login/code/", compares(account("confirm_login_code")), name="account_confirm_login_code"),
    path("login/password/", compares(views("PasswordSignIn")), name="account_login_password"),
    path("login/passkey/", compares(views("PasskeySignIn")), name="mfa_login_webauthn"),
    path("login/second-step/", compares(views("ConfirmFactor")), name="mfa_authenticate"),
    path("logout/", account("logout"), name="account_logout"),
    path("closed/", account("account_inactive"), name="account_inactive"),
    path("signup/", sends_mail(account("signup")), name="account_signup"),
    path("confirm/", compares(account("email_verification_sent")), name="account_email_verification_sent"),
    path("reauthenticate/", account("reauthenticate"), name="account_reauthenticate"),
    path("email/", sends_mail(account("email")), name="account_email"),
    path("password/", account("password_change"), name="account_change_password"),
    path("password/set/", account("password_set"), name="account_set_password"),
    path("password/reset/", sends_mail(views("Reset")), name="account_reset_password"),
    path(
        "password/reset/code/",
        compares(account("confirm_password_reset_code")),
        name="account_confirm_password_reset_code",
    ),
    path("password/reset/new/", account("complete_password_reset"), name="account_complete_password_reset"),
    path("sessions/", views("sessions"), name="account_sessions"),
    path("2fa/", views("Factors"), name="mfa_index"),
    path("2fa/confirm/", views("ConfirmFactorAgain"), name="mfa_reauthenticate"),
    path("2fa/app/", views("ActivateApp"), name="mfa_activate_totp"),
    path("2fa/app/remove/", totp("deactivate_totp"), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", views("RecoveryCodes"), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/new/", recovery("generate_recovery_codes"), name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/file/", recovery("download_recovery_codes"), name="mfa_download_recovery_codes"),
    path("2fa/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("2fa/passkeys/new/", views("AddPasskey"), name="mfa_add_webauthn"),
    path("2fa/passkeys/confirm/", passkeys("reauthenticate_webauthn"), name="mfa_reauthenticate_webauthn"),
    path("2fa/passkeys/<int:pk>/remove/", passkeys("remove_webauthn"), name="mfa_remove_webauthn"),
    path("2fa/passkeys/<int:pk>/name/", passkeys("edit_webauthn"), name="mfa_edit_webauthn"),
]
urlpatterns = decorate_urlpatterns(urlpatterns, never_cache)
