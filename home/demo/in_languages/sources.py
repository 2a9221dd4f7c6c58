"""What is translated, taken apart once for all languages."""

import json
from dataclasses import dataclass
from functools import cached_property

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize.segments import (
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

# A translation keeps the address of its source after the language: /fr/branches/ireland/. It stays when words are
# mended, whoever knows one address knows all, and no Arabic one is torn into percent signs when it is sent.
ADDRESS = "slug"
HOME_DEPTH = 2


@dataclass(frozen=True)
class Source:
    """A page or a snippet in English with its segments."""

    instance: object
    # The translation key of the page above; None for a home page.
    parent_key: object = None

    @cached_property
    def content(self):
        """Everything it has, as a revision would keep it."""
        if isinstance(self.instance, ClusterableModel):
            return self.instance.to_json()
        return json.dumps(get_serializable_data_for_fields(self.instance), cls=DjangoJSONEncoder)

    @cached_property
    def segments(self):
        return extract_segments(self.instance)

    @cached_property
    def strings(self):
        return self._of(StringSegmentValue)

    @cached_property
    def templates(self):
        return self._of(TemplateSegmentValue)

    @cached_property
    def related(self):
        return self._of(RelatedObjectSegmentValue)

    def _of(self, kind):
        return [part for part in self.segments if isinstance(part, kind)]

    def is_covered(self, words):
        return all(part.string.data in words or part.path == ADDRESS for part in self.strings)

    def slug_in(self, locale):
        """Home pages stand side by side, so theirs says which language it is; it is no part of any address."""
        slug = self.instance.slug
        return f"{slug}-{locale.language_code}" if getattr(self.instance, "depth", 0) == HOME_DEPTH else slug

    def text_in(self, locale, words, part):
        return self.slug_in(locale) if part.path == ADDRESS else words[part.string.data]

    def in_words(self, words):
        """Its segments with each string as ``words`` has it; what may be left as it is, is left out."""
        found = []
        for part in self.segments:
            if part.path == ADDRESS:
                continue
            if isinstance(part, StringSegmentValue):
                found.append(_translated(part, words))
            elif isinstance(part, TemplateSegmentValue | RelatedObjectSegmentValue):
                found.append(part)
        return found


def _translated(part, words):
    copy = part.clone()
    copy.string = type(part.string).from_translated_html(words[part.string.data])
    return copy
