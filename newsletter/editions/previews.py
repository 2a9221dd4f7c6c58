"""How an edition looks before it is sent: as page and as mail in the editor's preview."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from newsletter.editions.contents import content_of
from newsletter.mails.content import Reader

MAIL, DARK, TEXT = "html", "dark", "text"


def modes():
    return [
        ("", _("Page on the web")),
        (MAIL, _("Mail")),
        (DARK, _("Mail on a dark screen")),
        (TEXT, _("Mail as plain text")),
    ]


def serve(edition, request, mode, page):
    """What Wagtail's preview shows of an edition that may not be saved yet; ``page`` shows it as a page."""
    if mode not in {MAIL, DARK, TEXT}:
        return page(request, mode)
    front = f"{settings.SITE_URL}/"
    return answer(content_of(edition, edition.locale.language_code), Reader("", "", "", front, front), mode)


def answer(content, reader, part):
    """A mail, or its plain text, as a document of its own."""
    from newsletter.mails.preview import render

    kind = "text/plain" if part == TEXT else "text/html"
    return HttpResponse(render(content, reader, part), f"{kind}; charset=utf-8")
