"""Messages that were relayed by mail and are answered there: whoever answers says so, by a signed link in the mail.

No sign-in, because a role's mailbox has no account; a POST, because mail programs look at links by themselves. The
page behind the link says neither who wrote nor what: whoever gets the link with a forwarded answer learns nothing.
"""

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from common.models import ContactMessage

signer = Signer(salt="common.answered")
# What nobody has answered for so long, coordinators are told of.
LATE = timedelta(days=7)


def whole_url(message):
    return urljoin(settings.SITE_URL, reverse("message_answered", args=[signer.sign(str(message.uuid))]))


def unanswered(now=None):
    """Messages that have waited for an answer for a week or longer."""
    return ContactMessage.objects.filter(answered_at=None, created_at__lte=(now or timezone.now()) - LATE)


def mark_answered(*, uuid):
    """Anybody with the link may say that a message was answered; the first time counts. Nothing is sent."""
    ContactMessage.objects.filter(uuid=uuid, answered_at=None).update(answered_at=timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def message_answered(request, token):
    """A button, and thanks; the same for a message that is deleted by now."""
    try:
        uuid = signer.unsign(token)
    except BadSignature as error:
        raise Http404 from error
    if request.method == "POST":
        mark_answered(uuid=uuid)
    return render(request, "common/message_answered.html", {"is_marked": request.method == "POST"})
