"""The forms of plans besides the editor's: progress in one table, what a list shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.models import PlanAction
from branches.plans.page_forms import ProgressFollowsStatus
from branches.plans.states import ActionStatus
from branches.plans.validation import check_progress

UPDATED = ("status", "progress", "evidence", "evidence_link")


class ActionProgressForm(ProgressFollowsStatus, forms.ModelForm):
    """How far one action is. Its words, owner and date are not here: they need the review."""

    progress = forms.IntegerField(label=_("Per cent"), required=False, min_value=0, max_value=100)

    class Meta:
        model = PlanAction
        fields = UPDATED
        widgets = {"evidence": forms.Textarea(attrs={"rows": 2})}

    def clean(self):
        cleaned = super().clean()
        if problem := check_progress(cleaned.get("status"), cleaned.get("progress")):
            self.add_error("progress", problem)
        return cleaned

    def _post_clean(self):
        """The row is not written here: a published plan changes only by the service."""

    def state(self):
        return {name: self.cleaned_data[name] for name in UPDATED}


class RollUpForm(forms.Form):
    """Which actions the list of all plans shows. What does not exist is ignored: an old link still shows some."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    aim = forms.ChoiceField(label=_("Aim"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("All")), ("overdue", _("Overdue")), *ActionStatus.choices],
    )

    def __init__(self, params, regions, aims):
        regions = [("", _("All regions")), *((region.slug, region.short_name) for region in regions)]
        aims = [("", _("All aims")), *((aim.slug, aim.name) for aim in aims)]
        known = {"region": dict(regions), "aim": dict(aims), "status": dict(self.base_fields["status"].choices)}
        chosen = {name: params.get(name, "") for name in known}
        super().__init__({name: value for name, value in chosen.items() if value in known[name]})
        self.fields["region"].choices, self.fields["aim"].choices = regions, aims
        self.full_clean()
