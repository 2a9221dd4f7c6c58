"""What the dates of events are called, and what their organisers and kinds are: in the reader's language.

A constant number of queries however many dates there are; none for what is at hand already.
"""

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from events.models import EventKind


def pages_of(occurrences):
    """The pages of some dates and of their organisers by translation key.

    One query for those that did not come with the dates (``with_pages``) in the reader's language.
    """
    found, language = {}, get_language()
    locale = Locale(language_code=language)
    for row in occurrences:
        if getattr(row, "event_language", "") == language and row.live:
            found[row.series_id] = Page(title=row.event_title, url_path=row.event_path, locale=locale)
        if row.organiser not in found and getattr(row, "organiser_title", None):
            found[row.organiser] = Page(title=row.organiser_title, url_path=row.organiser_path, locale=locale)
    missing = {key for row in occurrences for key in (row.series_id, row.organiser) if key not in found}
    return found | pages_by_key(missing) if missing else found


def kinds_of(occurrences):
    """The names of the kinds of some dates by id; no query where the dates bring those in the reader's language."""
    language = get_language()
    own = {row.kind_id: row.kind_name for row in occurrences if getattr(row, "kind_language", "") == language}
    return own if all(row.kind_id in own for row in occurrences) else kind_names()


def pages_by_key(keys, language=None):
    """Published pages by translation key: in the reader's language, else in the source language, else in any."""
    preferred = [language or get_language(), settings.LANGUAGE_CODE]

    def rank(page):
        code = page.locale.language_code
        return preferred.index(code) if code in preferred else len(preferred)

    found = {}
    pages = Page.objects.live().filter(translation_key__in=keys).select_related("locale").order_by("pk")
    for page in pages.only("title", "url_path", "translation_key", "locale", "live", "path", "depth"):
        held = found.get(page.translation_key)
        if held is None or rank(page) < rank(held):
            found[page.translation_key] = page
    return found


def kind_names():
    """The name of every kind in the reader's language by the id of any of its translations; one query."""
    rows = EventKind.objects.values_list("pk", "translation_key", "name", "locale__language_code")
    rows = list(rows)
    own = {key: name for _pk, key, name, language in rows if language == get_language()}
    return {pk: own.get(key, name) for pk, key, name, _language in rows}
