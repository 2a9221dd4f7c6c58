"""Examples of the demo have no place in a real site's directory."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import DatabaseError


@register(Tags.database)
def check_examples(app_configs, databases=(), **kwargs):
    """Asked where a database is named: ``manage.py check --database default``, and at every migration."""
    if databases and not settings.DEBUG and _has_examples():
        yield Warning(
            "The support directory holds examples of the demo. They are hidden here.",
            hint="Delete them, or make each a real one and have it verified (docs/features/conduct-directory.md).",
            id="li.W041",
        )


def _has_examples():
    from conduct.models import HelpService

    try:
        return HelpService.objects.filter(is_example=True).exists()
    except DatabaseError:  # its table comes with the migrations that are about to run
        return False
