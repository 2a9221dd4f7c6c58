"""The screens that show branches: one's own, those one coordinates, and one branch whole with its steps and notes."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from branches.models import BranchPage
from common.zones import local_time
from home.desk import scope, services
from home.desk.checklists import BY_KEY, steps
from home.desk.forms import NoteForm, StepForm
from home.desk.overview import overview
from home.desk.screens import BranchScreen, DeskScreen
from home.models import ChecklistMark, CoordinatorNote
from home.querysets import NOTE_MONTHS
from members.rights import can


class MyBranchView(DeskScreen):
    """The branches whose officer one is; mostly one, shown whole."""

    allowed = staticmethod(scope.has_own)
    page_title = gettext_lazy("My branch")
    template_name = "home/desk/my_branch.html"

    def get_context_data(self, **kwargs):
        shown = overview(scope.own_branches(self.request.user))
        whole = [{"desk": desk, "steps": steps(desk.facts, marks(desk.facts.pk))} for desk in shown.desks]
        terms = scope.own_terms(self.request.user).select_related("post__body")
        return super().get_context_data(**kwargs) | {"whole": whole, "terms": terms}


class MyRegionView(DeskScreen):
    """Every branch one coordinates, the most urgent first, with the reasons."""

    allowed = staticmethod(scope.coordinates)
    page_title = gettext_lazy("My region")
    template_name = "home/desk/my_region.html"
    header_icon = "globe"

    def get_page_title(self):
        return _("All branches") if scope.sees_everything(self.request.user) else self.page_title

    def get_context_data(self, **kwargs):
        shown = overview(scope.helped_branches(self.request.user))
        return super().get_context_data(**kwargs) | {"overview": shown}


class BranchView(BranchScreen):
    """One branch whole: reasons, facts, its steps if it is on its way, and the notes for whom they are for."""

    template_name = "home/desk/branch.html"

    def get_context_data(self, note_form=None, **kwargs):
        user = self.request.user
        desk = overview(BranchPage.objects.filter(pk=self.branch.pk)).desks[0]
        notes = CoordinatorNote.objects.visible_to(user).filter(branch=self.branch).select_related("author")
        own = {
            "desk": desk,
            "steps": steps(desk.facts, marks(self.branch.pk)),
            "may_note": can(user, "write", CoordinatorNote(branch=self.branch)),
            "notes": [(note, can(user, "change", note)) for note in notes],
            "note_form": note_form or NoteForm(),
            "note_months": NOTE_MONTHS,
        }
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        """A new note."""
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(note_form=form))
        services.write_note(actor=request.user, branch=self.branch, text=form.cleaned_data["text"])
        messages.success(request, _("The note is kept."))
        return redirect("desk_branch", self.branch.pk)


class StepView(BranchScreen):
    """A step is taken, on a day, or taken back."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        item = BY_KEY.get(kwargs["item"])
        if item is None or item.check:
            raise Http404
        if "untick" in request.POST:
            services.untick(actor=request.user, branch=self.branch, item=item.key)
        else:
            self.tick(item)
        return redirect(f"{reverse('desk_branch', args=[self.branch.pk])}#checklist")

    def tick(self, item):
        today = local_time(timezone.now(), self.branch.time_zone).date()
        form = StepForm(self.request.POST, today=today)
        if form.is_valid():
            day = form.cleaned_data["done_on"]
            services.tick(actor=self.request.user, branch=self.branch, item=item.key, done_on=day)
        else:
            messages.error(self.request, " ".join(form.errors["done_on"]))


class NoteView(BranchScreen):
    """A note to change or to delete, for who may."""

    branches = staticmethod(scope.helped_branches)
    template_name = "home/desk/note.html"
    header_icon = "openquote"

    def dispatch(self, request, *args, **kwargs):
        self.note = CoordinatorNote.objects.filter(pk=kwargs["note"], branch=kwargs["pk"]).first()
        if self.note is None or not can(request.user, "read", self.note):
            raise Http404
        if not can(request.user, "change", self.note):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return _("Note about %(branch)s") % {"branch": self.branch.title}

    def get_context_data(self, form=None, **kwargs):
        own = {"form": form or NoteForm(instance=self.note), "branch": self.branch}
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        if "delete" in request.POST:
            services.delete_note(actor=request.user, note=self.note)
            messages.success(request, _("The note is gone."))
            return redirect("desk_branch", self.branch.pk)
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        services.change_note(actor=request.user, note=self.note, text=form.cleaned_data["text"])
        messages.success(request, _("The note is kept."))
        return redirect("desk_branch", self.branch.pk)


def marks(branch):
    """``{key of a step: day}`` of what was ticked for a branch."""
    return dict(ChecklistMark.objects.filter(branch=branch).values_list("item", "done_on"))
