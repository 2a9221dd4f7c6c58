"""The mail before it is sent: to any reader, in a frame without rights, and to one's own address as a test."""

from dataclasses import replace
from smtplib import SMTPException
from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.log_actions import log

from common.limits import allow
from newsletter.editions import services
from newsletter.editions.contents import content_of
from newsletter.editions.forms import ReaderForm
from newsletter.editions.previews import answer
from newsletter.editions.screens import EditionScreen
from newsletter.mails.content import Reader
from newsletter.mails.preview import trial

TESTS_AN_HOUR = 20


class ReaderMixin:
    """What a request says of the reader as whom somebody looks."""

    def asked(self):
        form = ReaderForm(self.request.GET or None, languages=services.languages_of(self.draft))
        return form if form.is_bound else ReaderForm({}, languages=services.languages_of(self.draft))

    def content_and_reader(self):
        language, zone, branch, part = self.asked().answers()
        return content_of(self.draft, language), example_reader(self.request.user, zone, branch), part


def example_reader(user, zone, branch=None):
    """Somebody who chose the newsletter, called as whoever looks; the links lead to the site's front page."""
    reason = _("You get this because you chose the newsletter in your account.")
    where = f"{reason} {branch.title}" if branch else reason
    front = f"{settings.SITE_URL}/"
    return Reader(
        name=user.get_full_name(),
        time_zone=zone,
        reason_text=where,
        unsubscribe_url=front,
        preferences_url=front,
    )


class PreviewView(ReaderMixin, EditionScreen, TemplateView):
    """The mail as one reader gets it: language, zone, branch, light, dark or plain text; and a test to oneself."""

    template_name = "newsletter/admin/editions/preview.html"
    page_title = gettext_lazy("Look at the mail")

    def get_context_data(self, **kwargs):
        form = self.asked()
        language, zone, branch, part = form.answers()
        query = {"language": language, "time_zone": zone, "branch": branch.pk if branch else "", "part": part}
        # What was not asked stands in the form as what it is taken for.
        shown = ReaderForm(query, languages=services.languages_of(self.draft))
        own = {
            "form": shown,
            "frame": f"{reverse('newsletter_edition_mail', args=[self.edition.pk])}?{urlencode(query)}",
            "query": urlencode(query),
            "subject": content_of(self.draft, language).subject,
            "address": own_address(self.request.user),
        }
        return super().get_context_data(**kwargs) | own


@method_decorator(xframe_options_sameorigin, name="dispatch")
class MailView(ReaderMixin, EditionScreen, View):
    """The mail itself, for the frame of the preview."""

    def get(self, request, pk):
        return answer(*self.content_and_reader())


class TestView(ReaderMixin, EditionScreen, View):
    """The mail to one's own address, in the language and to the clock that were looked at."""

    http_method_names = ["post"]

    def post(self, request, pk):
        back = f"{reverse('newsletter_edition_preview', args=[pk])}?{request.GET.urlencode()}"
        address = own_address(request.user)
        if not address:
            messages.error(request, _("Your account has no confirmed address, so there is nowhere to send a test."))
            return redirect(back)
        if not allow("newsletter.test", request.user.pk, TESTS_AN_HOUR, 3600):
            messages.error(request, _("That were many tests. Wait an hour before you send another."))
            return redirect(back)
        content, reader, _part = self.content_and_reader()
        try:
            send_test(actor=request.user, edition=self.edition, content=content, reader=reader)
        except (SMTPException, OSError):
            messages.error(request, _("The mail server did not take the test. Try again later."))
        else:
            messages.success(request, _("The test is on its way to %(address)s.") % {"address": address})
        return redirect(back)


def send_test(*, actor, edition, content, reader):
    """Send ``content`` to the actor's own confirmed address and nowhere else, marked as a test.

    Raises ``PermissionDenied`` where they have none, and what the mail server answers.
    """
    address = own_address(actor)
    if not address:
        raise PermissionDenied
    subject = _("[Test] %(subject)s") % {"subject": content.subject}
    trial(replace(content, subject=subject), reader, to=address).send()
    log(instance=edition, action="newsletter.test_send", user=actor)


def own_address(user):
    """The confirmed address of somebody's account; ``""`` where it is not confirmed."""
    confirmed = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return user.email if confirmed.exists() else ""
