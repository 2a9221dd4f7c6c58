"""How an event is edited: sensible beginnings, lengths as people say them, and drafts that may be unfinished."""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.forms import Script
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from common.page_forms import PageForm
from common.zones import HOME_ZONE
from events.forms import HalfMadeRule
from events.lengths import LengthField, length_text
from events.validation import check_dates_of_rows

LENGTH_HELP = _("Hours and minutes: 1:30, 90 min or 2h. Empty for all day.")


class Unfinished:
    """A draft may be half made: what is missing is asked for when it is published."""

    def _post_clean(self):
        self.instance.half_made = self.is_deferred_validation
        super()._post_clean()


class ExceptionForm(Unfinished, WagtailAdminModelForm):
    new_duration = LengthField(label=_("New length"), required=False)


class EventForm(Unfinished, PageForm):
    duration = LengthField(label=_("How long"), required=False, help_text=LENGTH_HELP)
    ends_at = forms.TimeField(
        label=_("Or ends at"),
        required=False,
        help_text=_("Instead of the length, on the same clock. May be after midnight."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args, **kwargs):
        parent, instance = kwargs.get("parent_page"), kwargs.get("instance")
        if instance is not None and not instance.pk and parent is not None:
            kwargs["initial"] = first_answers(parent, instance) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            self.fields["kind"].queryset = kinds_for(self.instance)
        if typed := (self.instance.unfinished or {}).get("rule"):
            self.initial["rule"] = typed

    @property
    def media(self):
        script = Script("js/rule-preview.js", type="module")
        return super().media + forms.Media(js=[script], css={"all": ["css/event-editor.css"]})

    def clean(self):
        cleaned = super().clean()
        self._take_end()
        self._keep_half_a_rule()
        return cleaned

    def is_valid(self):
        """The rows of single dates are looked at together: two cannot say the same of one date."""
        valid = super().is_valid()
        rows = self.formsets.get("exceptions")
        if rows is None or not self.is_bound or not rows.is_valid():
            return valid
        return check_dates_of_rows(self.cleaned_data, rows.forms, half_made=self.is_deferred_validation) and valid

    def get_field_updates_for_resave(self):
        updates = super().get_field_updates_for_resave()
        if self.cleaned_data.get("ends_at") and self.cleaned_data.get("duration"):
            updates.append(("duration", length_text(self.cleaned_data["duration"])))
        return updates

    def _take_end(self):
        """The length that an end means, by the clock on the wall; past midnight where it is before the beginning."""
        ends, begins = self.cleaned_data.get("ends_at"), self.cleaned_data.get("start_time")
        if ends is None:
            return
        if begins is None:
            self.add_error("ends_at", _("Give a time to begin at too, or leave this empty for an all-day event."))
            return
        length = length_between(begins, ends)
        typed = self.cleaned_data.get("duration")
        if typed and typed != length and "duration" in self.changed_data:
            self.add_error("ends_at", _("The length and the end do not agree. Clear one of them."))
            return
        self.cleaned_data["duration"] = length

    def _keep_half_a_rule(self):
        """In a draft, controls that make no rule yet stay as they were typed; the stored rule stays too."""
        if "rule" not in self.fields:
            return
        if isinstance(self.cleaned_data.get("rule"), HalfMadeRule):
            self.instance.unfinished = {"rule": self.cleaned_data["rule"].controls}
            self.cleaned_data["rule"] = self.instance.rule
        elif "rule" in self.cleaned_data:
            self.instance.unfinished = {}


def length_between(begins, ends):
    """From one wall clock time to the next time the clock shows another: 22:00 to 00:30 is two and a half hours."""
    day = datetime(2000, 1, 1)
    between = datetime.combine(day, ends) - datetime.combine(day, begins)
    return between if between > timedelta(0) else between + timedelta(days=1)


def first_answers(parent, event):
    """What a new event begins with, by where it is made: zone, way, languages and contact of its branch."""
    from branches.models import BranchPage

    parent = parent.specific
    kinds = {kind.slug: kind.pk for kind in kinds_for(event)}
    answers = {"tz": HOME_ZONE, "languages": ["en"], "kind": next(iter(kinds.values()), None)}
    if isinstance(parent, BranchPage):
        answers |= {"tz": parent.time_zone, "languages": parent.languages, "mode": parent.mode}
        answers |= {"kind": kinds.get("branch", answers["kind"]), "contact_page": parent.pk}
    return answers


def kinds_for(event):
    """The kinds in the language of the page, else in the source language; and the one it has already."""
    from events.models import EventKind

    kinds = EventKind.objects.filter(locale=event.locale_id)
    if not kinds.exists():
        kinds = EventKind.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return kinds | EventKind.objects.filter(pk=event.kind_id) if event.kind_id else kinds
