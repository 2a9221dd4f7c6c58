"""What is mailed about newcomers. Officers get a link into the queue, never who it is: their mail lasts longer than
our rows."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from branches.contacts import membership_contact
from common.mail import queue_mail

signer = Signer(salt="branches.welcome.take_back")


def mailboxes(branch):
    """Whoever answers for a branch (its committee, else its region's coordinator), and the membership secretary."""
    region = branch.region
    answering = branch if branch.takes_messages else region if region and region.live else None
    pages = [answering, membership_contact()]
    return list(dict.fromkeys(page.mailbox for page in pages if getattr(page, "mailbox", "")))


def tell_officers(branch, template, context=None):
    for mailbox in mailboxes(branch):
        queue_mail(
            to=mailbox,
            template=template,
            context={"branch": branch.title, "url": _whole(reverse("branches_welcome")), **(context or {})},
            language=branch.locale.language_code,
            time_zone=branch.time_zone,
        )


def confirm(newcomer, title):
    """To the address they gave, with the way to take it back. It repeats nothing that was typed."""
    queue_mail(
        to=newcomer.email,
        template="branches/newcomer_thanks",
        context={"branch": title, "url": _whole(reverse("branches:take_back", args=[token_of(newcomer)]))},
        language=newcomer.language,
    )


def token_of(newcomer):
    return signer.sign(str(newcomer.pk))


def key_of(token):
    """The id in a token; None for one that we did not make."""
    try:
        return int(signer.unsign(token))
    except (BadSignature, ValueError):
        return None


def _whole(path):
    return urljoin(settings.SITE_URL, path)
