"""Where complaints about data are answered: the data protection officer alone, administrators not."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from common.encryption import CannotOpen
from conduct.complaints import services
from conduct.complaints.choices import OPEN, OUTCOMES, State
from conduct.complaints.forms import MoveForm, NoteForm
from conduct.complaints.showing import entry_of, facts_of, history_of
from conduct.models import DataComplaint
from members.rights import Capability
from members.signin import officers_only

READ = ("GET", "HEAD")


def desk_view(*methods):
    def decorated(view):
        guarded = officers_only(Capability.DATA_PROTECTION)(require_http_methods(methods)(view))
        return sensitive_post_parameters()(cache_control(private=True, no_store=True)(guarded))

    return decorated


def complaint_view(*methods):
    """A view of one complaint, ``view(request, complaint)``."""

    def decorated(view):
        @desk_view(*methods)
        @wraps(view)
        def found(request, reference):
            return view(request, get_object_or_404(DataComplaint, reference=reference))

        return found

    return decorated


@desk_view(*READ)
def complaints(request):
    every = DataComplaint.objects.all()
    waiting = [entry_of(complaint) for complaint in every.filter(state__in=OPEN)]
    ended = [entry_of(complaint) for complaint in every.exclude(state__in=OPEN).order_by("-ended_on", "-pk")]
    return render(request, "conduct/complaints/list.html", {"waiting": waiting, "ended": ended})


@complaint_view(*READ)
def one(request, complaint):
    services.open_for(actor=request.user, complaint=complaint)
    return _page(request, complaint)


@complaint_view("POST")
def acknowledge(request, complaint):
    return _move(request, complaint, to=State.ACKNOWLEDGED, seen=State.RECEIVED)


@complaint_view("POST")
def end(request, complaint):
    form = MoveForm(request.POST, complaint=complaint)
    if not form.is_valid():
        return _page(request, complaint, move=form)
    said = form.cleaned_data
    try:
        return _move(
            request, complaint, to=said["to"], seen=said["seen"], is_told=said["is_told"], note=said["note"].strip()
        )
    except services.NotAnsweredError:
        form.add_error("is_told", _("Send the answer first, then say here that you have."))
        return _page(request, complaint, move=form)


@complaint_view("POST")
def note(request, complaint):
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, complaint, note=form)
    services.add_note(actor=request.user, complaint=complaint, words=form.cleaned_data["words"])
    messages.success(request, _("The note is kept."))
    return redirect("conduct:data_complaint_one", complaint.reference)


def _move(request, complaint, **how):
    try:
        moved = services.move_to(actor=request.user, complaint=complaint, **how)
    except services.MovedError:
        messages.warning(request, _("The complaint has moved since you looked. Nothing was done."))
    except DataComplaint.DoesNotExist as error:
        raise Http404 from error
    else:
        state = State(moved.state).label
        messages.success(request, _("The complaint stands at “%(state)s” now.") % {"state": state})
    return redirect("conduct:data_complaint_one", complaint.reference)


def _page(request, complaint, move=None, note=None):
    try:
        content, facts = facts_of(complaint)
    except CannotOpen:
        return render(request, "conduct/complaints/unreadable.html", {"complaint": complaint}, status=500)
    moves_on = complaint.state not in OUTCOMES
    context = {
        "complaint": complaint,
        "content": content,
        "facts": facts,
        "history": history_of(complaint),
        "may_acknowledge": complaint.state == State.RECEIVED,
        "move": (move or MoveForm(complaint=complaint)) if moves_on else None,
        "note": note or NoteForm(),
        "errors": move or note,
    }
    return render(request, "conduct/complaints/one.html", context)
