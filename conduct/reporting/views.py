"""The form's address: which screen is shown, and who takes what was sent."""

from django.http import HttpResponseRedirect

from conduct.reporting import pages, quiet, state
from conduct.reporting.drafts import GoneError
from conduct.reporting.forgery import is_forged
from conduct.reporting.screens import people, questions, returning, review, start, thread, words
from conduct.reporting.visit import FIRST, LAST, Visit

METHODS = ("GET", "HEAD", "POST")
# By the name that each form sends along. Those of questions are s1, s2 ...
WITHOUT_WORDS = {"start": start.posted, "words": words.posted, "check": words.checked, "return": returning.posted}


def answer(request, page):
    """Everything at the form's own address, for ``ReportFormPage``."""
    if not quiet.covers(request.path_info):
        # Somebody gave the page or its parent another address, which logs are not kept from.
        return pages.of_status(request, 404)
    if request.method not in METHODS:
        return pages.of_status(request, 405, allow=", ".join(METHODS))
    visit = Visit(request, page)
    if getattr(request, "is_preview", False):
        return start.shown(visit)
    return _posted(visit) if request.method == "POST" else shown(visit)


def leave(request, page):
    """Out, at once: the cookie goes, and what the browser kept of these pages."""
    response = HttpResponseRedirect(page.leave_url)
    response.status_code = 303
    response.headers["Clear-Site-Data"] = '"cache"'
    response.is_of_reports = True
    state.forget(response, pages.form_address(request))
    return response


def shown(visit):
    """What comes next for whoever has this cookie."""
    if visit.case:
        return thread.shown(visit)
    if visit.written:
        return _step(visit)(visit)
    if visit.secret:
        return returning.gone(visit)
    return words.shown(visit) if visit.state.words else start.shown(visit)


def _step(visit):
    steps = {FIRST: people.shown, LAST: review.shown}
    return steps.get(visit.written.at, questions.shown)


def _posted(visit):
    screen = visit.request.POST.get("screen", "")
    if is_forged(visit.request):
        return returning.forged(visit)
    if screen in WITHOUT_WORDS:
        return WITHOUT_WORDS[screen](visit)
    if screen == "again":
        return returning.resumed(visit, _with_words)
    return _with_words(visit)


def _with_words(visit):
    """What only somebody with the six words can send."""
    screen = visit.request.POST.get("screen", "")
    if not visit.secret:
        return returning.asked(visit)
    if visit.case:
        return thread.posted(visit) if screen == "thread" else visit.go()
    if not visit.written:
        return returning.gone(visit)
    steps = {FIRST: people.posted, LAST: review.posted} | dict.fromkeys(visit.steps, questions.posted)
    try:
        return steps[screen](visit) if screen in steps else visit.go()
    except GoneError:
        return returning.gone(visit)
