"""How a plan is edited: owners are posts of its branch, and a status brings its progress along."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from branches.plans.states import implied_progress
from branches.plans.validation import check_due
from common.page_forms import PageForm


class PlanForm(PageForm):
    @property
    def plan_form(self):
        """Given to the forms of its actions, which are made, and read, after it."""
        return self

    @property
    def branch(self):
        return self.parent_page and self.parent_page.specific

    @property
    def first_day(self):
        """As it is typed; as it was where that is no day."""
        return self.cleaned_data.get("first_day") or self.instance.first_day


class ProgressFollowsStatus:
    """Who only chooses a status means its progress too: done is 100, not started is 0.

    A number that was typed and says otherwise is not overruled, but asked about.
    """

    def clean(self):
        cleaned = super().clean()
        status, typed = cleaned.get("status"), "progress" in self.changed_data
        implied = implied_progress(status) if status else None
        empty = cleaned.get("progress") is None and "progress" not in self.errors
        if implied is not None and (empty or not typed):
            cleaned["progress"] = implied
        elif empty:
            cleaned["progress"] = self.instance.progress or 0
        return cleaned


class ActionForm(ProgressFollowsStatus, WagtailAdminModelForm):
    progress = forms.IntegerField(
        label=_("Progress"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("In per cent. Done is 100, not started is 0: choose the status, this follows."),
    )

    def __init__(self, *args, plan_form=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan_form = plan_form
        if "owner" in self.fields:
            self.fields["owner"].queryset = posts_of(plan_form and plan_form.branch, self.instance.owner_id)
            self.fields["owner"].label_from_instance = lambda post: post.title
        if "aim" in self.fields:
            self.fields["aim"].queryset = aims()

    def clean_due(self):
        due = self.cleaned_data.get("due")
        check_due(due, self.plan_form and self.plan_form.first_day)
        return due

    def clean_evidence_link(self):
        link = self.cleaned_data.get("evidence_link", "")
        if link and not link.startswith(("https://", "http://")):
            raise ValidationError(_("A web address begins with https:// or http://."))
        return link


def posts_of(branch, kept=None):
    """The posts a branch has today, and the one an action has already."""
    from django.utils import timezone

    from branches.models import Body, Post

    bodies = Body.objects.of(branch) if branch is not None else Body.objects.none()
    mine = Post.objects.filter(body__in=bodies)
    found = mine.standing(timezone.now().date()) | mine.filter(pk=kept)
    return found.select_related("body").order_by("sort_order", "title")


def aims():
    """The aims in the source language: plans in every language hold those."""
    from branches.models import Aim

    return Aim.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
