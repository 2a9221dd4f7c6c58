"""Where the mail provider of this installation reports: one address, and none where there is no provider."""

from importlib import import_module

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.urls import path

from newsletter.providers.services import TooEarly

# By anymail's names; each has a webhook of its own kind.
PROVIDERS = {
    "amazon_ses": "AmazonSESTrackingWebhookView",
    "brevo": "BrevoTrackingWebhookView",
    "mailersend": "MailerSendTrackingWebhookView",
    "mailgun": "MailgunTrackingWebhookView",
    "mailjet": "MailjetTrackingWebhookView",
    "mailtrap": "MailtrapTrackingWebhookView",
    "postal": "PostalTrackingWebhookView",
    "postmark": "PostmarkTrackingWebhookView",
    "resend": "ResendTrackingWebhookView",
    "sparkpost": "SparkPostTrackingWebhookView",
}


def guarded(view):
    """Anymail's view, which answers what nobody can read with 400, and what came too early with "try again"."""

    class Guarded(view):
        def parse_events(self, request):
            try:
                return super().parse_events(request)
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise SuspiciousOperation("Not a report.") from error

        def post(self, request, *args, **kwargs):
            try:
                return super().post(request, *args, **kwargs)
            except TooEarly:
                return HttpResponse(status=503)

    return Guarded


def webhooks():
    """The address for the reports of ``settings.EMAIL_PROVIDER``; none where it names none that reports."""
    name = settings.EMAIL_PROVIDER
    if not PROVIDERS.get(name):
        return []
    view = guarded(getattr(import_module(f"anymail.webhooks.{name}"), PROVIDERS[name]))
    return [path(f"newsletter/reports/{name}/", view.as_view(), name="provider_reports")]
