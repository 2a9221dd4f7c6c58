"""After sending: the receipt, where it stands, and what officers and whoever reported write to each other."""

from conduct.attachments.refusals import Refusal, RefusedError
from conduct.cases.parts import next_number
from conduct.choices import State
from conduct.reporting import conversation
from conduct.reporting.forms import MessageForm
from conduct.reporting.screens.questions import limits, take_files
from conduct.reporting.screens.start import days


def shown(visit, form=None, note="", refused=(), report=None):
    case, secret = visit.case, visit.secret
    heading, text = conversation.state_of(case)
    context = {
        "case": case,
        "heading": heading,
        "text": text,
        "is_new": case.state in {State.RECEIVED, State.RISK_CHECKED},
        "is_closed": case.state == State.CLOSED,
        "messages": conversation.messages_of(case, secret),
        "next_number": next_number(case),
        "form": form or MessageForm(),
        "note": note,
        "refused": refused,
        "report": report,
        "room": conversation.room_for_files(case),
        "screen": "thread",
        **limits(),
        **days(),
    }
    return visit.show("thread", context)


def posted(visit):
    post = visit.request.POST
    do = post.get("do", "message")
    if do == "read":
        return shown(visit, report=conversation.report_of(visit.case, visit.secret) or {})
    if do == "add":
        return _files_added(visit)
    form = MessageForm(post)
    # A file chosen beside a message comes along with it.
    refused = _take(visit)
    if not form.is_valid():
        return shown(visit, form, refused=refused)
    number = int(post["number"]) if post.get("number", "").isascii() and post.get("number", "").isdigit() else 0
    conversation.add_message(
        case=visit.case, secret=visit.secret, text=form.cleaned_data["message"], number=min(number, 10**6)
    )
    return shown(visit, refused=refused) if refused else visit.go()


def _files_added(visit):
    refused = _take(visit)
    form = MessageForm(visit.request.POST) if visit.request.POST.get("message") else None
    if refused or form:
        return shown(visit, form, refused=refused)
    return visit.go()


def _take(visit):
    def add(cleaned):
        try:
            conversation.add_file(case=visit.case, cleaned=cleaned)
        except conversation.TooManyFilesError as error:
            raise RefusedError(Refusal.TOO_MANY) from error

    return take_files(visit.request, add)
