"""Everything once more, with a way back to each part; then it is sent."""

from django.utils.translation import gettext as _

from conduct.reporting import drafts
from conduct.reporting.advice import advice_on
from conduct.reporting.forms import filled
from conduct.reporting.outside import too_few
from conduct.reporting.people import are_new_since
from conduct.reporting.report import rows_of
from conduct.reporting.screens import questions, start
from conduct.reporting.sending import TooFewReadersError, send
from conduct.reporting.state import NOTHING
from conduct.reporting.visit import FIRST, LAST


def shown(visit, note=""):
    written = visit.written
    if not written.reviewed:
        visit.change(lambda now: setattr(now, "reviewed", True))
    parts = [
        {"name": name, "heading": step.heading, "rows": list(rows_of(step, visit.places, written))}
        for name, step in visit.steps.items()
    ]
    context = {
        "parts": parts,
        "advice": list(advice_on(written.answers)),
        "reading": visit.reading,
        "wrong": visit.steps[wrong].heading if (wrong := visit.wrong_step()) else "",
        "note": note,
        "screen": LAST,
        **visit.progress(LAST),
        **start.days(),
    }
    return visit.show("review", context)


def posted(visit):
    do = visit.request.POST.get("do", "send")
    if do == "back":
        return _to(visit, visit.names[-2])
    if do in visit.names:
        return _to(visit, do)
    if do == "delete":
        return _deleted(visit)
    return _sent(visit)


def _to(visit, name):
    visit.change(lambda written: setattr(written, "at", name))
    return visit.go()


def _wrong(visit, name):
    visit.change(lambda written: setattr(written, "at", name))
    return questions.shown(visit, filled(visit.steps[name], visit.places, visit.written.answers), name)


def _deleted(visit):
    drafts.give_up(visit.secret)
    visit.state = NOTHING
    return start.shown(visit, _("What you had written is deleted. Your six words open nothing any more."))


def _sent(visit):
    """Send it, unless an answer is missing, or somebody could read it now who was not on the list that was shown."""
    if are_new_since(visit.written, visit.everybody):
        return _to(visit, FIRST)
    if wrong := visit.wrong_step():
        return _wrong(visit, wrong)
    if given_up := too_few(visit):
        return given_up
    try:
        send(secret=visit.secret, steps=list(visit.steps.values()), revision=visit.revision)
    except TooFewReadersError:
        return too_few(visit, is_certain=True)
    return visit.go()
