"""Which translations lag behind the page they were made of, and by how many strings.

What readers of a translation see is what was published of it; its source may have been published since. Then the new
text is collected (``catch_up``), and what of it has no words yet in a language is counted.
"""

from collections import Counter

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource


def with_lag(translations):
    """Annotates ``behind``: so many strings of the source have no words in the language, or refused ones."""
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    wordless = StringSegment.objects.filter(~Exists(words), source_id=OuterRef("source_id")).order_by()
    count = wordless.values("source_id").annotate(count=Count("pk")).values("count")
    return translations.annotate(behind=Coalesce(Subquery(count, output_field=IntegerField()), 0))


def lag_of(page):
    """The translation in work of which ``page`` is the page, with ``behind``; None for a page that is none."""
    in_work = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return with_lag(in_work).first()


def lagging(page):
    """The translations of the source ``page`` that lag behind it, in the order of their languages' codes."""
    in_work = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id, enabled=True
    )
    behind = with_lag(in_work).filter(behind__gt=0)
    return list(behind.select_related("target_locale").order_by("target_locale__language_code"))


def lag_by_language():
    """``(code, locale, texts without words)`` of each language that lacks any."""
    in_work = with_lag(Translation.objects.filter(enabled=True)).filter(behind__gt=0)
    sums = Counter()
    for locale, behind in in_work.values_list("target_locale", "behind"):
        sums[locale] += behind
    locales = Locale.objects.filter(pk__in=sums).order_by("language_code")
    return [(locale.language_code, locale, sums[locale.pk]) for locale in locales]


def is_source(instance):
    return TranslationSource.objects.filter(object_id=instance.translation_key, locale=instance.locale_id).exists()


def catch_up(translation_key):
    """Collect the strings of a source as it is now. No translation changes: its translators see what is missing."""
    for source in TranslationSource.objects.filter(object_id=translation_key):
        source.update_from_db()


def targets(translations):
    """``{translation's id: its page}``, of those that are pages: one query."""
    wanted = {(each.source.object_id, each.target_locale_id): each.pk for each in translations}
    pages = Page.objects.filter(translation_key__in=[key for key, _locale in wanted]).select_related("locale")
    keys = ((page, (page.translation_key, page.locale_id)) for page in pages.prefetch_workflow_states())
    return {wanted[key]: page for page, key in keys if key in wanted}
