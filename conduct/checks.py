"""What a real site has to set for reports."""

from django.conf import settings
from django.core.checks import Error, Tags, register

MIN_LENGTH = 32


@register(Tags.security, deploy=True)
def check_conduct_key(app_configs, **kwargs):
    others = {settings.SECRET_KEY, settings.MEMBERSHIP_KEY, *settings.ENCRYPTION_KEYS}
    if len(settings.CONDUCT_KEY) < MIN_LENGTH or settings.CONDUCT_KEY in others:
        yield Error(
            "CONDUCT_KEY is empty, too short or another key again.",
            hint=f"Make a random one of {MIN_LENGTH} signs or more, and never change it (docs/configuration.md).",
            id="li.E040",
        )
