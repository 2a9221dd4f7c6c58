"""The site's addresses of an installation with a provider: those of its reports are made when it starts."""

from django.test import override_settings

from li_site.urls import urlpatterns as site
from newsletter.providers.urls import webhooks

with override_settings(EMAIL_PROVIDER="postmark"):
    postmark = webhooks()
with override_settings(EMAIL_PROVIDER="mailgun"):
    mailgun = webhooks()

urlpatterns = [*postmark, *mailgun, *site]
