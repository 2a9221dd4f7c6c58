"""The steps that editors wrote: few questions each, kept at every press of a button, whichever it is."""

from django.conf import settings
from django.utils.translation import gettext as _

from conduct.attachments.cleaning import clean
from conduct.attachments.refusals import Refusal, RefusedError
from conduct.attachments.uploads import arrived
from conduct.reporting import drafts
from conduct.reporting.advice import ABOUT, advice_on
from conduct.reporting.forms import StepForm
from conduct.reporting.outside import too_few
from conduct.reporting.visit import LAST


def shown(visit, form=None, name="", refused=()):
    name = name or visit.written.at
    if name not in visit.steps:
        # The form was changed under a draft whose version is kept no more.
        name = next(iter(visit.steps))
    step = visit.steps[name]
    form = form or StepForm(step, visit.places, answers=visit.written.answers)
    context = {
        "form": form,
        "heading": step.heading,
        "intro": step.intro,
        "screen": name,
        "is_reviewed": visit.written.reviewed,
        "files": visit.written.files,
        "is_full": len(visit.written.files) >= settings.CONDUCT_FILES,
        "refused": refused,
        "has_files": any(asked.has_files for asked in form.asked),
        "advice": _advice(visit, name),
        **limits(),
        **visit.progress(name),
    }
    return visit.show("step", context)


def _advice(visit, name):
    """What the answers of the step before make urgent: said once, on the way on."""
    before = visit.steps.get(visit.names[visit.names.index(name) - 1])
    if before and ABOUT & {question.key for question in before.questions}:
        return list(advice_on(visit.written.answers))
    return []


def limits():
    return {"most_files": settings.CONDUCT_FILES, "most_megabytes": settings.CONDUCT_FILE_BYTES // 1024**2}


def posted(visit):
    """Keep what was typed, right or wrong, then do what the button says."""
    post = visit.request.POST
    name, do = post["screen"], post.get("do", "next")
    form = StepForm(visit.steps[name], visit.places, data=post)
    typed = form.typed
    visit.change(lambda written: (written.answers.update(typed), setattr(written, "at", name)))
    if given_up := too_few(visit):
        return given_up
    has_files = any(asked.has_files for asked in form.asked)
    refused = take_files(visit.request, _adder(visit)) if has_files else []
    if do.startswith("remove-"):
        return _removed(visit, do)
    if refused or do == "add":
        visit.written = drafts.find(visit.secret)
        return shown(visit, StepForm(visit.steps[name], visit.places, answers=typed), name, refused)
    if do == "back":
        return _moved(visit, name, -1)
    return _moved(visit, name, 1) if form.is_valid() else shown(visit, form, name)


def take_files(request, add, field="file"):
    """Clean and keep each file that came; why not, for those that were not kept: ``[(name, reason)]``."""
    refused = []
    for file in arrived(request, field):
        try:
            add(clean(file.name, file.opened()))
        except RefusedError as error:
            refused.append((file.name or _("A file"), error.reason))
    return refused


def _adder(visit):
    def add(cleaned):
        if len(drafts.find(visit.secret).files) >= settings.CONDUCT_FILES:
            raise RefusedError(Refusal.TOO_MANY)
        drafts.add_file(secret=visit.secret, cleaned=cleaned)

    return add


def _removed(visit, do):
    number = do.removeprefix("remove-")
    if number.isascii() and number.isdigit():
        drafts.remove_file(secret=visit.secret, number=int(number))
    return visit.go()


def _moved(visit, name, by):
    """To the neighbour; from whatever is mended after all was read over once, back to reading it over."""
    at = visit.names[visit.names.index(name) + by]
    if by > 0 and visit.written.reviewed:
        at = LAST
    visit.change(lambda written: setattr(written, "at", at))
    return visit.go()
