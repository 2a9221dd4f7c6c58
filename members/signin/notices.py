"""What somebody is told was changed about how they sign in, in a mail and on the next page, by allauth's names."""

from django.utils.translation import gettext_lazy as _

NOTICES = {
    "account/email/email_changed": _("The e-mail address of your account was changed."),
    "account/email/password_changed": _("The password of your account was changed."),
    "account/email/password_set": _("Your account was given a password."),
    "account/email/password_reset": _("The password of your account was set anew, with a code sent to this address."),
    "mfa/email/totp_activated": _("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed from your account."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _("Your account was given new recovery codes."),
}
# What is not among these, the page itself says.
MESSAGES = {
    "account/messages/email_confirmed.txt": _("Your address is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("That address cannot be used."),
    "account/messages/password_changed.txt": _("Your password is saved. You are signed out everywhere else."),
    "account/messages/password_set.txt": _("Your password is saved. You are signed out everywhere else."),
    "mfa/messages/totp_activated.txt": _("Your app is set up. You are signed out everywhere else."),
    "mfa/messages/totp_deactivated.txt": _("The app is removed. You are signed out everywhere else."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is saved. You are signed out everywhere else."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed. You are signed out everywhere else."),
}
