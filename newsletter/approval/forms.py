"""Why an article is withdrawn."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from branches.review.forms import ReasonField


class ReasonForm(forms.Form):
    """For authors, who ask for it."""

    reason = ReasonField(help_text=_("In a sentence or two. It stays in the history of the article."))


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
