"""The fields that each kind of question is asked by. How it is worded, its editors say (conduct.pages.questions)."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms import LongTextField
from conduct.choices import AtRisk, Kind, Relation, Wish

# Characters. What is longer is given back whole, with a word about it.
ACCOUNT, TEXT, LINE = 20_000, 5_000, 300
NOT_SAID = gettext_lazy("I would rather not say")
BY_WORDS, BY_NAME = "words", "name"
WAYS_OF_CONTACT = (
    (BY_WORDS, gettext_lazy("Only here, by my six words: I stay without a name")),
    (BY_NAME, gettext_lazy("By name: I say below who I am and how to reach me")),
)
CHOOSE = gettext_lazy("Choose one of these answers.")


class LongText(LongTextField):
    default_error_messages = {
        "max_length": gettext_lazy(
            "This is %(show_value)d characters long, and %(limit_value)d fit. Nothing is lost: shorten it here, or "
            "take out a part and send it as a message afterwards."
        ),
    }


class Line(forms.CharField):
    """One line; what is too long is refused with a word about it, not cut by the browser while pasting."""

    default_error_messages = {
        "max_length": gettext_lazy("This is %(show_value)d characters long, and %(limit_value)d fit."),
    }

    def widget_attrs(self, widget):
        return {}


def text(question, length=TEXT, rows=5):
    widget = forms.Textarea(attrs={"rows": rows})
    errors = {"required": _("Write what happened. A few words are enough.")}
    return LongText(
        label=question.label,
        help_text=question.help,
        required=question.required,
        max_length=length,
        widget=widget,
        error_messages=errors,
    )


def line(label, help_text=""):
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return Line(label=label, help_text=help_text, required=False, max_length=LINE, widget=widget)


def one_of(question, choices):
    """Radio buttons; where nothing has to be said, that is an answer too, and the first."""
    choices = tuple(choices) if question.required else (("", NOT_SAID), *choices)
    return forms.ChoiceField(
        label=question.label,
        help_text=question.help,
        required=question.required,
        choices=choices,
        widget=forms.RadioSelect,
        initial="" if not question.required else None,
        error_messages={"required": _("Choose what comes closest."), "invalid_choice": CHOOSE},
    )


def kind(question, places):
    return {"kind": one_of(question, Kind.choices)}


def relation(question, places):
    return {"relation": one_of(question, Relation.choices)}


def risk(question, places):
    return {"risk": one_of(question, AtRisk.choices)}


def account(question, places):
    return {"account": text(question, ACCOUNT, rows=12)}


def when(question, places):
    wrong = _("We could not read this day. Write it as 2026-11-22, or only in words above.")
    return {
        "when": line(_("In your own words"), _("“Last spring, several times” is enough.")),
        "when_day": forms.DateField(
            label=_("The day, if you know it"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}),
            error_messages={"invalid": wrong},
        ),
    }


def where(question, places):
    note = _("Conduct officers who hold a post there, or in its region, will not read your report.")
    return {
        "where_place": forms.ChoiceField(
            label=_("Branch or region"),
            help_text=note,
            required=False,
            choices=[("", _("None, or I would rather not say")), *places],
            error_messages={"invalid_choice": _("Choose a branch or region from the list, or none.")},
        ),
        "where_online": forms.BooleanField(label=_("It happened online"), required=False),
        "where": line(_("Which meeting, event, group or place")),
    }


def files(question, places):
    """Files have buttons of their own (conduct.reporting.screens.questions)."""
    return {}


def wish(question, places):
    return {
        "wish": forms.MultipleChoiceField(
            label=question.label,
            help_text=question.help,
            required=False,
            choices=Wish.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
        )
    }


def contact(question, places):
    without = _(
        "We cannot come back to you but by what you read here. If you write details that only you can know, those "
        "you name may still guess who you are."
    )
    return {
        "contact": forms.ChoiceField(
            label=_("With your name, or without?"),
            help_text=without,
            required=False,
            choices=WAYS_OF_CONTACT,
            widget=forms.RadioSelect,
            initial=BY_WORDS,
            error_messages={"invalid_choice": CHOOSE},
        ),
        "contact_name": line(_("Your name, if you want to give it")),
        "contact_how": line(
            _("A telephone number or an address, and when it is safe to use it"),
            _("Leave it empty where somebody else reads your mail or answers your telephone."),
        ),
    }


def free_text(question, places):
    return {question.name: text(question)}


def free_choice(question, places):
    return {question.name: one_of(question, ((option, option) for option in question.options))}


FIELDS = {
    "kind": kind,
    "relation": relation,
    "risk": risk,
    "account": account,
    "when": when,
    "where": where,
    "files": files,
    "wish": wish,
    "contact": contact,
    "extra_choice": free_choice,
}


def fields_of(question, places=()):
    """``{name: field}`` of a question; ``places`` are the branches and regions there are to choose from."""
    return FIELDS.get(question.key, free_text)(question, places)
