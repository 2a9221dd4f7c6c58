"""A field for short texts that are kept once, beside what they are in other languages: a box for each language."""

from hashlib import sha256

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from common.languages import direction

LONGEST = 200


def other_languages():
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class TextsWidget(forms.Widget):
    """Boxes for ``texts`` (in English, set by the form); its value is ``{language: {text: translation}}``."""

    template_name = "common/widgets/texts.html"
    texts = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["rows"] = [self._row(name, text, value or {}) for text in self.texts]
        context["widget"]["maxlength"] = LONGEST
        return context

    def _row(self, name, text, value):
        boxes = [
            {
                "name": _name_of(name, code, text),
                "code": code,
                "dir": direction(code),
                "language": get_language_info(code)["name_translated"],
                "value": value.get(code, {}).get(text, ""),
            }
            for code in other_languages()
        ]
        return {"text": text, "boxes": boxes}

    def value_from_datadict(self, data, files, name):
        found = {code: self._typed(data, name, code) for code in other_languages()}
        return {code: texts for code, texts in found.items() if texts}

    def _typed(self, data, name, code):
        typed = {text: data.get(_name_of(name, code, text), "").strip() for text in self.texts}
        return {text: words for text, words in typed.items() if words}

    def value_omitted_from_data(self, data, files, name):
        return False

    def use_required_attribute(self, initial):
        return False


def _name_of(name, code, text):
    """Of a box: it stays with its text when others are added before it while somebody types."""
    return f"{name}-{code}-{sha256(text.encode()).hexdigest()[:12]}"


class TextsField(forms.Field):
    widget = TextsWidget

    def clean(self, value):
        if any(len(words) > LONGEST for texts in value.values() for words in texts.values()):
            raise forms.ValidationError(_("A text is longer than %(number)s characters.") % {"number": LONGEST})
        return super().clean(value)


class TextsForm(WagtailAdminModelForm):
    """Of a model with ``translations`` of its ``texts()``."""

    translations = TextsField(label=_("In other languages"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["translations"].widget.texts = self.instance.texts()
