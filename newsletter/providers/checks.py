"""A provider that reports to a door without a lock is no provider: the site does not start."""

from django.conf import settings
from django.core.checks import Error, Tags, register

from newsletter.providers.urls import PROVIDERS

SHORTEST = 20


@register(Tags.security)
def provider_is_known_and_its_reports_are_secret(app_configs, **kwargs):
    name = settings.EMAIL_PROVIDER
    if not name:
        return []
    if name not in PROVIDERS:
        known = ", ".join(PROVIDERS)
        return [Error(f"EMAIL_PROVIDER is {name!r}.", hint=f"One of {known}.", id="newsletter.E001")]
    secret = settings.ANYMAIL.get("WEBHOOK_SECRET", "")
    user, _colon, password = secret.partition(":")
    if not user or len(password) < SHORTEST:
        hint = f"WEBHOOK_SECRET=user:password in ANYMAIL, the password of {SHORTEST} signs or more."
        return [Error("Reports of the mail provider are not protected.", hint=hint, id="newsletter.E002")]
    return []
