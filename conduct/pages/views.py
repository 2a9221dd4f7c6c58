"""The admin's own pages about the conduct pages: what waits, one page's way, withdrawing. Without script."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from branches.review import views
from conduct.pages import lists, review, services
from conduct.pages.doors import is_ours
from conduct.pages.forms import ReasonForm
from conduct.rights import is_officer, is_qualified


class ConductView(views.DeskView):
    header_icon = "clipboard-list"


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


class PageView(ConductView, views.PageDeskView):
    @cached_property
    def page(self):
        page = get_object_or_404(Page.objects.select_related("locale"), pk=self.kwargs["pk"])
        if not is_ours(page):
            raise Http404
        return page.specific

    def home(self):
        return redirect("conduct_pages" if is_qualified(self.request.user) else "wagtailadmin_home")


class ReviewView(PageView, views.ReviewView):
    template_name = "conduct/admin/review.html"
    review = review
    url_name = "conduct_review"
    goes_on = gettext_lazy("“%(title)s” goes on to a second colleague.")

    def get_context_data(self, **kwargs):
        page = self.page
        may_withdraw = is_qualified(self.request.user)
        return super().get_context_data(**kwargs) | {
            "withdraw_url": reverse("conduct_withdraw", args=[page.pk]) if may_withdraw else "",
            "withdrawal": services.open_withdrawal(page),
        }

    def about(self, case):
        return super().about(case) | {"nobody_left": not case.reviewers}


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
        return super().get_context_data(**kwargs) | {"asked": asked, "may_confirm": may_confirm}

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
