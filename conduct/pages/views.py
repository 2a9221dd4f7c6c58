"""The admin's own pages about the conduct pages: what waits, one page's way, withdrawing. Without script."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from conduct.pages import lists, review, services
from conduct.pages.doors import is_ours
from conduct.pages.forms import AnswerForm, CommentForm, ReasonForm
from conduct.pages.passages import comments_on, passages_of
from conduct.rights import is_officer, is_qualified


class ConductView(WagtailAdminTemplateMixin):
    header_icon = "clipboard-list"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.is_for(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class OverviewView(ConductView, TemplateView):
    """For the qualified: what waits for them, what for their colleagues, and all conduct pages with their state."""

    template_name = "conduct/admin/overview.html"
    page_title = gettext_lazy("Conduct pages")

    def is_for(self, user):
        return is_qualified(user)

    def get_context_data(self, **kwargs):
        rows = lists.waiting_rows(self.request.user)
        return super().get_context_data(**kwargs) | {
            "yours": [row for row in rows if row.mine],
            "others": [row for row in rows if not row.mine],
            "withdrawals": lists.open_withdrawals(),
            "pages": lists.all_pages(),
            "has_desk": is_officer(self.request.user),
        }


class PageView(ConductView, FormView):
    """One conduct page: found, else 404; and somebody whom it concerns, else refused."""

    @cached_property
    def page(self):
        page = get_object_or_404(Page.objects.select_related("locale"), pk=self.kwargs["pk"])
        if not is_ours(page):
            raise Http404
        return page.specific

    def get_page_subtitle(self):
        return self.page.draft_title

    def get_breadcrumbs_items(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.draft_title}
        items = super().get_breadcrumbs_items()
        return [*items[:-1], edit, items[-1]]

    def home(self):
        name = "conduct_pages" if is_qualified(self.request.user) else "wagtailadmin_home"
        return redirect(name)


class ReviewView(PageView):
    """Where a page stands and what was asked; for whoever may answer, what was handed in and the two answers."""

    template_name = "conduct/admin/review.html"
    page_title = gettext_lazy("Where it stands")
    form_class = AnswerForm

    def is_for(self, user):
        return self.page.permissions_for_user(user).can_edit()

    @cached_property
    def case(self):
        return review.waiting_case(self.page)

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
            "page": page,
            "version": self.version,
            "answers": lists.answers_to(page),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "history_url": reverse("wagtailadmin_pages:history", args=[page.pk]),
            "may_withdraw": is_qualified(self.request.user),
            "withdrawal": services.open_withdrawal(page),
            "comments": comments_on(page, self.version),
        }
        return context | (self.about(self.case) if self.case else {}) | super().get_context_data(**kwargs)

    def about(self, case):
        state, user = case.task_state, self.request.user
        return {
            "waits": True,
            "step": review.step_in_words(case),
            "since": state.started_at,
            "age": lists.age_in_words(state.started_at),
            "by": state.workflow_state.requested_by,
            "may_answer": case.may_answer(user),
            "comment_form": CommentForm(passages=passages_of(self.version)),
            "why_not": review.why_not(user, case),
            "nobody_left": not case.reviewers,
            "may_take_back": services.may_take_back(user, case),
            "read_url": reverse("wagtailadmin_pages:revisions_view", args=[case.page.pk, state.revision_id]),
            "compare_url": lists.compare_url(case),
        }

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
            services.comment(actor=self.request.user, page=self.page, **form.cleaned_data)
        except review.NothingToReviewError:
            return self.too_late()
        messages.success(self.request, _("Your comment stands beside the passage."))
        return redirect(f"{reverse('conduct_review', args=[self.page.pk])}#comments")

    def take_back(self):
        try:
            services.take_back(actor=self.request.user, page=self.page)
        except review.NothingToReviewError:
            messages.info(self.request, _("It is not under review any more."))
        else:
            messages.success(self.request, _("It is a draft again. Change it, and hand it in once more."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)

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
        except review.NothingToReviewError:
            return self.too_late()
        messages.success(self.request, self.said(form.action))
        return self.home()

    def too_late(self):
        messages.info(self.request, _("Somebody has answered, or taken it back: this is where it stands now."))
        return redirect("conduct_review", self.page.pk)

    def said(self, action):
        if action == AnswerForm.REJECT:
            words = _("“%(title)s” is given back; who wrote it is told.")
        elif review.state_of(self.page):
            words = _("“%(title)s” goes on to a second colleague.")
        else:
            words = _("“%(title)s” is published.")
        return words % {"title": self.page.draft_title}


class WithdrawView(PageView):
    """One qualified person asks, with a reason; another confirms, or leaves the page where it is."""

    template_name = "conduct/admin/withdraw.html"
    page_title = gettext_lazy("Withdraw")
    form_class = ReasonForm

    def is_for(self, user):
        return is_qualified(user)

    @cached_property
    def asked(self):
        return services.open_withdrawal(self.page)

    def get_context_data(self, **kwargs):
        asked, user = self.asked, self.request.user
        may_confirm = asked is not None and asked.asked_by_id not in (None, user.pk)
        own = {"page": self.page, "asked": asked, "may_confirm": may_confirm}
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        try:
            if request.POST.get("action") in ("confirm", "refuse"):
                return self.answered(confirmed=request.POST["action"] == "confirm")
            return super().post(request, *args, **kwargs)
        except services.NotLiveError as error:
            raise Http404 from error
        except (services.AskedAlreadyError, services.NotAskedError):
            messages.info(request, _("Somebody was quicker: this is where it stands now."))
            return redirect("conduct_withdraw", self.page.pk)

    def answered(self, *, confirmed):
        services.answer_withdrawal(actor=self.request.user, page=self.page, confirmed=confirmed)
        words = _("“%(title)s” is off the site.") if confirmed else _("“%(title)s” stays on the site.")
        messages.success(self.request, words % {"title": self.page.draft_title})
        return self.home()

    def form_valid(self, form):
        services.ask_withdrawal(actor=self.request.user, page=self.page, reason=form.cleaned_data["reason"])
        messages.success(
            self.request, _("Your colleagues are asked. It stays on the site until one of them confirms.")
        )
        return self.home()
