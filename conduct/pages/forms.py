"""What reviewers of the conduct pages answer, and why one is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    APPROVE, REJECT = "approve", "reject"
    comment = forms.CharField(
        label=_("What should change, or a word to who wrote it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They read it in a mail, and it stays in the history of the page."),
    )

    def __init__(self, *args, action="", **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action

    def clean(self):
        cleaned = super().clean()
        if self.action == self.REJECT and not cleaned.get("comment", "").strip():
            self.fields["comment"].widget.attrs["autofocus"] = True
            self.add_error("comment", _("Say what should change: otherwise nobody knows what to do."))
        return cleaned


class CommentForm(forms.Form):
    """Said beside a passage, for those who write."""

    passage = forms.ChoiceField(label=_("Beside which passage"))
    text = forms.CharField(label=_("Your comment"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, passages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passage"].choices = list(passages)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence or two. Everybody qualified reads it, and it stays in the history of the page."),
    )
