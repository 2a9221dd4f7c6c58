"""The forms of signing in: allauth's, in this site's words and without placeholders."""

from allauth.account import forms as account
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factors
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from common.limits import allow
from common.services import ascii_address

ADDRESS, CODE = _("E-mail address"), _("Code")
PASSWORD, NEW_PASSWORD, AGAIN = _("Password"), _("New password"), _("The same once more")
# Longer than any app shows one code, before and after its half minute.
CODE_SHOWN = 120
NAME_LENGTH = 40


class InOurWords:
    """Labels of ours; no placeholders; one obvious question needs no "(required)"."""

    use_required_attribute = False
    labels = {}
    helps = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
        for name in {"login", "email"} & self.fields.keys():
            self.fields[name].validators.append(can_be_written_to)
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= {
                "inputmode": "numeric",
                "autocapitalize": "off",
                "spellcheck": "false",
            }
            self.fields["code"].max_length = 20


def can_be_written_to(address):
    """Refuses what EmailField lets through and no mail can be sent to."""
    try:
        ascii_address(address)
    except (UnicodeError, ValueError) as error:
        raise ValidationError(EmailValidator.message, code="invalid") from error


class CodeForm(InOurWords, account.LoginForm):
    """An address, to which a code is sent."""

    labels = {"login": ADDRESS}
    helps = {"login": _("We send a code to it.")}

    def _clean_without_password(self, email, phone):
        data = super()._clean_without_password(email, phone)
        if self.user:
            sync_user_email_address(self.user)
        return data


class PasswordForm(InOurWords, account.LoginForm):
    """An address and a password, for those who have set one."""

    labels = {"login": ADDRESS, "password": PASSWORD}

    def _setup_password_field(self):
        """allauth takes it away where registration asks for none."""


class RegistrationForm(InOurWords, account.SignupForm):
    labels = {"email": ADDRESS}
    helps = {"email": _("We send a code to it. Nobody else on this site is shown your address.")}


class EnterLoginCodeForm(InOurWords, account.ConfirmLoginCodeForm):
    labels = {"code": CODE}


class EnterAddressCodeForm(InOurWords, account.ConfirmEmailVerificationCodeForm):
    labels = {"code": CODE}


class EnterResetCodeForm(InOurWords, account.ConfirmPasswordResetCodeForm):
    labels = {"code": CODE}


class ForgottenPasswordForm(InOurWords, account.ResetPasswordForm):
    labels = {"email": ADDRESS}
    helps = {"email": _("We send a code to it.")}

    def save(self, request, **kwargs):
        for user in self.users:
            sync_user_email_address(user)
        return super().save(request, **kwargs)


PASSWORD_HELP = _("At least 8 signs. A few words that mean something only to you are a good one.")


class ResetPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}
    helps = {"password1": PASSWORD_HELP}


class FirstPasswordForm(InOurWords, account.SetPasswordForm):
    labels = {"password1": PASSWORD, "password2": AGAIN}
    helps = {"password1": PASSWORD_HELP}


class NewPasswordForm(InOurWords, account.ChangePasswordForm):
    labels = {"oldpassword": _("The password you have now"), "password1": NEW_PASSWORD, "password2": AGAIN}
    helps = {"password1": PASSWORD_HELP}


class NewAddressForm(InOurWords, account.AddEmailForm):
    labels = {"email": _("New e-mail address")}
    helps = {"email": _("We send a code to it. Until you enter it, nothing changes.")}


class PasswordAgainForm(InOurWords, account.ReauthenticateForm):
    labels = {"password": PASSWORD}


class TakenOnce:
    """A code of an app is shown for half a minute and taken once, also by whoever read it over a shoulder."""

    def clean_code(self):
        code = super().clean_code()
        plain = "".join(filter(str.isalnum, code))
        if not allow("signin.factor", f"{self.user.pk}:{plain}", 1, CODE_SHOWN):
            raise get_adapter().validation_error("incorrect_code")
        return code


class FactorForm(TakenOnce, InOurWords, factors.AuthenticateForm):
    labels = {"code": CODE}
    helps = {"code": _("The six digits your authenticator app shows now, or one of your recovery codes.")}


class FactorAgainForm(TakenOnce, InOurWords, factors.ReauthenticateForm):
    labels = FactorForm.labels
    helps = FactorForm.helps


class FirstAppCodeForm(TakenOnce, InOurWords, ActivateTOTPForm):
    labels = {"code": CODE}
    helps = {"code": _("The six digits your app shows now.")}


class AddPasskeyForm(InOurWords, AddWebAuthnForm):
    """Every passkey can sign in by itself, so the device asks who is there (a finger, a face, its PIN)."""

    name = forms.CharField(required=False, max_length=NAME_LENGTH)
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    labels = {"name": _("Name")}
    helps = {"name": _("So that you know it again, for instance “Phone”.")}


class NamePasskeyForm(InOurWords, EditWebAuthnForm):
    name = forms.CharField(max_length=NAME_LENGTH)

    labels = {"name": _("Name")}
