"""Settings that a promise to whoever reports depends on."""

from django.conf import settings
from django.core.checks import Error, register

ACKNOWLEDGE = range(2, 8)
OUTCOME = range(1, 93)


@register
def check_days(app_configs, **kwargs):
    """A report is acknowledged within two to seven days, and its outcome told within three months."""
    if settings.CONDUCT_ACKNOWLEDGE_DAYS not in ACKNOWLEDGE:
        yield Error("CONDUCT_ACKNOWLEDGE_DAYS is not from two to seven days.", id="li.E041")
    if settings.CONDUCT_OUTCOME_DAYS not in OUTCOME:
        yield Error("CONDUCT_OUTCOME_DAYS is longer than three months.", id="li.E042")
