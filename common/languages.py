"""Which of a page's languages a reader is shown: their own where it is there, else English; never neither."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from common.privacy import public


def readers_language():
    return get_language() or settings.LANGUAGE_CODE


def for_reader():
    """A condition on pages: those in the reader's language, and in English those that it has not.

    A list made with it loses nothing: where nobody has translated a page it shows the English one, marked as such.
    """
    source, own = Q(locale__language_code=settings.LANGUAGE_CODE), Q(locale__language_code=readers_language())
    if readers_language() == settings.LANGUAGE_CODE:
        return source
    there = Page.objects.live().filter(public(), own, translation_key=OuterRef("translation_key"))
    return own | (source & ~Exists(there))


def direction(language):
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def marked(language):
    """``{code, dir, name}`` for what is in another language than the reader's, as templates mark it; None if not."""
    if not language or language == readers_language():
        return None
    name = get_language_info(language)["name_translated"]
    return {"code": language, "dir": direction(language), "name": str(name)}
