"""The list of editions with what was sent of each, the beginning of a new one, its page on the web."""

from django.db.models import Count, Prefetch, Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from members.rights import can
from newsletter.choices import DeliveryState, MailingKind
from newsletter.editions import services, suggestions
from newsletter.editions.forms import StartForm
from newsletter.editions.screens import EditionScreen, EditionsScreen
from newsletter.models import EditionPage, Mailing, OfficialNotice

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
        mailings = Prefetch("mailings", queryset=with_figures(Mailing.objects.all()), to_attr="sent_as")
        ordered = found.prefetch_related(mailings).select_related("latest_revision").order_by("-date", "-pk")
        return WagtailPaginator(ordered, ON_A_PAGE).get_page(self.request.GET.get("p"))

    def notices(self):
        """Drafts, and those that were frozen, with what became of them."""
        mailings = with_figures(Mailing.objects.filter(kind=MailingKind.NOTICE))
        found = OfficialNotice.objects.prefetch_related("texts", Prefetch("mailing", queryset=mailings))
        return found[:ON_A_PAGE]


def with_figures(mailings):
    """With ``handed_over`` and ``waiting``: how many were sent, and are to be. Two counts in one query."""
    waiting = Q(deliveries__state__in=[DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.DEFERRED])
    return mailings.annotate(
        handed_over=Count("deliveries", filter=Q(deliveries__state=DeliveryState.SENT)),
        waiting=Count("deliveries", filter=waiting),
    )


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
