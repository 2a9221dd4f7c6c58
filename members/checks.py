"""What a real site has to set for the register of members."""

from django.conf import settings
from django.core.checks import Error, Tags, register

MIN_LENGTH = 32


@register(Tags.security, deploy=True)
def check_membership_key(app_configs, **kwargs):
    if len(settings.MEMBERSHIP_KEY) < MIN_LENGTH or settings.MEMBERSHIP_KEY == settings.SECRET_KEY:
        yield Error(
            "MEMBERSHIP_KEY is empty, too short or SECRET_KEY again.",
            hint=f"Make a random one of {MIN_LENGTH} signs or more, and never change it (docs/configuration.md).",
            id="li.E030",
        )
