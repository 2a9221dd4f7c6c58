from django import forms
from django.utils.translation import gettext_lazy as _

from branches.choices import ENDED, Belonging
from branches.models import BranchPage
from branches.places import country_choices
from common.forms import ContactForm, LongTextField, PlainSelect, one_line

WORDS_LENGTH = 1000


class HelloForm(ContactForm):
    """Somebody asks to hear from a branch. The traps for programs are the contact form's."""

    belonging = forms.ChoiceField(
        label=_("Are you a member of the Labour Party?"),
        choices=[("", _("Choose")), *Belonging.choices],
        widget=PlainSelect,
        error_messages={"required": _("Say whether you are a member.")},
    )
    country = forms.ChoiceField(
        label=_("Country you live in"),
        choices=lambda: [("", _("Not said")), *country_choices()],
        widget=PlainSelect,
        required=False,
        error_messages={"invalid_choice": _("We do not know that country. Choose one from the list.")},
    )
    city = forms.CharField(
        label=_("City"),
        max_length=60,
        required=False,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    message = LongTextField(
        label=_("A few words"),
        help_text=_("What brings you here. Up to 1,000 characters; you may leave it empty."),
        max_length=WORDS_LENGTH,
        required=False,
    )


class NoteForm(forms.Form):
    """What was done to welcome somebody."""

    note = forms.CharField(
        label=_("What was done"),
        help_text=_("For your colleagues, in a line: “wrote to her, comes on Tuesday”. Deleted after a month."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HandOverForm(forms.Form):
    """The branch that somebody is handed to."""

    branch = forms.ModelChoiceField(
        label=_("Branch"),
        queryset=BranchPage.objects.none(),
        empty_label=_("Choose a branch"),
        error_messages={
            "required": _("Choose the branch that should welcome them."),
            "invalid_choice": _("That branch takes nobody at the moment. Choose another."),
        },
    )

    def __init__(self, data=None, *, newcomer):
        super().__init__(data)
        branches = BranchPage.objects.in_source_language().live().exclude(status__in=ENDED)
        self.fields["branch"].queryset = branches.exclude(pk=newcomer.branch_id).order_by("title")
