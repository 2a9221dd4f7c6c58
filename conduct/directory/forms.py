"""The form of a helpline: countries and languages are written by name, one to a line."""

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from branches.places import country_choices, country_code, country_name
from common.text import folded
from common.zones import babel_locale
from conduct.directory import kinds
from conduct.models import HelpService
from members.register import countries


class CodesByName(forms.CharField):
    """Several codes, each typed as its name or as itself on a line of its own; reads and writes a list of codes."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, code_of, name_of, **kwargs):
        self.code_of, self.name_of = code_of, name_of
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return "\n".join(map(self.name_of, value)) if isinstance(value, list) else value

    def to_python(self, value):
        lines = [line.strip() for line in (value or "").splitlines() if line.strip()]
        codes = {line: self.code_of(line) for line in lines}
        if unknown := [line for line, code in codes.items() if not code]:
            raise ValidationError(
                _("We do not know “%(name)s”. Write one name to a line."), params={"name": unknown[0][:60]}
            )
        return list(dict.fromkeys(codes[line] for line in lines))

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (initial or [])
        except ValidationError:
            return True


def country_by_name(text):
    """By a code or an English name, or by the name in the reader's language."""
    named = (code for code, name in country_choices() if folded(name) == folded(text))
    return country_code(text) or countries.country_code(text) or next(named, "")


def language_by_name(text):
    known = dict(kinds.languages())
    code = text.strip().lower()
    return code if code in known else next((c for c, name in known.items() if folded(name) == folded(text)), "")


def language_name(code):
    return Locale.parse(babel_locale()).languages.get(code, code)


def _time():
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class HelpServiceForm(WagtailAdminModelForm):
    countries = CodesByName(
        code_of=country_by_name,
        name_of=country_name,
        label=_("Countries"),
        help_text=HelpService._meta.get_field("countries").help_text,
    )
    languages = CodesByName(
        code_of=language_by_name,
        name_of=language_name,
        label=_("Languages"),
        help_text=HelpService._meta.get_field("languages").help_text,
    )

    class Meta:
        model = HelpService
        fields = "__all__"
        widgets = {"opens": _time(), "closes": _time(), "serves": forms.Textarea(attrs={"rows": 3})}
