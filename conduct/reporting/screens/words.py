"""Six words: shown until they are written down, hidden while they are typed back. Only then anything is kept."""

from django.utils.translation import gettext as _

from conduct.pages.questions import steps_of
from conduct.reporting import drafts
from conduct.reporting.forms import WordsForm
from conduct.reporting.pages import busy_words
from conduct.reporting.screens import start
from conduct.reporting.visit import BESIDES
from conduct.sealing.derivation import BusyError, derive

BUSY = 503


def shown(visit):
    if visit.state.hidden:
        return _check(visit, WordsForm())
    context = {"words": visit.state.words.split(), "step": 1, "of": _of(visit), **start.days()}
    return visit.show("words", context)


def posted(visit):
    """They are written down, so now they are hidden; or they are wanted once more."""
    if not visit.state.words:
        return visit.go() if visit.secret else _too_late(visit)
    return visit.go(visit.state.but(hidden=visit.request.POST.get("do") != "show"))


def checked(visit):
    """The words, typed back. Those that are right become a key, once; from then on the words are kept nowhere."""
    if not visit.state.words:
        return visit.go() if visit.secret else _too_late(visit)
    form = WordsForm(visit.request.POST, expected=visit.state.words)
    if not form.is_valid():
        return _check(visit, form)
    try:
        secret = derive(form.cleaned_data["words"])
    except BusyError:
        return _check(visit, form, busy_words(), BUSY)
    language = visit.page.locale.language_code
    drafts.begin(secret=secret, revision=visit.page.live_revision_id, language=language)
    return visit.go(visit.state.knows(secret))


def _check(visit, form, note="", status=200):
    context = {"form": form, "note": note, "step": 1, "of": _of(visit)}
    response = visit.show("check", context, status)
    if status == BUSY:
        response.headers["Retry-After"] = "30"
    return response


def _too_late(visit):
    return start.shown(visit, _("More than two hours have passed, so these words count no more. Please begin again."))


def _of(visit):
    return len(steps_of(visit.page)) + BESIDES
