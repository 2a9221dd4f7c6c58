from django import forms
from django.utils.translation import gettext_lazy as _

from events.panels import NativeDate, NativeTime


class NothingForm(forms.Form):
    """Only a button to press."""


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("Shown to everybody, such as: The chair is ill. May be empty."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MoveForm(forms.Form):
    """When one date takes place instead. Begins with what it is now."""

    new_date = forms.DateField(label=_("New date"), widget=NativeDate())
    new_time = forms.TimeField(label=_("New time"), widget=NativeTime())
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, planned, **kwargs):
        self.planned = planned
        super().__init__(*args, **kwargs)
        self.fields["new_date"].initial = planned.day
        if hasattr(planned.begins, "time"):
            self.fields["new_time"].initial = planned.begins.time()
        else:
            del self.fields["new_time"]

    def clean(self):
        answers = super().clean()
        if not self.errors and not {"new_date", "new_time"} & set(self.changed_data):
            self.add_error("new_date", _("Choose another date or time: this is when it takes place now."))
        return answers
