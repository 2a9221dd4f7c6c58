"""Coming back by six words; also in the middle of a step, when the cookie is gone and what was typed is not."""

from django.utils.translation import gettext as _

from conduct.models import Case
from conduct.reporting import drafts
from conduct.reporting.forms import WordsForm
from conduct.reporting.pages import busy_words
from conduct.reporting.screens import start
from conduct.reporting.screens.words import BUSY
from conduct.reporting.state import NOTHING
from conduct.sealing.derivation import BusyError, derive

# What a form sends besides what somebody typed into it.
OURS = {"csrfmiddlewaretoken", "screen", "words", "do", "carried"}
WITH_WORDS = ("people", "review", "thread", "s")
FORBIDDEN = 403


def posted(visit):
    """Six words, typed on the first page or on that for coming back."""
    form = WordsForm(visit.request.POST)
    secret = _secret_of(form)
    if secret:
        return visit.go(visit.state.knows(secret))
    return _shown(visit, "return", form)


def asked(visit, note="", status=200):
    """Somebody sent a step and has no key any more: the words again, and what was typed comes along unseen."""
    note = note or _("More than two hours have passed since the last step. What you have just typed is not lost.")
    return _again(visit, WordsForm(), note, status)


def resumed(visit, go_on):
    """The words came with what was typed before: go on with it as if it had just been sent."""
    form = WordsForm(visit.request.POST)
    secret = _secret_of(form)
    if not secret:
        return _again(visit, form)
    post = visit.request.POST
    post["screen"] = post.get("carried", "")
    visit.state = visit.state.knows(secret)
    visit.secret = secret
    return go_on(visit)


def forged(visit):
    """A form that did not come from here, or whose page is older than its token: nothing happens with it."""
    note = _(
        "This page was not sent as it should be: your browser keeps no cookies of this site, or it was open long."
    )
    if visit.request.POST.get("screen", "").startswith(WITH_WORDS):
        return asked(visit, note, FORBIDDEN)
    return start.shown(visit, note, FORBIDDEN)


def gone(visit):
    """The key is right and opens nothing: it was sent and deleted since, or its days are over. The text goes back."""
    kept = _carried(visit.request.POST) if visit.request.method == "POST" else []
    visit.state = NOTHING
    return visit.show("gone", {"texts": [value for _name, value in kept if value.strip()], **start.days()})


def _secret_of(form):
    """What the words make, if there is something under them. Otherwise the form says what is wrong."""
    if not form.is_valid():
        return None
    try:
        secret = derive(form.cleaned_data["words"])
    except BusyError:
        form.is_busy = True
        return None
    # Both are asked for, whatever the first says: what is found takes as long as what is not.
    found = [Case.objects.filter(locator=secret.locator).exists(), drafts.find(secret) is not None]
    if any(found):
        return secret
    form.is_unknown = True
    return None


def _again(visit, form, note="", status=200):
    carried = visit.request.POST.get("carried") or visit.request.POST.get("screen", "")
    context = {"carried": carried, "fields": _carried(visit.request.POST), "screen": "again", "kept": True}
    return _shown(visit, "again", form, note, status, context)


def _shown(visit, screen, form, note="", status=200, context=None):
    is_busy = getattr(form, "is_busy", False)
    told = {
        "screen": screen,
        "form": form,
        "note": busy_words() if is_busy else note,
        "is_unknown": getattr(form, "is_unknown", False),
        **start.days(),
        **(context or {}),
    }
    response = visit.show("return", told, BUSY if is_busy else status)
    if is_busy:
        response.headers["Retry-After"] = "30"
    return response


def _carried(post):
    return [(name, value) for name, values in post.lists() if name not in OURS for value in values]
