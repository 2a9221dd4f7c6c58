"""The screens that send: whom and when, with the numbers; then what was frozen, to be confirmed or thrown away."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.models import Revision

from common.reader import account_zone
from common.zones import HOME_ZONE
from members.rights import can
from newsletter.choices import MailingState
from newsletter.delivery import services as delivery
from newsletter.delivery.rules import mailings_for
from newsletter.delivery.states import Moved, NotAllowed
from newsletter.editions import confirming, services
from newsletter.editions.cautions import cautions_of
from newsletter.editions.counting import counted
from newsletter.editions.forms import SendForm
from newsletter.editions.looking import example_reader
from newsletter.editions.screens import EditionScreen, EditionsScreen
from newsletter.mails.letter import filled
from newsletter.models import Mailing
from newsletter.recipients.segments import Segment


def zone_of(request):
    return account_zone(request) or HOME_ZONE


class SendView(EditionScreen, FormView):
    """Whom an edition goes to and when. "Count" says how many that is now, "Freeze" writes down what is sent."""

    template_name = "newsletter/admin/editions/send.html"
    page_title = gettext_lazy("Send")
    form_class = SendForm
    action = "send"

    def get_initial(self):
        return {"time_zone": zone_of(self.request)}

    @cached_property
    def cautions(self):
        return cautions_of(self.draft)

    def get_context_data(self, segment=None, **kwargs):
        segment = segment or Segment()
        own = {
            "cautions": self.cautions,
            "blocked": any(caution.blocks for caution in self.cautions),
            "segment": segment.describe(),
            "counted": counted(segment),
            "mailings": self.edition.mailings.all(),
        }
        return super().get_context_data(**kwargs) | own

    def form_valid(self, form):
        if "freeze" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, segment=form.segment()))
        try:
            mailing = services.freeze(
                actor=self.request.user,
                edition=self.edition,
                segment=form.segment(),
                when=form.cleaned_data["when"],
                local_time=form.local_time,
                time_zone=form.zone,
            )
        except services.NothingToSend:
            messages.error(self.request, _("It has no published article: there is nothing to send."))
            return self.render_to_response(self.get_context_data(form=form, segment=form.segment()))
        return redirect("newsletter_mailing_confirm", mailing.pk)


class MailingScreen(EditionsScreen):
    """One mailing that somebody may see: who may see none is refused, of what is not theirs there is none."""

    def may(self):
        return can(self.request.user, "send", Mailing)

    def dispatch(self, request, *args, **kwargs):
        if not self.may():
            raise PermissionDenied
        self.mailing  # noqa: B018 - 404 before anything is done
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def mailing(self):
        found = mailings_for(self.request.user).filter(pk=self.kwargs["pk"]).select_related("edition__locale").first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self):
        return f"{self.page_title}: {self.mailing.title}"


class ConfirmView(MailingScreen, TemplateView):
    """What was frozen, to how many, when: to be confirmed, or thrown away. Nothing has left yet."""

    template_name = "newsletter/admin/editions/confirm.html"
    page_title = gettext_lazy("Confirm and send")

    def get(self, request, *args, **kwargs):
        if self.mailing.state != MailingState.FROZEN:
            return redirect("newsletter_mailing", self.mailing.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        mailing = self.mailing
        segment = Segment.from_json(mailing.segment)
        shells, names = list(mailing.shells.order_by("pk")), dict(settings.LANGUAGES)
        own = {
            "mailing": mailing,
            "segment": segment.describe(),
            "counted": counted(segment),
            "when": confirming.when_in_words(mailing, zone_of(self.request)),
            "articles": articles_of(mailing),
            "withdrawn": services.withdrawn_since(mailing),
            "mails": [(names.get(shell.language, shell.language), shell) for shell in shells],
            "shown": self._shown(shells),
            "may_confirm": confirming.may_be_second(self.request.user, mailing),
        }
        return super().get_context_data(**kwargs) | own

    def _shown(self, shells):
        """The shell in the frame below: the one asked for, else the first."""
        wanted = self.request.GET.get("language", "")
        return next((shell for shell in shells if shell.language == wanted), shells[0] if shells else None)

    def post(self, request, *args, **kwargs):
        verb = self._discard if "discard" in request.POST else self._confirm
        try:
            return verb()
        except (Moved, NotAllowed):
            messages.error(request, _("Somebody was quicker: look where it stands now."))
            return redirect("newsletter_mailing", self.mailing.pk)

    def _confirm(self):
        shown = self.request.POST.get("shown", "")
        if not (shown.isascii() and shown.isdigit() and len(shown) < 10):
            raise Http404
        try:
            confirming.confirm(actor=self.request.user, mailing=self.mailing, shown=int(shown))
        except confirming.CountMoved:
            messages.warning(self.request, _("The number has changed since it was shown. Look again, then confirm."))
            return redirect("newsletter_mailing_confirm", self.mailing.pk)
        except confirming.SameOfficer:
            messages.error(self.request, _("Somebody who has not written it confirms it."))
            return redirect("newsletter_mailing_confirm", self.mailing.pk)
        messages.success(self.request, _("It is confirmed. This page shows how far it is."))
        return redirect("newsletter_mailing", self.mailing.pk)

    def _discard(self):
        delivery.cancel(actor=self.request.user, mailing=self.mailing)
        messages.success(self.request, _("It was thrown away. Nothing was sent."))
        if self.mailing.edition_id:
            return redirect("newsletter_edition_send", self.mailing.edition_id)
        return redirect("newsletter_editions")


@method_decorator(xframe_options_sameorigin, name="dispatch")
class ShellView(MailingScreen, View):
    """A mail as it was frozen, as an example reader gets it, for the frame of the screen above."""

    def get(self, request, pk):
        shell = self.mailing.shells.filter(language=request.GET.get("language", "")).first()
        if shell is None:
            raise Http404
        _text, html = filled(shell, example_reader(request.user, zone_of(request)))
        return HttpResponse(html)


def articles_of(mailing):
    """What it tells of, in the source language and in the order of its mails."""
    frozen = Revision.objects.filter(pk=mailing.revisions.get(services.OWN)).first()
    rows = frozen.as_object().articles.all() if frozen else []
    return [row.article for row in rows if str(row.article_id) in mailing.revisions]
