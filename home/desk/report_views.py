"""Reports to the executive: a list, a new one, one to write, one to read and print."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.desk import scope, services
from home.desk.drafting import SECTIONS
from home.desk.forms import PeriodForm, ReportForm
from home.desk.screens import DeskScreen, way_back
from home.desk.states import ReportState
from home.models import LiecReport
from members.rights import can


class ReportsView(DeskScreen):
    """The reports somebody may read, and the form that begins one for who coordinates a region."""

    allowed = staticmethod(scope.coordinates)
    page_title = gettext_lazy("Reports to the executive")
    template_name = "home/desk/reports.html"
    header_icon = "doc-full"

    def above(self):
        return way_back(self.request.user)

    def period_form(self, data=None):
        regions = scope.regions_of(self.request.user)
        return PeriodForm(data, regions=regions, today=timezone.localdate()) if regions.exists() else None

    def get_context_data(self, form=None, **kwargs):
        reports = LiecReport.objects.visible_to(self.request.user).select_related("filed_by", "changed_by")
        own = {"reports": reports, "form": form or self.period_form()}
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        form = self.period_form(request.POST)
        if form is None:
            raise PermissionDenied
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        try:
            report = services.begin_report(actor=request.user, **data)
        except services.ReportExists as there:
            report = there.report
            messages.info(request, _("There is a report of these days already: here it is."))
        return redirect("desk_report", report.pk)


class ReportView(DeskScreen):
    """One report: a form for who may write it while it is a draft, else to read."""

    allowed = staticmethod(scope.coordinates)
    template_name = "home/desk/report.html"
    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        self.report = LiecReport.objects.visible_to(request.user).filter(pk=kwargs["pk"]).first()
        if self.report is None and self.allowed(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return _("Regional report: %(region)s") % {"region": self.report.region_name}

    def above(self):
        return [*way_back(self.request.user), {"url": reverse("desk_reports"), "label": ReportsView.page_title}]

    @property
    def may_write(self):
        return not self.report.is_filed and can(self.request.user, "change", self.report)

    def get_context_data(self, form=None, theirs=None, **kwargs):
        opened = {**self.report.sections, "version": self.report.version}
        own = {
            "report": self.report,
            "form": (form or ReportForm(initial=opened)) if self.may_write else None,
            "theirs": theirs,
            "sections": written(self.report),
        }
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        if "delete" in request.POST:
            return self.delete()
        form = ReportForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self.save(form)

    def save(self, form):
        state = ReportState.FILED if "file" in self.request.POST else ReportState.DRAFT
        text = {"sections": form.sections, "version": form.cleaned_data["version"]}
        try:
            services.save_report(actor=self.request.user, report=self.report, state=state, **text)
        except services.ReportIsFiled:
            messages.error(self.request, _("The report was filed meanwhile: it is not changed any more."))
        except services.ReportMoved as moved:
            return self.both(form, moved.current)
        else:
            filed = state == ReportState.FILED
            messages.success(self.request, _("The report is filed.") if filed else _("The report is saved."))
        return redirect("desk_report", self.report.pk)

    def both(self, form, current):
        """Somebody else saved first: their text is shown beside one's own, and the next save counts from theirs."""
        data = form.data.copy()
        data["version"] = current.version
        messages.error(self.request, _("Somebody saved the report meanwhile. Nothing of yours is saved yet."))
        return self.render_to_response(self.get_context_data(form=ReportForm(data), theirs=written(current)))

    def delete(self):
        try:
            services.delete_draft(actor=self.request.user, report=self.report)
        except services.ReportIsFiled:
            messages.error(self.request, _("The report was filed meanwhile: it is not changed any more."))
            return redirect("desk_report", self.report.pk)
        messages.success(self.request, _("The draft is gone."))
        return redirect("desk_reports")


def written(report):
    """``[(heading, text)]`` of the sections that have text."""
    return [(section.title, text) for section in SECTIONS if (text := report.sections.get(section.key, "").strip())]
