"""The admin's own pages about approval: what waits, what is mine, one article's way, withdrawing. Without script."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import TaskState

from branches.review import views
from members.rights import can
from newsletter.approval import lists, review, services
from newsletter.approval.checklist import check
from newsletter.approval.forms import ReasonForm, WithdrawForm
from newsletter.approval.states import standing_of
from newsletter.models import ArticlePage, NewsletterIndexPage
from newsletter.rights import has_a_queue, is_editor


class NewsletterView(views.DeskView):
    header_icon = "mail"


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


class ArticleView(NewsletterView, views.PageDeskView):
    @cached_property
    def page(self):
        return get_object_or_404(ArticlePage.objects.select_related("locale"), pk=self.kwargs["pk"])


class ReviewView(ArticleView, views.ReviewView):
    """With the checklist."""

    template_name = "newsletter/admin/approval/review.html"
    review = review
    url_name = "newsletter_review"
    goes_on = gettext_lazy("“%(title)s” goes on to the editors.")

    def get_context_data(self, **kwargs):
        article = self.page
        return super().get_context_data(**kwargs) | {
            "results": check(self.version),
            "standing": standing_of(article, getattr(article.current_workflow_state, "status", "")),
            "withdraw_url": withdraw_url(self.request.user, article),
        }

    def about(self, case):
        return super().about(case) | {"whom": lists.whom_in_words(case)}

    def compared_with(self):
        """What was given back, unless something was published since."""
        article = self.page
        earlier = TaskState.objects.filter(
            workflow_state__in=article.workflow_states, status=TaskState.STATUS_REJECTED
        ).exclude(revision=self.case.task_state.revision_id)
        if article.live:
            earlier = earlier.filter(finished_at__gt=article.last_published_at)
        return earlier.order_by("-pk").values_list("revision", flat=True).first()

    def home(self):
        """Where somebody came from: their own list, or the queue."""
        return redirect("newsletter_waiting" if has_a_queue(self.request.user) else "newsletter_mine")


def withdraw_url(user, article):
    may = can(user, "withdraw", article) or can(user, "ask_withdrawal", article)
    return reverse("newsletter_withdraw", args=[article.pk]) if may else ""


class WithdrawView(ArticleView):
    """Editors withdraw, authors ask for it: each says why."""

    template_name = "newsletter/admin/approval/withdraw.html"
    page_title = gettext_lazy("Withdraw")

    def is_for(self, user):
        return bool(withdraw_url(user, self.page))

    @cached_property
    def may_withdraw(self):
        return can(self.request.user, "withdraw", self.page)

    @cached_property
    def pages(self):
        return services.versions(self.page)

    def get_form_class(self):
        return WithdrawForm if self.may_withdraw else ReasonForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({"pages": self.pages} if self.may_withdraw else {})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_withdraw": self.may_withdraw, "pages": self.pages}

    def form_valid(self, form):
        kwargs = {"actor": self.request.user, "article": self.page, **form.cleaned_data}
        try:
            if self.may_withdraw:
                services.withdraw(**kwargs)
                words = _("“%(title)s” is withdrawn; its authors are told.")
            else:
                services.ask_withdrawal(**kwargs)
                words = _("The editors are asked to withdraw “%(title)s”.")
        except services.NotLiveError as error:
            raise Http404 from error
        messages.success(self.request, words % {"title": self.page.draft_title})
        return redirect("newsletter_review", self.page.pk)
