"""The queue: what people ask the membership secretary, the longest waiting first."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from members.choices import ClaimKind, ClaimState, LookKind
from members.models import Membership, MembershipClaim
from members.placing import places
from members.register import services
from members.register.desk.entries import REGISTER
from members.register.desk.forms import AnswerForm
from members.register.desk.screens import RegisterScreen

ANSWERED = 20


class QuestionsView(RegisterScreen, TemplateView):
    template_name = "members/register/questions.html"
    page_title = gettext_lazy("Questions")
    header_icon = "help"
    above = REGISTER

    def get_context_data(self, **kwargs):
        claims = MembershipClaim.objects.select_related("user", "branch", "answered_by")
        return super().get_context_data(**kwargs) | {
            "waiting": claims.filter(state=ClaimState.WAITING),
            "answered": claims.exclude(state=ClaimState.WAITING).order_by("-answered_at")[:ANSWERED],
        }


class QuestionView(RegisterScreen, TemplateView):
    """One question, with the entries it may be about."""

    template_name = "members/register/question.html"
    page_title = gettext_lazy("Question")
    header_icon = "help"
    above = ("register_questions", gettext_lazy("Questions"))

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        query = MembershipClaim.objects.select_related("user", "branch", "membership__branch", "answered_by")
        self.claim = get_object_or_404(query, pk=kwargs["pk"])

    def get_context_data(self, form=None, **kwargs):
        known = places()
        found = services.candidates(self.claim)
        if found:
            services.note_look(actor=self.request.user, kind=LookKind.SEARCH, entries=len(found))
        rows = [
            (entry, known.name(entry.country.code, entry.subdivision), entry.number_hash == self.claim.number_hash)
            for entry in found
        ]
        return super().get_context_data(**kwargs) | {
            "claim": self.claim,
            "rows": rows,
            "form": form or AnswerForm(),
            "is_transfer": self.claim.kind == ClaimKind.TRANSFER,
            "is_waiting": self.claim.state == ClaimState.WAITING,
        }

    def post(self, request, *args, **kwargs):
        try:
            if "refuse" in request.POST:
                form = AnswerForm(request.POST)
                if not form.is_valid():
                    return self.render_to_response(self.get_context_data(form=form))
                services.refuse(actor=request.user, claim=self.claim, answer=form.cleaned_data["answer"])
            else:
                services.grant(actor=request.user, claim=self.claim, entry=self._entry())
        except tuple(SAID) as error:
            messages.error(request, SAID[type(error)])
            return redirect("register_question", self.claim.pk)
        messages.success(request, _("Answered. They get an e-mail in their language."))
        return redirect("register_questions")

    def _entry(self):
        if self.claim.kind == ClaimKind.TRANSFER:
            return None
        return get_object_or_404(Membership, pk=_number(self.request.POST.get("grant")))


SAID = {
    services.AlreadyAnswered: gettext_lazy("It has been answered or withdrawn meanwhile."),
    services.AddressTaken: gettext_lazy("Their address belongs to another member, or is linked to one."),
    services.NotVerified: gettext_lazy("They have not confirmed their address yet: it may not be theirs."),
}


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
