"""The admin's own pages about approval: what waits, what is mine, one article's way, withdrawing. Without script."""

from django.conf import settings
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
from wagtail.models import TaskState

from members.rights import Capability, can, capabilities_of
from newsletter.approval import lists, review, services
from newsletter.approval.checklist import check
from newsletter.approval.forms import AnswerForm, CommentForm, ReasonForm, WithdrawForm
from newsletter.approval.passages import comments_on, passages_of
from newsletter.approval.states import standing_of
from newsletter.models import ArticlePage, NewsletterIndexPage
from newsletter.rights import is_editor

ANSWERS_SHOWN = 20


def has_a_queue(user):
    """Editors see all that waits; coordinators what their region asked to see first."""
    return bool(capabilities_of(user) & {Capability.EDITOR, Capability.REGION})


class NewsletterView(WagtailAdminTemplateMixin):
    header_icon = "mail"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.is_for(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class QueueView(NewsletterView, TemplateView):
    """What waits, since when and for whom, the longest first; and what its authors have to mend."""

    template_name = "newsletter/admin/approval/queue.html"
    page_title = gettext_lazy("Waiting for an answer")

    def is_for(self, user):
        return has_a_queue(user)

    def get_context_data(self, **kwargs):
        user = self.request.user
        rows = lists.waiting_rows(user)
        return super().get_context_data(**kwargs) | {
            "yours": [row for row in rows if row.mine],
            "others": [row for row in rows if not row.mine],
            "with_authors": lists.waits_for_authors() if is_editor(user) else [],
        }


class MineView(NewsletterView, TemplateView):
    """Somebody's own articles and those of who shares their post: where each stands, and what was asked."""

    template_name = "newsletter/admin/approval/mine.html"
    page_title = gettext_lazy("My articles")

    def is_for(self, user):
        return can(user, "write", ArticlePage)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "groups": lists.own_rows(self.request.user),
            "write_url": write_url(),
        }


def write_url():
    """The form for a new article, which leads back here; empty where there is no newsletter yet."""
    index = NewsletterIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        return ""
    form = reverse("wagtailadmin_pages:add", args=["newsletter", "articlepage", index.pk])
    return f"{form}?next={reverse('newsletter_mine')}"


class ArticleView(NewsletterView, FormView):
    """One article: found, else 404; and somebody whom it concerns, else refused."""

    @cached_property
    def article(self):
        return get_object_or_404(ArticlePage.objects.select_related("locale"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.article.draft_title

    def get_breadcrumbs_items(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.article.pk]), "label": self.article.draft_title}
        items = super().get_breadcrumbs_items()
        return [*items[:-1], edit, items[-1]]

    def home(self):
        """Where somebody came from: their own list, or the queue."""
        return redirect("newsletter_waiting" if has_a_queue(self.request.user) else "newsletter_mine")


