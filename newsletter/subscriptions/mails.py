"""What is mailed about subscriptions, each only to the address that was typed."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from common.mail import queue_mail
from newsletter.subscriptions.retention import CONFIRM_WITHIN

SALT = "newsletter.confirm"


def ask_owner(request):
    """The one question to the owner of an address that somebody typed."""
    token = Signer(salt=SALT).sign(request.uuid.hex)
    queue_mail(
        to=request.email,
        template="newsletter_confirm",
        context={
            "url": whole_url("newsletter:confirm", request.language, token),
            "until": request.asked_at + CONFIRM_WITHIN,
            "days": CONFIRM_WITHIN.days,
        },
        language=request.language,
        time_zone=request.time_zone,
        useful_for=CONFIRM_WITHIN,
    )


def show_account(user):
    """To somebody who has an account: the newsletter is chosen there."""
    queue_mail(
        to=user.email,
        template="newsletter_has_account",
        context={"url": whole_url("account_section", user.language, "mail")},
        language=user.language,
        time_zone=user.time_zone,
        useful_for=CONFIRM_WITHIN,
    )


def request_in(token):
    """The id of the request that a link of ours is about; None for one that we did not make."""
    try:
        return Signer(salt=SALT).unsign(token[:200])
    except BadSignature:
        return None


def whole_url(name, language, *args):
    with translation.override(language):
        return urljoin(settings.SITE_URL, reverse(name, args=args))
