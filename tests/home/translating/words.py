"""Translations as a translator would type them, all at once."""

from wagtail_localize.models import StringSegment, StringTranslation


def translate_all(translation, by=None, but=0):
    """Words for every string of a translation, but for the last few; how many were written."""
    segments = StringSegment.objects.filter(source=translation.source).select_related("string").order_by("order")
    wanted = segments[: segments.count() - but]
    for segment in wanted:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context_id=segment.context_id,
            defaults={"data": f"{segment.string.data} ({translation.target_locale})", "last_translated_by": by},
        )
    return len(wanted)
