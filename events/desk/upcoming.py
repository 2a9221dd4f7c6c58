"""The dates that somebody may change: the admin's first look at a month, over all events or one."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from common.times import Span, days_in_words, long_date, span
from events.choices import Status
from events.importing.destinations import PLACES
from events.models import EventPage, Occurrence

PER_PAGE = 40
OF_ONE = 30


@dataclass(frozen=True)
class DateRow:
    """One date with what may be done to it; an address is ``""`` where that makes no sense."""

    occurrence: Occurrence
    title: str
    organiser: str
    span: Span
    days: str
    edit_url: str
    cancel_url: str
    restore_url: str
    move_url: str
    split_url: str


def may_edit_events(user):
    """Whether somebody may edit an event, or add one below a page that takes events."""
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_any_permission_for(user, {"add", "change", "publish"})
    return mine.type(EventPage, *PLACES).exists()


def editable(user, action="change"):
    """The event pages that somebody may edit (or publish), for a subquery."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, action)
    return EventPage.objects.filter(pk__in=mine.values("pk"))


def upcoming_dates(user):
    rows = Occurrence.objects.filter(live=True, series__event__in=editable(user).values("pk"))
    return rows.upcoming(timezone.now()).select_related("series__event")


def date_rows(events, user, number=OF_ONE):
    """The next dates of some events."""
    rows = Occurrence.objects.filter(live=True, series__in=[event.translation_key for event in events])
    return as_rows(rows.upcoming(timezone.now()).select_related("series__event")[:number], user)


def as_rows(occurrences, user):
    occurrences = list(occurrences)
    events = {row.series.event_id for row in occurrences}
    publishable = set(editable(user, "publish").filter(pk__in=events).values_list("pk", flat=True))
    keys = {row.organiser for row in occurrences}
    organisers = dict(
        Page.objects.filter(translation_key__in=keys).order_by("-pk").values_list("translation_key", "title")
    )
    return [_row(row, row.series.event_id in publishable, organisers) for row in occurrences]


def _row(row, may_publish, organisers):
    event = row.series.event
    changed = row.status in (Status.CANCELLED, Status.MOVED)
    cancelled = row.status == Status.CANCELLED

    def url(name, sensible):
        return reverse(name, args=[event.pk, row.recurrence_id]) if may_publish and sensible else ""

    return DateRow(
        occurrence=row,
        title=event.title,
        organiser=organisers.get(row.organiser, ""),
        span=span(row.start, row.end, row.tz),
        days=days_in_words(row.first_day, row.last_day if row.all_day else row.first_day),
        edit_url=reverse("wagtailadmin_pages:edit", args=[event.pk]),
        cancel_url=url("events_cancel", not cancelled),
        restore_url=url("events_restore", changed),
        move_url=url("events_move", not cancelled),
        split_url=url("events_split", event.rule and row.status != Status.EXTRA),
    )


def when(planned, event):
    """A date of a plan in words: its day, and its time on the event's own clock."""
    day = long_date(planned.day)
    if event.is_all_day:
        return day
    return _("%(day)s, %(time)s") % {"day": day, "time": f"{planned.begins:%H:%M}"}


class UpcomingView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "events/admin/dates.html"
    page_title = gettext_lazy("Next dates")
    header_icon = "calendar-alt"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_edit_events(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        page = Paginator(upcoming_dates(self.request.user), PER_PAGE).get_page(self.request.GET.get("p"))
        own = {"rows": as_rows(page, self.request.user), "page": page, "one": False}
        return super().get_context_data(**kwargs) | own

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
