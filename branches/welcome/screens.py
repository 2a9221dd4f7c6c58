"""The queue in the admin: for officers their branch's, for coordinators their region's, for the register all.

Every screen takes what it shows from ``branches.welcome.queue``: what is not in somebody's queue is not there.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from branches.welcome import services
from branches.welcome.forms import HandOverForm, NoteForm
from branches.welcome.queue import may_welcome, midnight, new_members_of, queue_of, waiting_for
from branches.welcome.retention import KEPT_WAITING, KEPT_WELCOMED

A_PAGE, LATE = 50, 7
WELCOMED_SHOWN = 20


@dataclass(frozen=True)
class Line:
    name: str
    branch: str
    url: str
    waits: str
    is_late: bool
    how: str


class WelcomeView(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "user"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_welcome(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response


class QueueView(WelcomeView):
    """Who waits, the longest first, and who was welcomed lately."""

    template_name = "branches/welcome/queue.html"
    page_title = gettext_lazy("To welcome")

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        waiting = waiting_for(self.request.user)
        page = Paginator(waiting, A_PAGE).get_page(self.request.GET.get("p"))
        welcomed = queue_of(self.request.user).exclude(welcomed_at=None).select_related("branch", "welcomed_by")
        return super().get_context_data(**kwargs) | {
            "page": page,
            "lines": [line(entry) for entry in page],
            "late": sum(entry.days >= LATE for entry in waiting),
            "welcomed": welcomed.order_by("-welcomed_at")[:WELCOMED_SHOWN],
            "days_welcomed": KEPT_WELCOMED.days,
        }


def line(entry):
    return Line(
        name=entry.name,
        branch=entry.branch,
        url=reverse(f"branches_welcome_{entry.kind}", args=[entry.pk]),
        waits=waiting_in_words(entry.days),
        is_late=entry.days >= LATE,
        how=_("Wrote through the site") if entry.kind == "wrote" else _("New in the register"),
    )


def waiting_in_words(days):
    if days < 1:
        return _("since today")
    return ngettext("for %(days)d day", "for %(days)d days", days) % {"days": days}


class OneView(WelcomeView):
    """One person who waits: what is known of them, and what can be done."""

    template_name = "branches/welcome/one.html"
    page_title = gettext_lazy("Welcome somebody")

    def get_breadcrumbs_items(self):
        queue = {"url": reverse("branches_welcome"), "label": QueueView.page_title}
        return [*super().get_breadcrumbs_items(), queue, {"url": "", "label": self.get_page_title()}]

    def get_page_subtitle(self):
        return self.person.name

    def get_context_data(self, **kwargs):
        days = (timezone.now() - self.since).days
        own = {
            "person": self.person,
            "waits": waiting_in_words(days),
            "is_late": days >= LATE,
            "note_form": NoteForm(),
        }
        return super().get_context_data(**kwargs) | own | kwargs

    def post(self, request, *args, **kwargs):
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(note_form=form))
        self.welcome(form.cleaned_data["note"])
        return self.done(_("Welcomed. Thank you."))

    def done(self, words):
        messages.success(self.request, words)
        return redirect("branches_welcome")


class WroteView(OneView):
    """Who wrote through the site: also handed to another branch, or deleted as spam."""

    @cached_property
    def person(self):
        waiting = queue_of(self.request.user).waiting().select_related("branch")
        return get_object_or_404(waiting, pk=self.kwargs["pk"])

    @property
    def since(self):
        return self.person.arrived_at

    def get_context_data(self, **kwargs):
        own = {
            "hand_over_form": HandOverForm(newcomer=self.person),
            "kept_until": date_format(self.person.arrived_at + KEPT_WAITING),
        }
        return super().get_context_data(**own | kwargs)

    def post(self, request, *args, **kwargs):
        person = self.person
        if "spam" in request.POST:
            services.delete_spam(actor=request.user, newcomer=person)
            return self.done(_("Deleted."))
        if "hand_over" in request.POST:
            return self.hand_over(HandOverForm(request.POST, newcomer=person))
        return super().post(request, *args, **kwargs)

    def hand_over(self, form):
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(hand_over_form=form))
        branch = form.cleaned_data["branch"]
        services.hand_over(actor=self.request.user, newcomer=self.person, branch=branch)
        return self.done(_("Handed to %(branch)s, who are told by e-mail.") % {"branch": branch.title})

    def welcome(self, note):
        services.welcome(actor=self.request.user, newcomer=self.person, note=note)


class MemberView(OneView):
    """A new member of the register: name and address stand here as long as they wait to be welcomed."""

    @cached_property
    def person(self):
        return get_object_or_404(new_members_of(self.request.user).select_related("branch"), pk=self.kwargs["pk"])

    @property
    def since(self):
        return midnight(self.person.since)

    def welcome(self, note):
        services.welcome_member(actor=self.request.user, membership=self.person, note=note)


class WelcomeMenuItem(MenuItem):
    def is_shown(self, request):
        return may_welcome(request.user)
