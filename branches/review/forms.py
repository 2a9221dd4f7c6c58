"""What reviewers answer and comment, and why a page is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    APPROVE, REJECT = "approve", "reject"
    comment = forms.CharField(
        label=_("What should change, or a word to its authors"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They read it in a mail, and it stays in the history of the text."),
    )

    def __init__(self, *args, action="", **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action

    def clean(self):
        cleaned = super().clean()
        if self.action == self.REJECT and not cleaned.get("comment", "").strip():
            # It stands below the text: the browser shows it.
            self.fields["comment"].widget.attrs["autofocus"] = True
            self.add_error("comment", _("Say what should change: otherwise nobody knows what to do."))
        return cleaned


class CommentForm(forms.Form):
    """Said beside a passage, for its authors."""

    passage = forms.ChoiceField(label=_("Beside which passage"))
    text = forms.CharField(label=_("Your comment"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, passages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passage"].choices = list(passages)


class ReasonField(forms.CharField):
    """Why a page is withdrawn; ``help_text`` says who reads it."""

    def __init__(self, **kwargs):
        super().__init__(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)
