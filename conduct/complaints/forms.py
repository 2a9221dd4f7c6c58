import secrets

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.forms import LongTextField, one_line
from common.services import ascii_address
from conduct.complaints.choices import MOVES, OUTCOMES, Earlier, State
from conduct.complaints.content import Content

LONGEST = 20_000
signer = signing.Signer(salt="conduct.complaints.form")


class ComplaintForm(forms.Form):
    """What somebody complains of, and how they can be reached, if they like.

    ``form_id`` is the same each time this page is sent: a double click makes one complaint. Nobody who fills in the
    hidden field is thanked and forgotten, as elsewhere: a complaint that is lost would be a breach of the law.
    """

    about = LongTextField(
        label=_("What is it about?"),
        help_text=_("What happened with whose data, when you noticed, and what would put it right."),
        max_length=LONGEST,
        error_messages={"required": _("Say what it is about.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    earlier = forms.ChoiceField(
        label=_("Have you asked us about it before?"),
        choices=Earlier,
        initial=Earlier.NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have asked us before.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        required=False,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The reference goes there at once, and the answer later. Neither repeats what you write here."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    reach = LongTextField(
        label=_("Another way to reach you"),
        help_text=_("A telephone number or a postal address, if you prefer that."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    # The template hides it from people; its name is one that no browser fills in by itself.
    subject_line = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    once = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None):
        super().__init__(data, initial={"once": new_stamp()})

    def clean_email(self):
        """Refuses what EmailField lets through and no mail can be sent to."""
        email = self.cleaned_data["email"]
        try:
            return email and ascii_address(email)
        except UnicodeError as error:
            raise ValidationError(EmailValidator.message, code="invalid") from error

    def clean(self):
        if self.form_id is None or self.data.get("subject_line"):
            self.data = {**self.data.dict(), "once": new_stamp(), "subject_line": ""}
            raise ValidationError(_("We could not tell whether a person sent this. Please send it again."))

    @property
    def form_id(self):
        """A keyed hash of the stamp that the page was given; None for one that we did not give."""
        try:
            nonce = signer.unsign(self.data.get("once", ""))
        except signing.BadSignature:
            return None
        return salted_hmac("conduct.complaints.form", nonce, algorithm="sha256").hexdigest()

    @property
    def content(self):
        said = self.cleaned_data
        names = ("about", "earlier", "name", "email", "reach")
        return Content(**{name: said[name] for name in names}, language=get_language() or "en")


def new_stamp():
    return signer.sign(secrets.token_urlsafe(16))


class NoteForm(forms.Form):
    use_required_attribute = False
    words = LongTextField(
        label=_("Note"),
        help_text=_("What you looked into. Kept sealed, for whoever holds the post, until the complaint is deleted."),
        max_length=LONGEST,
        error_messages={"required": _("Write the note.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data=None):
        super().__init__(data, prefix="note")


class MoveForm(forms.Form):
    """Where a complaint goes on to. ``seen`` is where it stood when the page was made."""

    use_required_attribute = False
    to = forms.ChoiceField(
        label=_("What came of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    note = LongTextField(
        label=_("What you answered"),
        help_text=_("Optional, kept sealed: what was found, what was put right, where else they can go."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_told = forms.BooleanField(
        label=_("I have sent the answer, or there is no way to reach them"),
        help_text=_("Not needed where they have withdrawn it."),
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, complaint):
        super().__init__(data, initial={"seen": complaint.state}, prefix="move")
        moves = MOVES[State(complaint.state)]
        outcomes = [state for state in moves if state in OUTCOMES]
        self.fields["to"].choices = [(str(state), state.label.capitalize()) for state in outcomes]
        if len(outcomes) == 1:
            # Before it is acknowledged, all that can end it is that they take it back.
            self.fields["to"].widget = forms.HiddenInput()
            self.fields["to"].initial = str(outcomes[0])
            self.fields["note"].label = _("What they said")
            self.fields["note"].help_text = _("Optional, kept sealed.")
