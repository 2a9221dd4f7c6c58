"""What officers choose on the page of a case. Everything here works without script."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from conduct.cases.states import THEIR_WORDS, moves_of
from conduct.choices import ReferralGround, State
from conduct.desk.lists import SHOWN

SAYING = {
    State.OUT_OF_SCOPE: gettext_lazy("Out of scope: not about our members or meetings"),
    State.OPTIONS_EXPLAINED: gettext_lazy("The options are explained"),
    State.SUPPORTED: gettext_lazy("Supported"),
    State.RESOLVED_LOCALLY: gettext_lazy("Resolved locally"),
    State.REFERRED: gettext_lazy("Referred to the Party"),
    State.RECORDED_ONLY: gettext_lazy("Recorded only"),
    State.CLOSED: pgettext_lazy("case", "Closed"),
}


class ShowForm(forms.Form):
    """Which cases the list shows; what it does not know it leaves out."""

    show = forms.ChoiceField(label=gettext_lazy("Show"), choices=list(SHOWN.items()), required=False)

    def __init__(self, data):
        chosen = data.get("show", "")
        super().__init__({"show": chosen if chosen in SHOWN else "open"})
        self.full_clean()

    @property
    def chosen(self):
        return self.cleaned_data["show"]


class MoveForm(forms.Form):
    """Where the case goes on to; for a referral, why it may. ``seen`` is where it stood when the page was made.

    ``offered`` are the states to choose from where one of them has a button of its own; any move is understood.
    """

    use_required_attribute = False
    to = forms.ChoiceField(label=gettext_lazy("How does it stand now?"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=gettext_lazy("Why it may go to the Party"), required=False, choices=[("", "–"), *ReferralGround.choices]
    )
    agreed_in = forms.TypedChoiceField(
        label=gettext_lazy("Where they agreed"), required=False, coerce=int, empty_value=None
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, case, offered=None):
        super().__init__(data, initial={"seen": case.state}, prefix="move")
        moves = moves_of(case) if offered is None else offered
        self.fields["to"].choices = [(str(state), SAYING.get(state, state.label)) for state in moves]
        self.fields["to"].error_messages["required"] = _("Say how the case stands now.")
        if State.REFERRED not in moves:
            del self.fields["ground"], self.fields["agreed_in"]
        else:
            self.fields["agreed_in"].choices = [("", "–"), *self._their_words(case)]
            self.fields["agreed_in"].help_text = _("The report or message in which they say yes.")

    @staticmethod
    def _their_words(case):
        for part in case.parts.filter(kind__in=THEIR_WORDS).defer("sealed").order_by("number"):
            yield part.number, f"{part.number}: {part.get_kind_display()}, {date_format(part.added_on)}"


class AssignForm(forms.Form):
    """Who handles the case, of those who read it; an empty answer is nobody."""

    key = forms.TypedChoiceField(label=gettext_lazy("Who handles it"), required=False, coerce=int, empty_value=None)

    def __init__(self, data=None, *, readers, handler=""):
        of = next((reader.key.pk for reader in readers if reader.tag == handler), "")
        super().__init__(data, initial={"key": of}, prefix="assign")
        self.fields["key"].choices = [("", _("Nobody")), *((reader.key.pk, reader.name) for reader in readers)]
