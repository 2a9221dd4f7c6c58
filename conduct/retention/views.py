from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conduct.choices import State
from conduct.desk.access import READ, case_view
from conduct.retention.forms import KeepForm
from conduct.retention.services import ExtendedAlreadyError, NotClosedError, extend


@case_view(*READ, "POST")
def keep(request, case):
    """A closed case is kept longer, once, for a reason that stands in the log."""
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, case, form.cleaned_data["reason"])
    can = case.state == State.CLOSED and not case.extended_for
    until = case.delete_on + timedelta(days=settings.CONDUCT_EXTENSION_DAYS) if can else None
    return render(request, "conduct/retention/keep.html", {"case": case, "form": form, "until": until})


def _keep(request, case, reason):
    try:
        kept = extend(actor=request.user, case=case, reason=reason)
    except (NotClosedError, ExtendedAlreadyError):
        messages.warning(request, _("Nothing was changed: a case is kept longer once, and only when it is closed."))
    else:
        messages.success(request, _("The case is kept until %(day)s.") % {"day": date_format(kept.delete_on)})
    return redirect("conduct:desk_case", case.pk)
