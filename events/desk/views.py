"""The admin's own pages about the dates of an event: seen by who may publish it, everything without script."""

from django.contrib import messages as plain_messages
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

from events import services
from events.access import may_copy
from events.dates.planning import Plan
from events.desk.forms import CancelForm, MoveForm, NothingForm
from events.desk.preview import context_of_data
from events.desk.upcoming import date_rows, may_edit_events, when
from events.models import EventPage


class DeskView(WagtailAdminTemplateMixin):
    """One event: found, else 404; and somebody who may do this with it, else refused."""

    header_icon = "calendar-alt"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self):
        return self.event.permissions_for_user(self.request.user).can_publish()

    @cached_property
    def event(self):
        return services.source_of(get_object_or_404(EventPage, pk=self.kwargs["pk"]))

    def get_page_subtitle(self):
        return self.event.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        title = self.event.get_admin_display_title()
        own = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), {"url": edit, "label": title}, own]


class DatesView(DeskView, TemplateView):
    template_name = "events/admin/dates.html"
    page_title = gettext_lazy("Dates")

    def get_context_data(self, **kwargs):
        rows = date_rows([self.event], self.request.user)
        return super().get_context_data(**kwargs) | {"rows": rows, "event": self.event, "one": True}


class OneDateView(DeskView, FormView):
    """One thing done to one date: a form that says which, and afterwards the list with the way back."""

    template_name = "events/admin/one_date.html"
    form_class = NothingForm
    danger = False

    def dispatch(self, request, *args, **kwargs):
        if self.may() and self.planned is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def planned(self):
        if not self.event.live:
            return None
        try:
            return Plan(self.event).date(self.kwargs["key"])
        except ValueError:
            return None

    def get_context_data(self, **kwargs):
        own = {"event": self.event, "when": when(self.planned, self.event), "button": self.button}
        back = reverse("events_dates", args=[self.event.pk])
        return super().get_context_data(**kwargs) | own | {"intro": self.intro, "back": back, "danger": self.danger}

    def form_valid(self, form):
        try:
            self.act(actor=self.request.user, event=self.event, recurrence_id=self.kwargs["key"], form=form)
        except (services.DateMissing, services.NotPublished) as error:
            raise Http404 from error
        return redirect("events_dates", self.event.pk)

    def tell(self, text, *buttons):
        messages.success(self.request, text % {"when": when(self.planned, self.event)}, buttons=buttons)

    def undo_button(self):
        url = reverse("events_restore", args=[self.event.pk, self.kwargs["key"]])
        return messages.button(url, _("Undo"))


class CancelView(OneDateView):
    form_class = CancelForm
    page_title = gettext_lazy("Cancel this date")
    button = gettext_lazy("Cancel this date")
    intro = gettext_lazy("It stays in every calendar, struck through, with your reason. You can undo this.")
    danger = True

    def act(self, form, **who):
        services.cancel_date(**who, reason=form.cleaned_data["reason"])
        self.tell(_("%(when)s is cancelled. Everybody sees it at once."), self.undo_button())


class RestoreView(OneDateView):
    page_title = gettext_lazy("Let this date take place")
    button = gettext_lazy("It takes place")
    intro = gettext_lazy("What was said of this date is taken back.")

    def act(self, form, **who):
        services.restore_date(**who)
        self.tell(_("%(when)s takes place again."))


class MoveView(OneDateView):
    form_class = MoveForm
    page_title = gettext_lazy("Move this date")
    button = gettext_lazy("Move this date")
    intro = gettext_lazy("Only this date; the others stay. The page says where it was and where it is now.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"planned": self.planned}

    def act(self, form, **who):
        services.move_date(**who, **form.cleaned_data)
        self.tell(_("%(when)s is moved. Everybody sees it at once."), self.undo_button())


class SplitView(OneDateView):
    page_title = gettext_lazy("Change this and the following dates")
    button = gettext_lazy("Begin a new series here")
    intro = gettext_lazy(
        "The series ends before this date, and a new one begins with it, published with the same times. You are "
        "taken to it, to change what is different from then on. The old page keeps its address and its past."
    )

    def form_valid(self, form):
        try:
            new = services.split_series(actor=self.request.user, event=self.event, recurrence_id=self.kwargs["key"])
        except services.NothingToSplit:
            messages.error(self.request, _("A series can only be split at a date of its rule, and not at its first."))
            return redirect("events_dates", self.event.pk)
        except (services.DateMissing, services.NotPublished) as error:
            raise Http404 from error
        self.tell(_("A new series begins on %(when)s. Change here what is different from then on."))
        return redirect("wagtailadmin_pages:edit", new.pk)


class DuplicateView(DeskView, FormView):
    template_name = "events/admin/one_date.html"
    form_class = NothingForm
    page_title = gettext_lazy("Duplicate")

    @cached_property
    def event(self):
        return get_object_or_404(EventPage, pk=self.kwargs["pk"])

    def may(self):
        user = self.request.user
        return self.event.get_parent().permissions_for_user(user).can_add_subpage() and may_copy(user, self.event)

    def get_context_data(self, **kwargs):
        intro = _("A draft is made beside it, with its dates moved on. Nothing is published.")
        back = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        return super().get_context_data(**kwargs) | {
            "intro": intro,
            "button": _("Make a duplicate"),
            "when": self.event.title,
            "back": back,
        }

    def form_valid(self, form):
        new = services.duplicate_event(actor=self.request.user, event=self.event)
        messages.success(self.request, _("This is the duplicate, a draft. Look at its date, then publish it."))
        return redirect("wagtailadmin_pages:edit", new.pk)


class PreviewView(TemplateView):
    """What a form that is being filled in would give, as a fragment. Nothing is kept."""

    template_name = "events/admin/preview.html"
    http_method_names = ["post"]

    def dispatch(self, request, *args, **kwargs):
        if not may_edit_events(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request):
        return self.render_to_response(self.get_context_data(**context_of_data(request.POST)))


def refuse_copy(request, page):
    if not may_copy(request.user, page):
        raise PermissionDenied


def tell_orphans(request, page):
    """After a change of the rule: single dates that the series has no more, and what to do about them."""
    if not isinstance(page, EventPage) or page.start_date is None:
        return
    for row in Plan(page).orphans():
        text = _(
            "%(date)s (%(action)s) is no date of this event any more. It is kept and changes nothing: give it "
            "another date under “Single dates”, or remove it there."
        )
        said = {"date": row.date.isoformat(), "action": row.get_action_display()}
        plain_messages.warning(request, text % said)
