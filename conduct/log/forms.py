from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainSelect
from conduct.choices import Act


class LogFilter(forms.Form):
    """Which entries are shown; everything may be left open. Days are those of UTC, both included."""

    act = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("everything")), *Act.choices], widget=PlainSelect
    )
    person = forms.ChoiceField(label=_("Who"), required=False, widget=PlainSelect)
    case = forms.RegexField(
        r"^[0-9a-f]{8}$",
        label=_("Case"),
        required=False,
        error_messages={"invalid": _("Eight signs, as they stand in the list.")},
    )
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data, *, people):
        super().__init__(data)
        self.fields["person"].choices = [("", _("everybody")), ("0", _("nobody with an account")), *people]

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first."))
        return self.cleaned_data

    @property
    def asked(self):
        """What was asked for and understood; a part of the address that is not understood is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
