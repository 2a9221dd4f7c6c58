from django.conf import settings
from django.db.models import Q
from wagtail.query import PageQuerySet

from common.privacy import public


class ArticleQuerySet(PageQuerySet):
    def published(self):
        """Approved articles that everybody may read, each once: no aliases of those in other languages."""
        return self.live().filter(public(), alias_of=None)

    def in_language(self, language):
        return self.filter(locale__language_code=language)

    def newest_first(self):
        return self.order_by("-date", "-pk")


def for_readers_of(pages, language):
    """Each of ``pages`` in one language: this one where it is written or translated, else the source."""
    own = Q(locale__language_code=language)
    if language == settings.LANGUAGE_CODE:
        return pages.filter(own)
    source = Q(locale__language_code=settings.LANGUAGE_CODE)
    translated = pages.model.objects.live().filter(own, alias_of=None).values("translation_key")
    return pages.filter(own | source & ~Q(translation_key__in=translated))
