"""Imports in the admin: upload, name the columns, see what would change, say yes; progress without script."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import Case, Q, When
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from members.choices import ImportState, RowAction
from members.models import ImportRow, ImportRun
from members.register import runs, words
from members.register.desk.entries import REGISTER
from members.register.desk.forms import ColumnsForm, UploadForm
from members.register.desk.screens import RegisterScreen, branch_titles, page_of

IMPORTS = ("register_imports", gettext_lazy("Imports"))
# What somebody has to look at stands above what goes without saying.
URGENT = [RowAction.BAD, RowAction.CONFLICT, RowAction.GONE, RowAction.CHANGE, RowAction.ADD]
URGENT_FIRST = Case(*(When(action=action, then=place) for place, action in enumerate(URGENT)), default=len(URGENT))
PREVIEWED = 5
LOOK_AGAIN = "2"  # seconds
EARLIER = 20


class ImportsView(RegisterScreen, FormView):
    """Upload the next list; the earlier ones below."""

    template_name = "members/register/imports.html"
    form_class = UploadForm
    page_title = gettext_lazy("Import a list")
    header_icon = "upload"
    above = REGISTER

    def get_context_data(self, **kwargs):
        earlier = ImportRun.objects.defer("content").select_related("uploaded_by")[:EARLIER]
        return super().get_context_data(**kwargs) | {"runs": earlier}

    def form_valid(self, form):
        run = runs.upload(actor=self.request.user, content=form.cleaned_data["file"])
        return redirect("register_import", run.pk)


class RunView(RegisterScreen, TemplateView):
    """One import, wherever it stands: each state has a template of its own."""

    header_icon = "upload"
    above = IMPORTS

    @cached_property
    def run(self):
        query = ImportRun.objects.select_related("uploaded_by", "approved_by", "confirmed_by")
        return get_object_or_404(query, pk=self.kwargs["pk"])

    def get_page_title(self):
        return _("Import %(number)s") % {"number": self.run.pk}

    def get_template_names(self):
        if self.run.state == ImportState.MAPPING:
            return ["members/register/import_columns.html"]
        return [f"members/register/import_{'busy' if self.run.is_busy else 'compared'}.html"]

    def get_context_data(self, form=None, **kwargs):
        context = super().get_context_data(**kwargs) | {"run": self.run, "problem": words.problem(self.run.problem)}
        if self.run.state == ImportState.MAPPING:
            return context | self._columns(form)
        return context if self.run.is_busy else context | self._compared()

    def render_to_response(self, context, **kwargs):
        """While something goes on the page asks for itself again, without a script."""
        response = super().render_to_response(context, **kwargs)
        if self.run.is_busy:
            response.headers["Refresh"] = LOOK_AGAIN
        return response

    def _columns(self, form):
        table = self.table
        return {"form": form or self._form(), "headings": table.headings, "lines": table.lines[:PREVIEWED]}

    @cached_property
    def table(self):
        return runs.table_of(self.run)

    def _form(self, data=None):
        return ColumnsForm(data, headings=self.table.headings, found=self.run.columns)

    def _compared(self):
        run, counts = self.run, self.run.counts
        show = self.request.GET.get("show", "")
        shown = [show] if show in RowAction.values else sorted(set(RowAction.values) - {RowAction.UNCHANGED})
        rows = run.rows.filter(action__in=shown).order_by(URGENT_FIRST, "line", "pk")
        page = page_of(self.request, rows)
        titles = branch_titles()
        same = ImportRun.objects.filter(file_sha256=run.file_sha256, state=ImportState.APPLIED).exclude(pk=run.pk)
        return {
            "page": page,
            "rows": [_shown(row, titles) for row in page],
            "sums": [(value, label, counts.get(value, 0)) for value, label in RowAction.choices],
            "show": show,
            "same": same.order_by("-ended_at").first(),
            "nothing": not would_change(run),
            "is_large": runs.needs_second_officer(run),
            "share": settings.REGISTER_LEAVERS_SHARE,
            "may_confirm": runs.may_confirm(self.request.user, run),
            "is_open": run.state == ImportState.READY,
            "is_waiting": run.state == ImportState.WAITING,
            "days": settings.REGISTER_IMPORT_RETENTION_DAYS,
        }

    def post(self, request, *args, **kwargs):
        verb = next((verb for verb in VERBS if verb in request.POST), None)
        try:
            if verb is None:
                return self._name_columns()
            VERBS[verb](actor=request.user, run=self.run)
        except runs.IllegalMove:
            messages.warning(request, _("Somebody else was quicker: this is how the import stands now."))
        except runs.SecondOfficerNeeded:
            messages.error(request, _("A second officer has to confirm it: not who uploaded it or had it applied."))
        return redirect("register_import", self.run.pk)

    def _name_columns(self):
        if self.run.state != ImportState.MAPPING:
            raise runs.IllegalMove
        form = self._form(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        runs.name_columns(actor=self.request.user, run=self.run, named=form.named)
        return redirect("register_import", self.run.pk)


VERBS = {
    "again": runs.compare_again,
    "rename": runs.name_again,
    "approve": runs.approve,
    "confirm": runs.confirm,
    "abandon": runs.abandon,
}


def would_change(run):
    changing = Q(action__in=[RowAction.ADD, RowAction.CHANGE, RowAction.GONE]) | Q(taken=True)
    return run.rows.filter(changing).exists()


def _shown(row, titles):
    diff = {} if row.action == RowAction.GONE else row.diff
    return {
        "row": row,
        "reasons": [words.reason(code, details) for code, details in row.reasons],
        "changes": words.changes(diff, titles, is_new=row.membership_id is None),
        "takeable": runs.may_be_taken(row),
    }


class TakeView(RegisterScreen, TemplateView):
    """One conflict, settled or not after all."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        row = get_object_or_404(ImportRow.objects.select_related("run"), pk=self.kwargs["row"], run=self.kwargs["pk"])
        try:
            runs.take(actor=request.user, run=row.run, row=row, taken="take" in request.POST)
        except runs.NotTakeable as error:
            raise BadRequest from error
        except runs.IllegalMove:
            messages.warning(request, _("Somebody else was quicker: this is how the import stands now."))
        return redirect(f"{row.run.get_absolute_url()}?show=conflict")
