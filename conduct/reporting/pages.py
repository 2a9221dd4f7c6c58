"""Answers of these pages: drawn without asking who somebody is, and plain ones for when something is wrong."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conduct.reporting import quiet

BROKEN, UNREADABLE, TOO_LARGE, MISSING = range(4)
SAID = {
    BROKEN: (
        gettext_lazy("Something broke at our end"),
        gettext_lazy(
            "What you had written up to the last step is kept, sealed; nobody has seen it. Go back one page: what "
            "you typed just now may still be there, so copy it first. Then open the form again, with your six "
            "words."
        ),
    ),
    UNREADABLE: (
        gettext_lazy("We could not read that"),
        gettext_lazy(
            "Part of what your browser sent did not arrive, or is no form. Nothing that was kept before is lost. Go "
            "back one page and send it again."
        ),
    ),
    TOO_LARGE: (
        gettext_lazy("That is more than we can take at once"),
        gettext_lazy(
            "Nothing that was kept before is lost. Go back one page: your text is still there. Shorten it, or send "
            "fewer or smaller files at a time."
        ),
    ),
    MISSING: (
        gettext_lazy("There is nothing at this address"),
        gettext_lazy("The form may be at its usual address."),
    ),
}


def answer(request, template, context, status=200):
    """A page of the form. ``page`` in the context gives the way out; no context processor runs."""
    context = {"csrf_token": get_token(request), "leave_url": f"{context['page_url']}leave/", **context}
    response = HttpResponse(render_to_string(f"conduct/report/{template}.html", context), status=status)
    response.is_of_reports = True
    return response


def of_status(request, status, allow=None):
    """A page for a failure or a refusal. It asks the database nothing: that may be what failed."""
    said = {404: MISSING, 413: TOO_LARGE}.get(status, BROKEN if status >= 500 else UNREADABLE)
    language = translation.get_language_from_path(request.path_info) or translation.get_language()
    with translation.override(language):
        response = HttpResponse(_plain(*SAID[said], form_address(request)), status=status)
    if allow:
        response.headers["Allow"] = allow
    response.is_of_reports = True
    return response


def _plain(heading, text, page_url):
    """The page, or the same words without any style where even drawing it fails."""
    context = {"heading": heading, "text": text, "page_url": page_url, "leave_url": f"{page_url}leave/"}
    try:
        return render_to_string("conduct/report/plain.html", context)
    except Exception as error:  # whatever it was that broke the page may break the template too
        quiet.note(error)
        return format_html(
            '<!doctype html><meta charset="utf-8"><title>{}</title>'
            '<p><a href="{}leave/">{}</a></p><h1>{}</h1><p>{}</p>',
            *(_("Form"), page_url, _("Leave this page now"), heading, text),
        )


def form_address(request):
    """The address of the form in the language of this request."""
    before, slug, _after = request.path_info.partition("conduct/report")
    return f"{before}{slug}/"


def busy_words():
    return _(
        "Very many people are typing six words just now, or somebody tries to guess them. Nothing was lost: wait "
        "half a minute and press the button again."
    )
