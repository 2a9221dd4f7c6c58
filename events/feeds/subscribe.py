"""How to have the events in one's own calendar: which one, its address, and where each program wants it."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from branches.choices import Mode
from common.page_cache import kept
from events.api.parameters import BadParameter
from events.calendar.offers import offers
from events.feeds.programs import programs
from events.feeds.subscriptions import Selection, google_url, outlook_url, webcal_url, whole_url
from events.feeds.views import calendar_name

KEPT_FOR = 60 * 15


class CalendarForm(forms.Form):
    """Which calendar. Its fields have the names that the calendars' own addresses have."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    branch = forms.ChoiceField(label=_("Branch"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    mode = forms.ChoiceField(label=_("In which way"), required=False)

    use_required_attribute = False

    def __init__(self, selection):
        self.selection = selection
        chosen = {name: getattr(selection, name) for name in ("region", "branch", "kind")}
        initial = {name: found.slug for name, found in chosen.items() if found}
        super().__init__(initial=initial | {"mode": selection.mode}, auto_id="calendar-%s")
        offered = offers()
        for name in chosen:
            self._offer(name, offered.choices(name))
        self._offer("mode", Mode.choices)

    def _offer(self, name, choices):
        self.fields[name].choices = [("", _("All")), *choices]


@require_safe
@kept(reads=("region", "branch", "kind", "mode"), lasts=True)
@cache_control(public=True, max_age=KEPT_FOR)
def page(request):
    """``/events/subscribe/?branch=``: what the address does not know is said, and left out."""
    try:
        selection, unknown = Selection.of(request.GET), ""
    except BadParameter as error:
        selection, unknown = Selection(), error.message
    path = selection.path
    context = {
        "form": CalendarForm(selection),
        "unknown": unknown,
        "name": calendar_name(request, selection),
        "address": whole_url(path),
        "webcal": webcal_url(path),
        "google": google_url(path),
        "outlook": outlook_url(path, calendar_name(request, selection)),
        "programs": programs(),
        "narrowed": bool(selection.words),
    }
    return render(request, "events/subscribe.html", context)
