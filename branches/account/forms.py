from django import forms
from django.utils.translation import gettext_lazy as _

from branches.models import BranchPage
from common.forms import LongTextField


class BranchField(forms.TypedChoiceField):
    """One of some branches by name; its value is the page in the source language."""

    def __init__(self, **kwargs):
        super().__init__(coerce=self._page, empty_value=None, **kwargs)

    @staticmethod
    def _page(value):
        return BranchPage.objects.get(pk=value)


class OwnBranchForm(forms.Form):
    """Which of the branches of one's country one belongs to."""

    branch = BranchField(
        label=_("Your branch"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a branch."),
            "invalid_choice": _("That branch does not look after your country. Choose one from the list."),
        },
    )
    use_required_attribute = False

    def __init__(self, data=None, *, choices, current=None):
        super().__init__(data, initial={"branch": current})
        self.fields["branch"].choices = choices


class TransferForm(forms.Form):
    """What somebody asks the membership secretary for: a branch elsewhere."""

    wanted = BranchField(
        label=_("Which branch?"),
        error_messages={
            "required": _("Choose the branch you want to belong to."),
            "invalid_choice": _("We do not know that branch. Choose one from the list."),
        },
    )
    reason = LongTextField(
        label=_("Why?"),
        help_text=_("Such as: I move to Lisbon in March. Up to 1,000 characters; the membership secretary reads it."),
        max_length=1000,
        error_messages={"required": _("Say in a sentence why.")},
    )

    def __init__(self, data=None, *, choices, waiting=None):
        initial = {"wanted": waiting.branch_id, "reason": waiting.reason} if waiting else {}
        super().__init__(data, initial=initial)
        self.fields["wanted"].choices = [("", _("Choose a branch")), *choices]
