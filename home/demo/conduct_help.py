"""The support directory of the demo: examples of services that do not exist, and the advice line as one of them."""

from django.conf import settings
from wagtail.models import Locale

from conduct.directory.provision import ensure_help
from conduct.models import HelpService

from .keys import key
from .words.helplines import LINES


def ensure():
    """The examples that are missing, and the advice line as one; how many were made."""
    made = ensure_help()
    if made:
        HelpService.objects.filter(is_fallback=True).update(is_example=True)
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    for number, (slug, values) in enumerate(LINES, 1):
        made += HelpService.objects.get_or_create(
            translation_key=key("help", slug),
            locale=locale,
            defaults={"is_example": True, "sort_order": number * 10, **values},
        )[1]
    return made
