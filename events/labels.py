"""What the dates of events are called, and what their organisers and kinds are: in the reader's language.

A constant number of queries however many dates there are; none for what is at hand already.
"""

from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from branches.choices import spoken_languages
from common.remembered import recall, remembered
from events.models import EventException, EventKind


class Named(NamedTuple):
    """A page as far as lists print it: the page itself costs more than all else of a row."""

    title: str
    url_path: str
    language: str


def label(choices, value):
    """What one of a field's choices is called in the reader's language."""
    return _label(choices, value, get_language())


@lru_cache(256)
def _label(choices, value, language):
    return str(dict(choices.choices).get(value, value))


def language_names(codes):
    """The languages a meeting is held in, by name, of the codes as a date keeps them: ``"en de"``."""
    return list(_language_names(codes, get_language()))


@lru_cache(256)
def _language_names(codes, language):
    known = dict(spoken_languages())
    return tuple(str(known[code]) for code in codes.split() if code in known)


def pages_of(occurrences):
    """The pages of some dates and of their organisers, each :class:`Named`, by translation key.

    One query for those that did not come with the dates (``with_pages``) and are not remembered.
    """
    keys = {row.organiser for row in occurrences}
    known = organisers(get_language()) if recall() is not None else {}
    found = {key: known[key] for key in keys & known.keys()}
    for row in occurrences:
        if getattr(row, "event_language", "") and row.live:
            found[row.series_id] = Named(row.event_title, row.event_path, row.event_language)
        if row.organiser not in found and getattr(row, "organiser_title", None):
            found[row.organiser] = Named(row.organiser_title, row.organiser_path, row.organiser_language)
    missing = {key for row in occurrences for key in (row.series_id, row.organiser) if key not in found}
    asked = pages_by_key(missing).items() if missing else ()
    return found | {key: Named(page.title, page.url_path, page.locale.language_code) for key, page in asked}


def kinds_of(occurrences):
    """The names of the kinds of some dates by id; no query where the dates bring them along."""
    own = {row.kind_id: row.kind_name for row in occurrences if hasattr(row, "kind_name")}
    return own if all(row.kind_id in own for row in occurrences) else kind_names()


def words_of(occurrences):
    """What is said of single dates in the reader's language, where their events are translated.

    ``{(translation key, action, date as the rule has it, "20261208"): words}``; a query only where something is said.
    """
    said = {row.series_id for row in occurrences if row.reason or row.note}
    if not said or get_language() == settings.LANGUAGE_CODE:
        return {}
    own = EventException.objects.filter(event__translation_key__in=said, event__live=True).exclude(reason="")
    rows = own.filter(event__locale__language_code=get_language())
    rows = rows.values_list("event__translation_key", "action", "date", "reason")
    return {(key, action, f"{date:%Y%m%d}"): reason for key, action, date, reason in rows if date}


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


@remembered
def organisers(language):
    """What events can stand under, each :class:`Named` in a language, else in the source's, by translation key."""
    is_organiser = Q(regionpage__isnull=False) | Q(branchpage__isnull=False) | Q(eventindexpage__isnull=False)
    pages = Page.objects.live().filter(is_organiser, locale__language_code__in={language, settings.LANGUAGE_CODE})
    rows = pages.order_by().values_list("translation_key", "title", "url_path", "locale__language_code")
    return {key: Named(*named) for key, *named in sorted(rows, key=lambda row: row[-1] == language)}


def kind_names():
    """The name of every kind in the reader's language by the id of any of its translations; one query."""
    return _kind_names(get_language())


@remembered
def _kind_names(language):
    rows = EventKind.objects.values_list("pk", "translation_key", "name", "locale__language_code")
    rows = list(rows)
    own = {key: name for _pk, key, name, code in rows if code == language}
    return {pk: own.get(key, name) for pk, key, name, _code in rows}
