"""Importing a calendar in the admin: choose a file, see what it would make, say yes. Nothing is written before."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.importing.destinations import open_to
from events.importing.forms import UploadForm
from events.importing.plans import plan
from events.importing.previews import preview
from events.importing.services import import_events
from events.models import CalendarUpload

# Pages that one request writes: some seconds' work. A larger file takes several.
AT_ONCE = 100


class ImportMixin(WagtailAdminTemplateMixin):
    page_title = gettext_lazy("Import a calendar")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class UploadView(ImportMixin, FormView):
    """For whoever may add events somewhere."""

    form_class = UploadForm
    template_name = "events/admin/import_upload.html"

    def dispatch(self, request, *args, **kwargs):
        if not open_to(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        data = form.cleaned_data
        fields = {name: data[name] for name in ("parent", "kind", "tz", "publish", "content")}
        fields |= {"parent": data["parent"].page_ptr, "name": data["file"].name[:255], "created_at": timezone.now()}
        upload, _made = CalendarUpload.objects.update_or_create(owner=self.request.user, defaults=fields)
        return redirect("events_import_preview", upload.pk)


class PreviewView(ImportMixin, TemplateView):
    """What the file would make, for who uploaded it and nobody else."""

    template_name = "events/admin/import_preview.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.upload = get_object_or_404(CalendarUpload, pk=kwargs["pk"], owner=request.user)
        self.plan = plan(bytes(self.upload.content), self.upload.tz)

    def get_context_data(self, **kwargs):
        found = preview(self.plan, self.upload.parent)
        return super().get_context_data(**kwargs) | {
            "upload": self.upload,
            "plan": self.plan,
            "preview": found,
            "in_parts": found.to_write > AT_ONCE,
            "at_once": AT_ONCE,
        }

    def post(self, request, *args, **kwargs):
        if "cancel" in request.POST:
            self.upload.delete()
            messages.success(request, _("Nothing was imported. The file is deleted here."))
            return redirect("events_import")
        outcome = import_events(
            actor=request.user,
            plan=self.plan,
            parent=self.upload.parent,
            kind=self.upload.kind,
            publish=self.upload.publish,
            at_most=AT_ONCE,
        )
        messages.success(request, _in_words(outcome))
        if outcome.left:
            return redirect("events_import_preview", self.upload.pk)
        parent = self.upload.parent_id
        self.upload.delete()
        return redirect("wagtailadmin_explore", parent)


def _in_words(outcome):
    made, updated = len(outcome.made), len(outcome.updated)
    parts = [ngettext("%(n)d event was made.", "%(n)d events were made.", made) % {"n": made}]
    if updated:
        parts.append(
            ngettext("%(n)d was brought up to date.", "%(n)d were brought up to date.", updated) % {"n": updated}
        )
    if outcome.left:
        parts.append(ngettext("%(n)d is left: go on.", "%(n)d are left: go on.", outcome.left) % {"n": outcome.left})
    return " ".join(parts)
