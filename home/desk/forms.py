"""The forms of the desk's screens."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django import forms
from django.utils.translation import gettext_lazy as _

from home.desk.drafting import SECTIONS
from home.models import CoordinatorNote


class NoteForm(forms.ModelForm):
    class Meta:
        model = CoordinatorNote
        fields = ["text"]
        labels = {"text": _("Note")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class StepForm(forms.Form):
    """A step that was taken, on a day that is not yet to come."""

    done_on = forms.DateField(label=_("on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, today: date, **kw):
        super().__init__(*args, **kw)
        self.today = today
        self.fields["done_on"].widget.attrs["max"] = today.isoformat()

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return day


class PeriodForm(forms.Form):
    """The days a report is about; the last three whole months are suggested."""

    region = forms.ModelChoiceField(queryset=None, label=_("Region"), empty_label=None)
    first_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(label=_("To"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, regions, today: date, **kw):
        first = today.replace(day=1) - relativedelta(months=3)
        suggested = {"first_day": first, "last_day": today.replace(day=1) - relativedelta(days=1)}
        super().__init__(*args, initial=suggested, **kw)
        self.today = today
        self.fields["region"].queryset = regions

    def clean(self):
        data = super().clean()
        first, last = data.get("first_day"), data.get("last_day")
        if last and last > self.today:
            self.add_error("last_day", _("A report is about what has happened: choose a day that is over, or today."))
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first."))
        if first and last and last > first + relativedelta(years=1):
            self.add_error("first_day", _("A report is about a year at most."))
        return data


class ReportForm(forms.Form):
    """The text of a report by its sections, and the version it was opened at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        for section in SECTIONS:
            self.fields[section.key] = forms.CharField(
                label=section.title,
                help_text=section.help,
                required=False,
                max_length=10_000,
                widget=forms.Textarea(attrs={"rows": 6}),
            )

    @property
    def sections(self):
        """What was written, by section; text of sections that are no more asked for stays in the report."""
        return {section.key: self.cleaned_data[section.key].replace("\r\n", "\n") for section in SECTIONS}

    @property
    def written(self):
        """The fields with text, in order."""
        return [self[section.key] for section in SECTIONS]
