"""What allauth asks of this site: mails through the queue, no internet address, nothing that tells who is known."""

from datetime import timedelta
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.encryption import seal, unseal
from common.limits import client_address
from common.mail import queue_mail
from common.reader import reader_zone
from members.signin.asking import question_before
from members.signin.notices import MESSAGES, NOTICES
from members.signin.programs import in_words, program

CODE_LIFE = timedelta(minutes=settings.CODE_MINUTES)
TOO_OFTEN = _("That was too often in a short time. Please wait a few minutes, then try again.")
# What mails with a code, or in place of one, are called in allauth and in templates/emails/.
MAILS = {
    "account/email/login_code": "signin/login_code",
    "account/email/unknown_account": "signin/unknown_account",
    "account/email/account_already_exists": "signin/known_account",
    "account/email/email_confirmation_signup": "signin/registration_code",
    "account/email/email_confirmation": "signin/address_code",
    "account/email/password_reset_code": "signin/password_code",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("That is not the code. Check the newest mail from us."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "email_password_mismatch": _("This address and this password do not go together."),
    }

    def new_user(self, request):
        """Somebody who registers goes on reading in the language and time they read the site in."""
        return get_user_model()(language=get_language(), time_zone=reader_zone(request))

    def authenticate(self, request, **credentials):
        """An account that is closed is answered like a wrong password, whatever the password was."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def post_login(self, request, user, **kwargs):
        """Whoever signs in has just shown who they are, and is not asked for that again for a while.

        What they are asked first (members.signin.asking) leads on to where they were going.
        """
        records = get_authentication_records(request, user)
        if records:
            request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
                *records[:-1],
                records[-1] | {"reauthenticated": True},
            ]
        response = super().post_login(request, user, **kwargs)
        question = question_before(request, response.url)
        return HttpResponseRedirect(question.url) if question else response

    def get_client_ip(self, request):
        """What limits count under: a keyed hash of the address, so that not even the cache holds it."""
        return salted_hmac("members.signin.client", client_address(request)).hexdigest()

    def is_safe_url(self, url):
        """Only places of this site, written without a host, are gone back to."""
        return url.startswith("/") and not url.startswith("//") and super().is_safe_url(url)

    def get_login_redirect_url(self, request):
        try:
            return resolve_url(settings.LOGIN_REDIRECT_URL)
        except NoReverseMatch:
            return "/"

    def get_password_change_redirect_url(self, request):
        return self.get_login_redirect_url(request)

    def get_email_verification_redirect_url(self, email_address):
        return self.get_login_redirect_url(self.request)

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what a page does not say by itself, in our words."""
        if message := message or MESSAGES.get(message_template):
            super().add_message(request, level, message=str(message), extra_tags=extra_tags)

    def send_mail(self, template_prefix, email, context):
        """Whoever an address belongs to, or nobody: one question to the database, one mail."""
        reader = get_user_model().objects.filter(email=email).first() or context.get("user")
        language = reader.language if reader else get_language()
        queue_mail(
            to=email,
            template=MAILS[template_prefix],
            context={
                "code": context.get("code", ""),
                "until": timezone.now() + CODE_LIFE,
                "signin_url": address_of("account_login", language),
                "signup_url": address_of("account_signup", language),
            },
            language=language,
            time_zone=reader.time_zone if reader else "",
            useful_for=CODE_LIFE,
        )

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell somebody what was changed about how they sign in, in case it was not them."""
        queue_mail(
            to=email or user.email,
            template="signin/notice",
            context={
                "happened": NOTICES[template_prefix],
                "when": timezone.now(),
                "sessions_url": address_of("account_sessions", user.language),
            },
            language=user.language,
            time_zone=user.time_zone,
        )


def address_of(name, language):
    with translation.override(language):
        return settings.SITE_URL + reverse(name)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That is not the code. Use the one that is shown now."),
    }

    def get_totp_issuer(self):
        return settings.WAGTAIL_SITE_NAME

    def get_public_key_credential_rp_entity(self):
        """A passkey belongs to the host that the site is told to have, whatever a request says."""
        return {"id": urlsplit(settings.SITE_URL).hostname, "name": settings.WAGTAIL_SITE_NAME}

    def generate_authenticator_name(self, user, type):
        """What is in the field for a passkey's name at first: the program it is made with."""
        return in_words(program(self.request.headers.get("User-Agent", "")))

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)
