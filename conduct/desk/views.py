"""The pages of the desk: the list, one case, and what is done with it by plain forms."""

from csp.decorators import csp_update
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conduct.cases import services, states
from conduct.choices import State
from conduct.desk.access import READ, case_view, desk_view
from conduct.desk.bundle import bundle
from conduct.desk.forms import AssignForm, MoveForm, ShowForm
from conduct.desk.lists import rows_of, when_empty
from conduct.desk.page import case_page, people_in
from conduct.keys.readers import active_key_of


@desk_view(*READ)
def cases(request):
    """The list; who has no key yet is led to make one."""
    if active_key_of(request.user) is None:
        return render(request, "conduct/desk/no_key.html")
    form = ShowForm(request.GET)
    heading, text = when_empty(form.chosen)
    context = {"form": form, "rows": rows_of(request.user, form.chosen), "empty": {"heading": heading, "text": text}}
    return render(request, "conduct/desk/list.html", context)


# Pictures that the browser has opened are shown from its memory; nothing else is looser here, and nothing that was
# written by somebody can become script.
@case_view(*READ)
@csp_update({"img-src": ["blob:"], "require-trusted-types-for": ["'script'"]})
def one(request, case):
    return case_page(request, case)


@case_view("POST")
def move(request, case):
    form = MoveForm(request.POST, case=case)
    if not form.is_valid():
        return case_page(request, case, move=form)
    chosen = form.cleaned_data
    try:
        moved = states.move_to(
            actor=request.user,
            case=case,
            to=chosen["to"],
            seen=chosen["seen"],
            ground=chosen.get("ground", ""),
            agreed_in=chosen.get("agreed_in"),
        )
    except (states.MovedError, states.NotAllowedError):
        messages.warning(
            request, _("Somebody else was quicker: the case has moved since you looked. Nothing was done.")
        )
        return redirect("conduct:desk_case", case.pk)
    except states.NoGroundError:
        form.add_error("ground", _("Say why it may go to the Party; for consent, also where they gave it."))
        return case_page(request, case, move=form)
    except states.NotToldError:
        form.add_error(None, _("First write to them: the message box is below."))
        return case_page(request, case, move=form)
    state = State(moved.state).label
    messages.success(request, _("The case stands at “%(state)s” now.") % {"state": state})
    return redirect("conduct:desk_case", case.pk)


@case_view("POST")
def assign(request, case):
    form = AssignForm(request.POST, readers=people_in(case).readers)
    try:
        if not form.is_valid():
            raise services.NotAReaderError
        services.assign(actor=request.user, case=case, key_id=form.cleaned_data["key"])
    except services.NotAReaderError:
        messages.error(request, _("The case was not handed on: choose one of those who read it."))
    else:
        messages.success(request, _("Saved. Whoever handles it now hears of it by mail."))
    return redirect("conduct:desk_case", case.pk)


@case_view(*READ, "POST")
def step_back(request, case):
    """Asked once more, because it is for good."""
    if request.method != "POST":
        return render(request, "conduct/desk/step_back.html", {"case": case})
    try:
        services.step_back(actor=request.user, case=case)
    except services.LastReaderError:
        messages.error(request, _("Nobody else could read the case then. Share it with another officer first."))
        return redirect("conduct:desk_case", case.pk)
    messages.success(request, _("You have stepped back. The case is not yours any more, and nobody asks why."))
    return redirect("conduct:desk")


@case_view("POST")
def take_along(request, case):
    row = services.export_case(actor=request.user, case=case)
    return bundle(case, row, active_key_of(request.user))
