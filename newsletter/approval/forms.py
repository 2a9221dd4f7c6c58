"""What reviewers answer, and why an article is withdrawn."""

from django import forms
from django.conf import settings
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
            # It stands below the checklist: the browser shows it.
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


class ReasonForm(forms.Form):
    """For authors, who ask for it."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence or two. It stays in the history of the article."),
    )


class WithdrawForm(ReasonForm):
    """For editors: in all languages in which it is published, unless some are unticked."""

    languages = forms.MultipleChoiceField(label=_("In which languages"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, pages, **kwargs):
        super().__init__(*args, **kwargs)
        names, codes = dict(settings.LANGUAGES), [page.locale.language_code for page in pages]
        self.fields["languages"].choices = [(code, names.get(code, code)) for code in codes]
        self.fields["languages"].initial = codes
        if len(codes) == 1:
            self.fields["languages"].widget = forms.MultipleHiddenInput()
