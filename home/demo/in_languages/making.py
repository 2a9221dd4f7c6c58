"""Makes of the translators' files what is missing of the demo in other languages, and nothing else.

A page is there in a language when all of its strings are in that language's file, and the page above it is.
"""

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from branches.models import Aim
from common.models import OrganisationSettings
from conduct.models import HelpService
from events.models import EventKind
from home.demo.people import administrator
from home.models import HomePage
from home.provision import tree_root
from newsletter.models import Topic

from . import copies, files, memory
from .sources import Source

SNIPPETS = (EventKind, Topic, Aim, HelpService)


def missing():
    """The languages whose file has the home page, which is not there in them yet."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    source = Source(homes.pop(settings.LANGUAGE_CODE))
    return [code for code in files.languages() if code not in homes and source.is_covered(files.read(code))]


def ensure(languages=None, tell=lambda step, done, total: None):
    """Translations into ``languages``, or into all with a file; how many pages and other things were made."""
    codes = [code for code in files.languages() if languages is None or code in languages]
    if not codes:
        return 0
    words = {Locale.objects.get(language_code=code): files.read(code) for code in codes}
    things, pages = _snippets(), _pages()
    made = 0
    for number, (locale, known) in enumerate(words.items(), 1):
        made += _translate_snippets(things, known, locale)
        made += _translate_pages(pages, known, locale)
        made += _translate_texts(known, locale)
        tell("Languages", number, len(words))
    return made


def _snippets():
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    return [Source(thing) for model in SNIPPETS for thing in model.objects.filter(locale=locale)]


def _pages():
    """What is published in English, parents first."""
    pages = Page.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1, alias_of=None)
    pages = list(pages.order_by("path").specific())
    keys = {page.path: page.translation_key for page in pages}
    return [Source(page, keys.get(page.path[: -page.steplen])) for page in pages]


def _translate_snippets(sources, words, locale):
    wanted = [
        source for source in sources if source.is_covered(words) and not source.instance.has_translation(locale)
    ]
    if not wanted:
        return 0
    memory.remember(wanted)
    for source in wanted:
        copy = source.instance.copy_for_translation(locale)
        ingest_segments(source.instance, copy, source.instance.locale, locale, source.in_words(words))
        copy.save()
    memory.translate(wanted, words, locale)
    return len(wanted)


def _translate_texts(words, locale):
    """Those of the organisation that no page holds; what an editor has written stays."""
    made = 0
    for organisation in OrganisationSettings.objects.all():
        there = organisation.translations.get(locale.language_code, {})
        fresh = {text: words[text] for text in organisation.texts() if text in words and text not in there}
        if fresh:
            organisation.translations[locale.language_code] = there | fresh
            organisation.save()
            made += 1
    return made


def _translate_pages(sources, words, locale):
    tree = copies.Tree(tree_root(), locale)
    wanted = list(_missing(sources, words, tree))
    if not wanted:
        return 0
    memory.remember(wanted)
    memory.translate(wanted, words, locale)
    pages = copies.make(wanted, words, locale, tree, administrator())
    memory.log(pages, locale)
    return len(pages)


def _missing(sources, words, tree):
    stands = set(tree.pages)
    for source in sources:
        key = source.instance.translation_key
        if key not in stands and source.parent_key in stands and _is_covered(source, words):
            stands.add(key)
            yield source


def _is_covered(source, words):
    """Asked of the title first: thousands of pages may be there that nobody has translated."""
    title = StringValue.from_plaintext(source.instance.title).data
    return title in words and source.is_covered(words)
