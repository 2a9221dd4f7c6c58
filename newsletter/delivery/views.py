"""The screens about mailings: all of them, one with its progress, what became of mails nobody knows of, the CSV."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from common.reader import reader_zone
from common.spreadsheets import csv_response
from common.times import in_words
from common.zones import HOME_ZONE
from members.rights import can
from newsletter.choices import DeliveryState, MailingState
from newsletter.delivery import services
from newsletter.delivery.progress import progress
from newsletter.delivery.rules import mailings_for
from newsletter.delivery.states import OVER, REASONS, Moved, NotAllowed, row_reason
from newsletter.models import Delivery, Mailing
from newsletter.recipients.segments import BadSegment, Segment

# What can be decided where a mailing stands.
VERBS = {
    MailingState.FROZEN: ["cancel"],
    MailingState.SCHEDULED: ["cancel"],
    MailingState.FILLING: ["pause", "cancel"],
    MailingState.SENDING: ["pause", "cancel"],
    MailingState.PAUSED: ["resume", "cancel"],
    MailingState.ASKING: ["go", "cancel"],
}
DECIDE = {
    "pause": services.pause,
    "resume": services.resume,
    "cancel": services.cancel,
    "go": lambda *, actor, mailing: services.answer_asking(actor=actor, mailing=mailing, go=True),
}
DONE = {
    "pause": gettext_lazy("The mailing is paused."),
    "resume": gettext_lazy("The mailing goes on."),
    "cancel": gettext_lazy("The mailing is cancelled."),
    "go": gettext_lazy("The mailing goes on."),
}
UNKNOWN_SHOWN = 100


class MailingScreens:
    """For whoever may see a mailing: who may see none is refused, of what is not theirs there is none."""

    def dispatch(self, request, *args, **kwargs):
        if not can(request.user, "send", Mailing):
            raise PermissionDenied
        if "pk" in kwargs:
            self.mailing = mailings_for(request.user).filter(pk=kwargs["pk"]).first()
            if self.mailing is None:
                raise Http404
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class MailingsView(MailingScreens, WagtailAdminTemplateMixin, TemplateView):
    """Everything that was sent or will be, the newest first."""

    template_name = "newsletter/admin/delivery/mailings.html"
    page_title = gettext_lazy("Mailings")
    header_icon = "mail"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        page = Paginator(mailings_for(self.request.user), 50).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class MailingView(MailingScreens, WagtailAdminTemplateMixin, TemplateView):
    """One mailing: how far it is, and what can be decided about it."""

    template_name = "newsletter/admin/delivery/mailing.html"
    header_icon = "mail"
    _show_breadcrumbs = True

    def get_page_title(self):
        return self.mailing.title

    def get_breadcrumbs_items(self):
        above = {"url": reverse("newsletter_mailings"), "label": _("Mailings")}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.mailing.title}]

    def get_context_data(self, **kwargs):
        unknown = Delivery.objects.filter(mailing=self.mailing, state=DeliveryState.UNKNOWN).order_by("pk")
        return super().get_context_data(**kwargs) | {
            "mailing": self.mailing,
            "told": told(self.request, self.mailing),
            "verbs": VERBS.get(self.mailing.state, []),
            "unknown": [(row, row_reason(row.reason)) for row in unknown[:UNKNOWN_SHOWN]],
            "may_resend": self.mailing.state != MailingState.CANCELLED,
            "follows": self.mailing.state not in OVER,
        }

    def post(self, request, *args, **kwargs):
        verb = next((verb for verb in DECIDE if verb in request.POST), None)
        if verb is None:
            raise Http404
        try:
            DECIDE[verb](actor=request.user, mailing=self.mailing)
        except (Moved, NotAllowed):
            messages.error(request, _("The mailing has moved on meanwhile: look where it stands now."))
        else:
            messages.success(request, DONE[verb])
        return redirect("newsletter_mailing", self.mailing.pk)


class ProgressView(MailingScreens, View):
    """How far a mailing is, for the script that keeps its page up to date."""

    def get(self, request, *args, **kwargs):
        shown = told(request, self.mailing)
        found = shown["progress"]
        return JsonResponse(
            {
                "state": self.mailing.state,
                "over": self.mailing.state in OVER,
                "total": found.total,
                "settled": found.settled,
                "states": found.states,
                "a_minute": found.a_minute,
                "ends_at": found.ends_at,
                "html": render_to_string("newsletter/admin/delivery/progress.html", shown, request=request),
            }
        )


class UnknownView(MailingScreens, View):
    """What is decided about one mail of which nobody knows whether it arrived."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        row = Delivery.objects.filter(pk=kwargs["row"], mailing=self.mailing).select_related("mailing").first()
        if row is None or not {"resend", "taken"} & set(request.POST):
            raise Http404
        try:
            services.answer_unknown(actor=request.user, delivery=row, resend="resend" in request.POST)
        except (services.NotUnknown, Moved, NotAllowed):
            messages.error(request, _("Somebody has decided already."))
        else:
            messages.success(request, _("It is decided."))
        return redirect("newsletter_mailing", self.mailing.pk)


COLUMNS = ["Mail", "Kind of person", "Number", "Language", "State", "Reason", "Attempts", "Changed (UTC)"]


class DeliveriesView(MailingScreens, View):
    """What became of every mail, without names and addresses."""

    def get(self, request, *args, **kwargs):
        rows = Delivery.objects.filter(mailing=self.mailing).order_by("pk").iterator(chunk_size=2000)
        name = f"mailing-{self.mailing.pk}-{timezone.now():%Y-%m-%d}.csv"
        return csv_response(name, COLUMNS, map(_as_cells, rows))


def _as_cells(row):
    changed = f"{row.changed_at:%Y-%m-%d %H:%M:%S}"
    person = [row.pk, row.get_person_kind_display(), row.person_id, row.language]
    return [*map(str, person), row.get_state_display(), row_reason(row.reason), row.attempts, changed]


def told(request, mailing):
    """What the progress says, with its times as the reader's clock shows them."""
    found, zone = progress(mailing), reader_zone(request) or HOME_ZONE
    moments = {"starts_at": mailing.starts_at, "started_at": mailing.started_at, "ended_at": mailing.ended_at}
    return {
        "mailing": mailing,
        "progress": found,
        "reason": REASONS.get(mailing.reason, ""),
        "recipients": _recipients(mailing),
        "ends_at": found.ends_at and in_words(found.ends_at, zone),
        "now": in_words(timezone.now(), zone),
        **{name: moment and in_words(moment, zone) for name, moment in moments.items()},
    }


def _recipients(mailing):
    try:
        return Segment.from_json(mailing.segment).describe()
    except BadSegment:
        return ""
