"""The register: search, one entry, the export, and who looked."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, UpdateView
from wagtail.admin import messages

from common.spreadsheets import csv_response
from members.choices import ClaimState, LookKind
from members.membership import today
from members.models import Membership, MembershipClaim, RegisterLook
from members.placing import places
from members.register import services, words
from members.register.desk.forms import EVERYBODY, EntryForm, ExportForm, FilterForm
from members.register.desk.screens import NO_BRANCH, RegisterScreen, page_of

KEPT = "register_filter"
REGISTER = ("register", gettext_lazy("Membership register"))


def chosen(kept):
    """The entries that somebody's filter shows."""
    found = Membership.objects.select_related("branch")
    status = kept.get("status", "")
    if not status:
        found = found.on(today())
    elif status != EVERYBODY:
        found = found.filter(status=status)
    if kept.get("country"):
        found = found.filter(country=kept["country"])
    if kept.get("branch"):
        found = found.filter(branch=None if kept["branch"] == NO_BRANCH else kept["branch"])
    if kept.get("number"):
        found = found.filter(number_hash=kept["number"])
    for word in kept.get("q", "").split():
        found = found.filter(name__icontains=word) if "@" not in word else found.with_address([word.lower()])
    return found


class RegisterView(RegisterScreen, TemplateView):
    """The list. What is searched for is posted and kept in the session: no address holds a name."""

    template_name = "members/register/list.html"
    page_title = REGISTER[1]

    def get_context_data(self, **kwargs):
        kept = self.request.session.get(KEPT, {})
        page = page_of(self.request, chosen(kept))
        known = places()
        rows = [(entry, known.name(entry.country.code, entry.subdivision)) for entry in page]
        services.note_look(actor=self.request.user, kind=LookKind.SEARCH, entries=len(rows))
        return super().get_context_data(**kwargs) | {
            "form": FilterForm(initial=kept),
            "by_number": "number" in kept,
            "is_filtered": any(kept.values()),
            "page": page,
            "rows": rows,
            "homeless": Membership.objects.on(today()).filter(branch=None).count(),
            "waiting": MembershipClaim.objects.filter(state=ClaimState.WAITING).count(),
        }

    def post(self, request, *args, **kwargs):
        form = FilterForm(request.POST)
        if "clear" in request.POST:
            request.session.pop(KEPT, None)
        elif form.is_valid():
            request.session[KEPT] = form.kept()
        return redirect("register")


class WithoutBranchView(RegisterScreen, TemplateView):
    """The list of members whom no branch looks after."""

    def get(self, request, *args, **kwargs):
        request.session[KEPT] = {"branch": NO_BRANCH}
        return redirect("register")


class EntryView(RegisterScreen, UpdateView):
    """One member: what the register has of them, and what happened to it."""

    template_name = "members/register/entry.html"
    form_class = EntryForm
    header_icon = "user"
    above = REGISTER

    def get_object(self, queryset=None):
        return get_object_or_404(Membership.objects.select_related("branch"), pk=self.kwargs["pk"])

    def get_page_title(self):
        return _("Member")

    def get_context_data(self, **kwargs):
        if self.request.method == "GET":
            services.note_look(actor=self.request.user, kind=LookKind.ENTRY, entries=1)
        changes = self.object.changes.select_related("actor", "run")[:50]
        return super().get_context_data(**kwargs) | {
            "entry": self.object,
            "history": [(change, words.labels(change.fields)) for change in changes],
        }

    def form_valid(self, form):
        entry = Membership.objects.get(pk=self.object.pk)
        try:
            changed = services.edit_entry(actor=self.request.user, entry=entry, fields=form.wanted())
        except services.AddressTaken:
            form.add_error(None, _("Another member has this address, or it is linked to them."))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("register_entry", entry.pk)


class ExportView(RegisterScreen, FormView):
    """What the list shows, as a CSV file, for a reason that is written down."""

    template_name = "members/register/export.html"
    form_class = ExportForm
    page_title = gettext_lazy("Export")
    header_icon = "download"
    above = REGISTER

    @cached_property
    def entries(self):
        return chosen(self.request.session.get(KEPT, {}))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"number": self.entries.count()}

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        services.note_export(actor=self.request.user, entries=self.entries.count(), reason=reason)
        rows = map(_exported, self.entries.iterator())
        return csv_response(f"members-{timezone.now():%Y-%m-%d}.csv", EXPORTED, rows)


EXPORTED = ["Name", "Email", "Linked email", "Country", "State", "Branch", "Member since", "Member until", "Status"]


def _exported(entry):
    branch = entry.branch.title if entry.branch else ""
    who = [entry.name, entry.email, entry.linked_email]
    until = entry.until.isoformat() if entry.until else ""
    return [*who, entry.country.code, entry.subdivision, branch, entry.since.isoformat(), until, entry.status]


class LooksView(RegisterScreen, TemplateView):
    """Who looked at personal data, for whoever has to answer for it."""

    template_name = "members/register/looks.html"
    page_title = gettext_lazy("Who looked")
    header_icon = "view"
    above = REGISTER

    def get_context_data(self, **kwargs):
        looks = RegisterLook.objects.select_related("actor")
        return super().get_context_data(**kwargs) | {"page": page_of(self.request, looks)}
