"""What wagtail-localize keeps of things that are translated: their sources, strings and translations.

Its own way writes each string of each page in several queries, a quarter of a second a page. Here all rows of a kind
are written together; they are the same that it would have written.
"""

import json
from collections import defaultdict
from uuid import uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail_localize import models as localize
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, TemplateSegmentValue

BATCH = 500


def remember(sources):
    """Keep ``sources`` (:class:`.sources.Source`) as things that are translated, with all that is in them."""
    _make(localize.TranslatableObject, [_object(source.instance) for source in sources])
    _make(localize.TranslatableObject, [_related(part) for source in sources for part in source.related])
    locale = sources[0].instance.locale_id
    _make(localize.String, [_string(part, locale) for source in sources for part in source.strings])
    _make(localize.TranslationContext, [_context(source, part) for source in sources for part in source.segments])
    _make(localize.Template, [_template(part) for source in sources for part in source.templates])
    known = kept(sources)
    fresh = [source for source in sources if source.instance.translation_key not in known]
    _make(localize.TranslationSource, [_source(source) for source in fresh])
    _remember_segments(fresh, kept(fresh), Ids(sources))


def translate(sources, words, locale):
    """Keep how the strings of ``sources`` are in ``locale``, and that each is translated into it."""
    ids, known = Ids(sources), kept(sources)
    rows = (
        localize.StringTranslation(
            translation_of_id=ids.strings[part.string.data],
            locale=locale,
            context_id=ids.contexts[source.instance.translation_key, part.path],
            data=source.text_in(locale, words, part),
            translation_type=localize.StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for source in sources
        for part in source.strings
    )
    _make(localize.StringTranslation, rows)
    keys = [source.instance.translation_key for source in sources]
    _make(localize.Translation, [localize.Translation(source_id=known[key], target_locale=locale) for key in keys])


def log(pages, locale):
    """Note that ``pages`` were made from their sources."""
    known = dict(
        localize.TranslationSource.objects.filter(object__in=[page.translation_key for page in pages]).values_list(
            "object_id", "pk"
        )
    )
    rows = (
        localize.TranslationLog(source_id=known[p.translation_key], locale=locale, revision_id=p.latest_revision_id)
        for p in pages
    )
    _make(localize.TranslationLog, rows)


def kept(sources):
    """The id of each source that is kept already, by its translation key."""
    found = localize.TranslationSource.objects.filter(object__in=[one.instance.translation_key for one in sources])
    return dict(found.values_list("object_id", "pk"))


class Ids:
    """The ids of strings by their text and of contexts by key and path: two queries."""

    def __init__(self, sources):
        locale = sources[0].instance.locale_id
        self.strings = dict(localize.String.objects.filter(locale=locale).values_list("data", "pk"))
        found = localize.TranslationContext.objects.filter(
            object__in=[source.instance.translation_key for source in sources]
        )
        self.contexts = {(key, path): pk for key, path, pk in found.values_list("object_id", "path", "pk")}


def _make(model, rows):
    model.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _object(instance):
    return localize.TranslatableObject(
        translation_key=instance.translation_key,
        content_type=ContentType.objects.get_for_model(instance.get_translation_model()),
    )


def _related(part):
    return localize.TranslatableObject(translation_key=part.translation_key, content_type=part.content_type)


def _string(part, locale):
    data = part.string.data
    return localize.String(locale_id=locale, data=data, data_hash=localize.String._get_data_hash(data))


def _context(source, part):
    context = localize.TranslationContext(
        object_id=source.instance.translation_key,
        path=part.path,
        path_id=localize.TranslationContext._get_path_id(part.path),
    )
    context.field_path = _field_path(context, source.instance)
    return context


def _field_path(context, instance):
    """As wagtail-localize says it, which would save the row as well."""
    context.save = lambda **kwargs: None
    try:
        return context.get_field_path(instance)
    finally:
        del context.save


def _template(part):
    return localize.Template(
        uuid=_template_id(part),
        template=part.template,
        template_format=part.format,
        string_count=part.string_count,
    )


def _template_id(part):
    return uuid5(uuid5(localize.Template.BASE_UUID_NAMESPACE, part.format), part.template)


def _source(source):
    instance = source.instance
    return localize.TranslationSource(
        object_id=instance.translation_key,
        specific_content_type=ContentType.objects.get_for_model(type(instance)),
        locale_id=instance.locale_id,
        object_repr=str(instance)[:200],
        content_json=source.content,
        schema_version=localize.get_schema_version(instance._meta.app_label),
        last_updated_at=timezone.now(),
    )


def _remember_segments(sources, ids_of_sources, ids):
    templates = dict(localize.Template.objects.values_list("uuid", "pk"))
    rows = defaultdict(list)
    for source in sources:
        for part in source.segments:
            key = source.instance.translation_key
            where = {
                "source_id": ids_of_sources[key],
                "context_id": ids.contexts[key, part.path],
                "order": part.order,
            }
            model, what = _what(part, ids, templates)
            rows[model].append(model(**where, **what))
    for model, found in rows.items():
        _make(model, found)


def _what(part, ids, templates):
    if isinstance(part, TemplateSegmentValue):
        return localize.TemplateSegment, {"template_id": templates[_template_id(part)]}
    if isinstance(part, RelatedObjectSegmentValue):
        return localize.RelatedObjectSegment, {"object_id": part.translation_key}
    if isinstance(part, OverridableSegmentValue):
        return localize.OverridableSegment, {"data_json": json.dumps(part.data, cls=DjangoJSONEncoder)}
    attributes = json.dumps(part.attrs, cls=DjangoJSONEncoder)
    return localize.StringSegment, {"string_id": ids.strings[part.string.data], "attrs": attributes}
