"""Why a conduct page is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.review.forms import ReasonField


class ReasonForm(forms.Form):
    reason = ReasonField(
        help_text=_("In a sentence or two. Everybody qualified reads it, and it stays in the history of the page.")
    )
