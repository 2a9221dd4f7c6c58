"""Whom mail is kept from, for the membership secretary: why, since when, who it is, and lifting it."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.choices import LookKind
from members.models import Membership, User
from members.register.services import note_look
from members.rights import can
from newsletter.choices import SuppressionReason
from newsletter.models import Suppression
from newsletter.recipients.suppression import address_of, lift

A_PAGE = 50
BELOW = "newsletter/suppressions/"
TITLE = gettext_lazy("Addresses without mail")
# What the admin's history calls our verbs, and how it tells of them.
ACTIONS = {
    "newsletter.lift_suppression": (gettext_lazy("Lift"), gettext_lazy("Mail goes to a suppressed address again")),
}


def urls():
    return [
        path(BELOW, SuppressionsView.as_view(), name="newsletter_suppressions"),
        path(f"{BELOW}<int:pk>/", LiftView.as_view(), name="newsletter_suppression"),
    ]


class SuppressionsItem(MenuItem):
    def is_shown(self, request):
        return can(request.user, "keep", Suppression)


def menu_item():
    return SuppressionsItem(TITLE, reverse("newsletter_suppressions"), icon_name="no-view", order=20)


@dataclass(frozen=True)
class Line:
    """One address: whose it is by the register, and whether it has an account here."""

    pk: int
    address: str
    reason: str
    said: str
    since: datetime
    member: Membership | None
    has_account: bool


def lines(suppressions):
    """The rows of a page with whom they are about: two queries, however many."""
    addresses = {row.pk: address_of(row) for row in suppressions}
    known = [address for address in addresses.values() if address]
    members = {}
    for entry in Membership.objects.with_address(known).order_by("-status", "-pk"):
        members |= {entry.email: entry, entry.linked_email: entry}
    accounts = set(User.objects.filter(email__in=known).values_list("email", flat=True))
    return [_line(row, addresses[row.pk], members, accounts) for row in suppressions]


def _line(row, address, members, accounts):
    member = members.get(address) if address else None
    shown = address or _("sealed with a key that is gone")
    return Line(row.pk, shown, row.get_reason_display(), row.detail, row.since, member, address in accounts)


class KeeperScreen(WagtailAdminTemplateMixin):
    """Only for whoever keeps the register."""

    header_icon = "no-view"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not can(request.user, "keep", Suppression):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SuppressionsView(KeeperScreen, TemplateView):
    """The newest first; that somebody looked is noted, as everywhere in the register."""

    template_name = "newsletter/admin/suppressions/list.html"
    page_title = TITLE

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        reason = self.request.GET.get("reason", "")
        found = Suppression.objects.order_by("-since", "-pk")
        if reason in SuppressionReason.values:
            found = found.filter(reason=reason)
        page = Paginator(found, A_PAGE).get_page(self.request.GET.get("p"))
        shown = lines(page.object_list)
        note_look(actor=self.request.user, kind=LookKind.SEARCH, entries=len(shown))
        return super().get_context_data(**kwargs) | {
            "page": page,
            "lines": shown,
            "reasons": [("", _("All")), *SuppressionReason.choices],
            "reason": reason if reason in SuppressionReason.values else "",
        }


class LiftForm(forms.Form):
    """Why mail may go there again."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Such as: she wrote that her mailbox works again. The history keeps it; name nobody."),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in a sentence why.")},
    )


class LiftView(KeeperScreen, FormView):
    """One address, and letting mail go there again."""

    template_name = "newsletter/admin/suppressions/lift.html"
    page_title = gettext_lazy("Let mail go there again")
    form_class = LiftForm

    def get_breadcrumbs_items(self):
        above = {"url": reverse("newsletter_suppressions"), "label": TITLE}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def suppression(self):
        return get_object_or_404(Suppression, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        (line,) = lines([self.suppression])
        if self.request.method == "GET":
            note_look(actor=self.request.user, kind=LookKind.ENTRY, entries=1)
        complained = self.suppression.reason == SuppressionReason.COMPLAINED
        return super().get_context_data(**kwargs) | {"line": line, "complained": complained}

    def form_valid(self, form):
        lift(actor=self.request.user, suppression=self.suppression, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("Mail goes there again, if its owner has chosen it."))
        return redirect("newsletter_suppressions")
