"""The list of editions with what was sent of each, the beginning of a new one, its page on the web."""

from django.db.models import Count, Prefetch
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from members.rights import can
from newsletter.choices import DeliveryState
from newsletter.editions import services, suggestions
from newsletter.editions.forms import StartForm
from newsletter.editions.screens import EditionScreen, EditionsScreen
from newsletter.models import Delivery, EditionPage, OfficialNotice

ON_A_PAGE = 20


class EditionsView(EditionsScreen, TemplateView):
    """Editions, the newest first, each with its mailings and how far they are; below, official notices."""

    template_name = "newsletter/admin/editions/list.html"
    page_title = gettext_lazy("Editions and mailings")

    def may(self):
        return super().may() or can(self.request.user, "write_notice", OfficialNotice)

    def above(self):
        return []

    def get_context_data(self, **kwargs):
        user = self.request.user
        may_edit = can(user, "edit_edition", EditionPage)
        own = {
            "may_edit": may_edit,
            "page": self.editions() if may_edit else None,
            "may_write_notices": can(user, "write_notice", OfficialNotice),
            "notices": self.notices(),
        }
        return super().get_context_data(**kwargs) | own

    def editions(self):
        found = EditionPage.objects.filter(locale__language_code=services.SOURCE, alias_of=None)
        mailings = Prefetch("mailings", to_attr="sent_as")
        ordered = found.prefetch_related(mailings).order_by("-date", "-pk")
        page = WagtailPaginator(ordered, ON_A_PAGE).get_page(self.request.GET.get("p"))
        with_figures([mailing for edition in page for mailing in edition.sent_as])
        return page

    def notices(self):
        """Drafts, and those that were frozen, with what became of them."""
        return OfficialNotice.objects.prefetch_related("texts").select_related("mailing")[:ON_A_PAGE]


def with_figures(mailings):
    """Give each mailing ``handed_over``: one query for all whose rows are there; of others, what was kept."""
    counted = [mailing.pk for mailing in mailings if not mailing.counts]
    rows = Delivery.objects.filter(mailing__in=counted, state=DeliveryState.SENT).order_by()
    sent = dict(rows.values_list("mailing").annotate(Count("pk")))
    for mailing in mailings:
        kept = mailing.counts.get("states", {})
        mailing.handed_over = kept.get(DeliveryState.SENT, 0) if mailing.counts else sent.get(mailing.pk, 0)


class StartView(EditionsScreen, FormView):
    """A new edition: its month, and the articles that are ready for it."""

    template_name = "newsletter/admin/editions/form.html"
    form_class = StartForm
    page_title = gettext_lazy("New edition")

    @cached_property
    def offered(self):
        return suggestions.articles()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"offered": self.offered}

    def get_initial(self):
        day = suggestions.day()
        ticked = [str(row.pk) for row in suggestions.chosen(self.offered)]
        return {"title": suggestions.title(day), "date": day, "articles": ticked}

    def get_context_data(self, **kwargs):
        own = {"button": _("Begin this edition"), "back": reverse("newsletter_editions")}
        return super().get_context_data(**kwargs) | own

    def form_valid(self, form):
        answers = {name: form.cleaned_data[name] for name in ("title", "date")}
        try:
            edition = services.start_edition(actor=self.request.user, articles=form.chosen(), **answers)
        except services.NoNewsletter:
            form.add_error(
                None, _("The site has no newsletter page yet. An administrator makes one below the home page.")
            )
            return self.form_invalid(form)
        messages.success(
            self.request, _("This is the draft. Write a greeting, set the order, then look at the mail.")
        )
        return redirect("wagtailadmin_pages:edit", edition.pk)


class PublishView(EditionScreen, View):
    """Its page on the web, as it was last saved: also after it was sent, to mend a mistake there."""

    action = "send"
    http_method_names = ["post"]

    def post(self, request, pk):
        services.publish_edition(actor=request.user, edition=self.edition)
        page = EditionPage.objects.get(pk=self.edition.pk)
        look = messages.button(page.get_url(request), _("Look at it"))
        messages.success(request, _("The page is on the web as it was last saved."), buttons=[look])
        return redirect("newsletter_editions")
