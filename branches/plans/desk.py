"""The admin's own pages about one plan: begin it, say how far it is, answer to it. Everything without script."""

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from branches.models import BranchPage, PlanPage
from branches.plans import review, services
from branches.plans.contents import by_aim
from branches.plans.forms import ActionProgressForm
from branches.plans.progress import summary_of
from branches.review.forms import AnswerForm
from branches.review.lists import compare_url
from branches.review.steps import NothingToReviewError
from common.publishing import NotPublished
from members.rights import can


class PlanDeskView(WagtailAdminTemplateMixin):
    """One plan: found, else 404; and somebody who may do this with it, else refused."""

    header_icon = "tasks"
    _show_breadcrumbs = True
    action = ""

    def dispatch(self, request, *args, **kwargs):
        if not can(request.user, self.action, self.plan):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self):
        return get_object_or_404(PlanPage, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.plan.branch.title}: {self.plan.title}"

    def get_breadcrumbs_items(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.plan.pk]), "label": self.plan.title}
        return [*super().get_breadcrumbs_items(), edit, {"url": "", "label": self.page_title}]


class UpdateProgressView(PlanDeskView, TemplateView):
    """All actions in one table: status, per cent, what shows it. Goes live at once; without news nothing happens."""

    template_name = "branches/admin/plan_progress.html"
    page_title = gettext_lazy("Update progress")
    action = "update_progress"

    @cached_property
    def plan(self):
        return services.source_of(PlanPage, get_object_or_404(PlanPage, pk=self.kwargs["pk"]))

    def get_context_data(self, rows=None, **kwargs):
        own = {"plan": self.plan, "rows": rows or self.rows(), "summary": summary_of(self.plan)}
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        rows = self.rows(request.POST)
        # Every form is asked, so that all that is wrong is said at once.
        wrong = [form for _standing, form, _late in rows if not form.is_valid()]
        if wrong:
            messages.error(request, _("Nothing is saved yet: look at what is marked below."))
            return self.render_to_response(self.get_context_data(rows=rows))
        states = {standing.key: form.state() for standing, form, _late in rows}
        try:
            services.update_progress(actor=request.user, plan=self.plan, states=states)
        except NotPublished as error:
            raise Http404 from error
        view = messages.button(self.plan.get_url(request), _("See the plan"))
        messages.success(request, _("Members see the progress now."), buttons=[view])
        return redirect("branches_plan_progress", self.plan.pk)

    def rows(self, data=None):
        """Each action with its form and whether it is late, in the order of the public page."""
        own = {action.translation_key: action for action in self.plan.actions.all()}
        groups = by_aim(self.plan.actions_as_they_stand, self.plan.today)
        return [
            (action, ActionProgressForm(data, instance=own[action.key], prefix=str(action.key)), late)
            for group in groups
            for action, late in group.marked
        ]


class ReviewView(PlanDeskView, FormView):
    """What was handed in, what is new in it, and the two answers."""

    template_name = "branches/admin/plan_review.html"
    page_title = gettext_lazy("Review the plan")
    form_class = AnswerForm
    action = "review"

    def dispatch(self, request, *args, **kwargs):
        if review.task_state_of(self.plan) is None and review.is_asked(request.user, self.plan):
            messages.info(
                request, _("“%(title)s” waits for no answer: somebody gave it, or took it back.") % self.named
            )
            return redirect("branches_plans")
        return super().dispatch(request, *args, **kwargs)

    @property
    def named(self):
        return {"title": self.plan.title}

    @cached_property
    def version(self):
        """The plan as it was handed in."""
        return review.task_state_of(self.plan).revision.as_object()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.request.POST.get("action", "")}

    def get_context_data(self, **kwargs):
        day, version = self.plan.today, self.version
        state = review.task_state_of(self.plan)
        return super().get_context_data(**kwargs) | {
            "plan": version,
            "summary": summary_of(version, day),
            "groups": by_aim(version.actions_as_they_stand, day, (version.first_day, version.last_day)),
            "since": state.started_at,
            "by": state.workflow_state.requested_by,
            "compare_url": compare_url(self.plan, state),
        }

    def form_valid(self, form):
        state = review.task_state_of(self.plan)
        if form.action not in (AnswerForm.APPROVE, AnswerForm.REJECT):
            return self.form_invalid(form)
        try:
            state.task.specific.on_action(
                state, self.request.user, form.action, comment=form.cleaned_data["comment"].strip()
            )
        except NothingToReviewError as error:
            raise Http404 from error
        agreed = form.action == AnswerForm.APPROVE
        text = _("“%(title)s” is agreed: members read it now.") if agreed else _("“%(title)s” is given back.")
        messages.success(self.request, text % self.named)
        return redirect("branches_plans")


class NewPlanView(WagtailAdminTemplateMixin, FormView):
    """One button: a draft from the template, with what the last plan left unfinished."""

    template_name = "branches/admin/plan_new.html"
    page_title = gettext_lazy("New development plan")
    header_icon = "tasks"
    form_class = Form
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.branch.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def branch(self):
        return services.source_of(BranchPage, get_object_or_404(BranchPage, pk=self.kwargs["pk"]))

    def get_page_subtitle(self):
        return self.branch.title

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"branch": self.branch}

    def form_valid(self, form):
        plan = services.start_plan(actor=self.request.user, branch=self.branch, now=timezone.now())
        messages.success(
            self.request, _("This is a draft, made of what is suggested to all branches. Keep, change or remove.")
        )
        return redirect("wagtailadmin_pages:edit", plan.pk)
