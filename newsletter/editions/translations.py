"""What of an edition is there in a language: its own words and its articles, each approved there or in English."""

from dataclasses import dataclass

from django.conf import settings

from newsletter.models import ArticlePage, EditionPage

SOURCE = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Standing:
    """One language of an edition: whether its own words are there, and which articles are read in English."""

    language: str
    name: str
    has_own_words: bool
    articles: int
    in_english: tuple[str, ...] = ()

    @property
    def translated(self):
        return self.articles - len(self.in_english)

    @property
    def is_whole(self):
        return self.has_own_words and not self.in_english


def standing(edition):
    """For each language but English that an edition is sent in, what is there: two queries."""
    names = dict(settings.LANGUAGES)
    codes = [code for code in edition.languages if code != SOURCE and code in names]
    articles = [row.article for row in edition.articles.all() if row.article.live]
    texts, own = _translations(articles, codes), _own_words(edition, codes)
    return [
        Standing(
            language=code,
            name=str(names[code]),
            has_own_words=code in own,
            articles=len(articles),
            in_english=tuple(row.title for row in articles if (row.translation_key, code) not in texts),
        )
        for code in codes
    ]


def in_language(edition, language):
    """The edition's latest words in a language: its translation, published or not, else the edition itself.

    Whoever sends it reads the mail in each language before they confirm: that is what approves these words.
    """
    if language == edition.locale.language_code:
        return edition
    others = EditionPage.objects.filter(translation_key=edition.translation_key, alias_of=None)
    page = others.filter(locale__language_code=language).first()
    return page.get_latest_revision_as_object() if page else edition


def approved_texts(articles, language):
    """``{translation key: live article}`` in a language, else in English, with its bylines; two queries."""
    keys = [article.translation_key for article in articles]
    wanted = ArticlePage.objects.live().filter(
        translation_key__in=keys, locale__language_code__in={language, SOURCE}, alias_of=None
    )
    found = {}
    for page in wanted.select_related("locale").prefetch_related("bylines"):
        if page.translation_key not in found or page.locale.language_code == language:
            found[page.translation_key] = page
    return found


def _translations(articles, codes):
    """Pairs of translation key and language of the translations that are live."""
    live = ArticlePage.objects.live().filter(
        translation_key__in=[article.translation_key for article in articles],
        locale__language_code__in=codes,
        alias_of=None,
    )
    return set(live.values_list("translation_key", "locale__language_code"))


def _own_words(edition, codes):
    pages = EditionPage.objects.filter(translation_key=edition.translation_key, alias_of=None)
    return set(pages.filter(locale__language_code__in=codes).values_list("locale__language_code", flat=True))
