"""The steps as forms: fields by question, errors in words, and what was typed never lost over them."""

from dataclasses import dataclass

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conduct.pages.questions import Question
from conduct.reporting.fields import fields_of
from conduct.sealing.words import LONGEST, NotSixWordsError, canonical

# Characters that a step may bring and still be kept, valid or not.
MOST_KEPT = 400_000


@dataclass(frozen=True)
class Asked:
    """A question with its fields as a page shows them: one by itself, several under a heading of their own."""

    question: Question
    fields: list
    is_group: bool
    has_files: bool


class StepForm(forms.Form):
    """The questions of one step. ``answers`` are what the draft holds; ``data`` what was typed now."""

    def __init__(self, step, places, *, data=None, answers=None):
        names = {question: fields_of(question, places) for question in step.questions}
        super().__init__(data, initial=answers or {}, auto_id="f_%s")
        for fields in names.values():
            self.fields.update(fields)
        self.asked = [
            Asked(question, [self[name] for name in fields], len(fields) != 1, question.key == "files")
            for question, fields in names.items()
        ]

    @property
    def typed(self):
        """What was typed, by the field's name, valid or not; nothing where it is too much to keep."""
        several = {name for name, field in self.fields.items() if isinstance(field, forms.MultipleChoiceField)}
        typed = {
            name: self.data.getlist(name) if name in several else self.data.get(name, "") for name in self.fields
        }
        size = sum(len("".join(value)) for value in typed.values())
        return typed if size <= MOST_KEPT else {}


def filled(step, places, answers):
    """The step as it would be were these answers typed now: to say what they are, or what is wrong with them."""
    data = {name: value if isinstance(value, list) else [value] for name, value in answers.items()}
    return StepForm(step, places, data=MultiValueDict(data))


class WordsForm(forms.Form):
    """Six words, typed by whoever has them."""

    words = forms.CharField(
        label=gettext_lazy("Your six words"),
        help_text=gettext_lazy("With spaces between them. Capitals do not matter."),
        strip=True,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Type your six words.")},
    )
    use_required_attribute = False

    def __init__(self, data=None, *, expected=""):
        self.expected = expected
        super().__init__(data, auto_id="f_%s")

    def clean_words(self):
        try:
            words = canonical(self.cleaned_data["words"][: LONGEST + 1])
        except NotSixWordsError as error:
            raise forms.ValidationError(_not_six(error.unknown)) from error
        if self.expected and words != self.expected:
            raise forms.ValidationError(
                _("These are six words, but not the ones you were given. Have another look at what you wrote down.")
            )
        return words


def _not_six(unknown):
    if len(unknown) == 1:
        return _("Word number %(place)d is none of ours. Look whether a letter is wrong.") % {"place": unknown[0]}
    if unknown:
        places = ", ".join(map(str, unknown[:6]))
        return _("The words number %(places)s are none of ours. Look whether letters are wrong.") % {"places": places}
    return _("These are not six words. Type all six, with spaces between them.")


class MessageForm(forms.Form):
    """Something more to the officers, after the report was sent."""

    message = fields_of(Question("message", "message", gettext_lazy("Your message")))["message"]

    def __init__(self, data=None):
        super().__init__(data, auto_id="f_%s")
        self.fields["message"].required = True
        self.fields["message"].error_messages["required"] = _("Write your message.")


class CountryForm(forms.Form):
    """Whose help lines are shown."""

    use_required_attribute = False

    def __init__(self, countries, **kwargs):
        super().__init__(auto_id="f_%s", **kwargs)
        choices = [("", _("I would rather not say")), *countries]
        self.fields["country"] = forms.ChoiceField(label=_("Country you are in"), required=False, choices=choices)
