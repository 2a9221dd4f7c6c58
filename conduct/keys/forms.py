from django import forms
from django.utils.translation import gettext_lazy as _

from conduct.keys.services import as_fingerprint

PRIVATE = "AGE-SECRET-KEY"


class PublicKeyField(forms.CharField):
    """A public key as ``age-keygen`` writes it; whoever pastes the private one is told what that means."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"})

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": _("Paste the public key: it begins with age1.")})
        super().__init__(max_length=200, **kwargs)

    def to_python(self, value):
        return "".join(super().to_python(value).split())

    def clean(self, value):
        if PRIVATE in str(value or "").upper():
            raise forms.ValidationError(
                _("That was the private key. It counts as lost now: make another pair, and paste its public key.")
            )
        return super().clean(value)

    def bound_data(self, data, initial):
        return "" if PRIVATE in str(data or "").upper() else data


class MadeKeyForm(forms.Form):
    """What a browser has made: the public key, and the private one under a passphrase that stays there."""

    public_key = PublicKeyField(widget=forms.HiddenInput)
    wrapped = forms.CharField(widget=forms.HiddenInput, max_length=4000)

    def clean_wrapped(self):
        return self.cleaned_data["wrapped"].replace("\r\n", "\n") + "\n"


class OfflineKeyForm(forms.Form):
    """The public key of a pair that ``age-keygen`` made on a machine of the officer's own."""

    public_key = PublicKeyField(label=_("Public key"), help_text=_("It begins with age1 and has 62 signs."))
    use_required_attribute = False


class TrusteeForm(forms.Form):
    """The public key that a trustee gave to an officer."""

    name = forms.CharField(
        label=_("Name of the trustee"),
        max_length=80,
        error_messages={"required": _("Say who the trustee is.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    public_key = PublicKeyField(
        label=_("Their public key"), help_text=_("It begins with age1 and has 62 signs. They keep the private one.")
    )
    use_required_attribute = False


class AgreeForm(forms.Form):
    """What the holder of a key read out."""

    typed = forms.CharField(
        label=_("The last two groups, as they read them out"),
        help_text=_("Eight signs, such as 7081 92A3."),
        max_length=40,
        error_messages={"required": _("Type what you were read.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
    )
    use_required_attribute = False

    def clean_typed(self):
        return as_fingerprint(self.cleaned_data["typed"])