class ReviewView(ArticleView):
    """Where an article stands and what was asked; for whoever may answer, what was handed in and the two answers."""

    template_name = "newsletter/admin/approval/review.html"
    page_title = gettext_lazy("Where it stands")
    form_class = AnswerForm

    def is_for(self, user):
        return review.may_see(user, self.article)

    @cached_property
    def case(self):
        return review.waiting_case(self.article)

    @cached_property
    def version(self):
        """The article as it was handed in, or as it is being written."""
        revision = self.case.task_state.revision if self.case else self.article.get_latest_revision()
        return revision.as_object() if revision else self.article

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.request.POST.get("action", "")}

    def get_context_data(self, **kwargs):
        user, case, article = self.request.user, self.case, self.article
        context = {
            "article": article,
            "version": self.version,
            "results": check(self.version),
            "standing": standing_of(article, getattr(article.current_workflow_state, "status", "")),
            "answers": answers_to(article),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[article.pk]),
            "history_url": reverse("wagtailadmin_pages:history", args=[article.pk]),
            "withdraw_url": withdraw_url(user, article),
            "comments": comments_on(article, self.version),
        }
        return context | (self.about(case, user) if case else {}) | super().get_context_data(**kwargs)

    def about(self, case, user):
        state = case.task_state
        return {
            "waits": True,
            "step": review.step_in_words(case),
            "whom": lists.whom_in_words(case),
            "since": state.started_at,
            "age": lists.age_in_words(state.started_at),
            "by": state.workflow_state.requested_by,
            "may_answer": case.may_answer(user),
            "comment_form": CommentForm(passages=passages_of(self.version)),
            "why_not": review.why_not(user, case),
            "may_take_back": services.may_take_back(user, case),
            "read_url": reverse("wagtailadmin_pages:revisions_view", args=[case.article.pk, state.revision_id]),
            "compare_url": compare_url(case),
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
            services.comment(actor=self.request.user, article=self.article, **form.cleaned_data)
        except review.NothingToReviewError:
            return self.too_late()
        messages.success(self.request, _("Your comment stands beside the passage."))
        return redirect(f"{reverse('newsletter_review', args=[self.article.pk])}#comments")

    def take_back(self):
        try:
            services.take_back(actor=self.request.user, article=self.article)
        except review.NothingToReviewError:
            messages.info(self.request, _("It is not under review any more."))
        else:
            messages.success(self.request, _("It is a draft again. Change it, and hand it in once more."))
        return redirect("wagtailadmin_pages:edit", self.article.pk)

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
        return redirect("newsletter_review", self.article.pk)

    def said(self, action):
        article = ArticlePage.objects.get(pk=self.article.pk)
        if action == AnswerForm.REJECT:
            words = _("“%(title)s” is given back; its authors are told.")
        elif review.state_of(article):
            words = _("“%(title)s” goes on to the editors.")
        else:
            words = _("“%(title)s” is published.")
        return words % {"title": article.draft_title}


def answers_to(article):
    """What was said about it until now, the latest first."""
    states = TaskState.objects.filter(workflow_state__in=article.workflow_states).exclude(finished_by=None)
    answered = states.filter(status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED])
    return answered.select_related("finished_by", "task").order_by("-finished_at")[:ANSWERS_SHOWN]


def compare_url(case):
    """What is new beside the version readers know, or the one that was given back; empty where it is the first."""
    article, state = case.article, case.task_state
    earlier = TaskState.objects.filter(
        workflow_state__in=article.workflow_states, status=TaskState.STATUS_REJECTED
    ).exclude(revision=state.revision_id)
    if article.live:
        earlier = earlier.filter(finished_at__gt=article.last_published_at)
    given_back = earlier.order_by("-pk").values_list("revision", flat=True).first()
    before = given_back or ("live" if article.live else None)
    if before is None:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, before, state.revision_id])


def withdraw_url(user, article):
    may = can(user, "withdraw", article) or can(user, "ask_withdrawal", article)
    return reverse("newsletter_withdraw", args=[article.pk]) if may else ""


class WithdrawView(ArticleView):
    """Editors withdraw, authors ask for it: each says why."""

    template_name = "newsletter/admin/approval/withdraw.html"
    page_title = gettext_lazy("Withdraw")

    def is_for(self, user):
        return bool(withdraw_url(user, self.article))

    @cached_property
    def may_withdraw(self):
        return can(self.request.user, "withdraw", self.article)

    @cached_property
    def pages(self):
        return services.versions(self.article)

    def get_form_class(self):
        return WithdrawForm if self.may_withdraw else ReasonForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({"pages": self.pages} if self.may_withdraw else {})

    def get_context_data(self, **kwargs):
        own = {"article": self.article, "may_withdraw": self.may_withdraw, "pages": self.pages}
        return super().get_context_data(**kwargs) | own

    def form_valid(self, form):
        kwargs = {"actor": self.request.user, "article": self.article, **form.cleaned_data}
        try:
            if self.may_withdraw:
                services.withdraw(**kwargs)
                words = _("“%(title)s” is withdrawn; its authors are told.")
            else:
                services.ask_withdrawal(**kwargs)
                words = _("The editors are asked to withdraw “%(title)s”.")
        except services.NotLiveError as error:
            raise Http404 from error
        messages.success(self.request, words % {"title": self.article.draft_title})
        return redirect("newsletter_review", self.article.pk)
