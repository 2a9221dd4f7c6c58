"""The admin's own pages about what is under review, without script. An app says which page, for whom."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from branches.review import services
from branches.review.forms import AnswerForm, CommentForm
from branches.review.lists import age_in_words, answers_to, compare_url
from branches.review.passages import comments_on, passages_of
from branches.review.steps import NothingToReviewError


class DeskView(WagtailAdminTemplateMixin):
    """For those whom it concerns (``is_for``), else refused; kept by no browser."""

    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.is_for(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), *self.above(), {"url": "", "label": self.get_page_title()}]

    def above(self):
        """The screens on the way to this one."""
        return []


class PageDeskView(DeskView, FormView):
    """About one ``page``, which a subclass finds, else 404."""

    def get_page_subtitle(self):
        return self.page.draft_title

    def above(self):
        return [{"url": self.edit_url, "label": self.page.draft_title}]

    @property
    def edit_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"page": self.page}


class ReviewView(PageDeskView):
    """Where a page stands and what was asked; for whoever may answer, what was handed in and the two answers.

    A subclass names its module of the ``review`` and its own address, and says where one goes on (``home``).
    """

    page_title = gettext_lazy("Where it stands")
    form_class = AnswerForm
    review = None
    url_name = ""
    # What is said of “%(title)s” where another step follows.
    goes_on = ""

    def is_for(self, user):
        return self.page.permissions_for_user(user).can_edit()

    @cached_property
    def case(self):
        return self.review.waiting_case(self.page)

    @cached_property
    def version(self):
        """The page as it was handed in, or as it is being written."""
        revision = self.case.task_state.revision if self.case else self.page.get_latest_revision()
        return revision.as_object() if revision else self.page

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.request.POST.get("action", "")}

    def get_context_data(self, **kwargs):
        page = self.page
        context = {
            "version": self.version,
            "answers": answers_to(page),
            "edit_url": self.edit_url,
            "history_url": reverse("wagtailadmin_pages:history", args=[page.pk]),
            "comments": comments_on(page, self.version),
        }
        return context | (self.about(self.case) if self.case else {}) | super().get_context_data(**kwargs)

    def about(self, case):
        """What is shown while it waits."""
        state, user = case.task_state, self.request.user
        return {
            "waits": True,
            "step": self.review.step_in_words(case),
            "since": state.started_at,
            "age": age_in_words(state.started_at),
            "by": state.workflow_state.requested_by,
            "may_answer": case.may_answer(user),
            "comment_form": CommentForm(passages=passages_of(self.version)),
            "why_not": self.review.why_not(user, case),
            "may_take_back": case.may_take_back(user),
            "read_url": reverse("wagtailadmin_pages:revisions_view", args=[case.page.pk, state.revision_id]),
            "compare_url": compare_url(case.page, state, self.compared_with()),
        }

    def compared_with(self):
        """The id of the version beside which what is new is shown; None for the one readers know."""

    def post(self, request, *args, **kwargs):
        if request.POST.get("action") == "take_back":
            return self.take_back()
        if request.POST.get("action") == "comment":
            return self.comment()
        return super().post(request, *args, **kwargs)

    def comment(self):
        form = CommentForm(self.request.POST, passages=passages_of(self.version))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=self.form_class(), comment_form=form))
        try:
            services.comment(actor=self.request.user, case=self.case, **form.cleaned_data)
        except NothingToReviewError:
            return self.too_late()
        messages.success(self.request, _("Your comment stands beside the passage."))
        return redirect(f"{reverse(self.url_name, args=[self.page.pk])}#comments")

    def take_back(self):
        try:
            services.take_back(actor=self.request.user, case=self.case)
        except NothingToReviewError:
            messages.info(self.request, _("It is not under review any more."))
        else:
            messages.success(self.request, _("It is a draft again. Change it, and hand it in once more."))
        return redirect(self.edit_url)

    def form_valid(self, form):
        """The version that was shown is the one that is answered to: another in its place is shown first."""
        state = self.case and self.case.task_state
        if state is None or str(state.pk) != self.request.POST.get("step"):
            return self.too_late()
        if form.action not in (AnswerForm.APPROVE, AnswerForm.REJECT):
            return self.form_invalid(form)
        comment = form.cleaned_data["comment"].strip()
        try:
            state.task.specific.on_action(state, self.request.user, form.action, comment=comment)
        except NothingToReviewError:
            return self.too_late()
        messages.success(self.request, self.said(form.action) % {"title": self.page.draft_title})
        return self.home()

    def said(self, action):
        if action == AnswerForm.REJECT:
            return _("“%(title)s” is given back; its authors are told.")
        return self.goes_on if self.review.waiting_case(self.page) else _("“%(title)s” is published.")

    def too_late(self):
        messages.info(self.request, _("Somebody has answered, or taken it back: this is where it stands now."))
        return redirect(self.url_name, self.page.pk)
