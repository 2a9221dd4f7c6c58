from django import forms
from django.utils.translation import gettext_lazy as _

from conduct.choices import Extension


class KeepForm(forms.Form):
    """Why a closed case is kept longer."""

    use_required_attribute = False
    reason = forms.ChoiceField(
        label=_("Why it is still needed"),
        choices=Extension.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why it is still needed.")},
    )
