"""What stands around every page: menu, breadcrumbs, languages, footer, notice.

Two queries whatever the size of the site: the settings, and one for all the pages that any part of the frame
needs. All is remembered (common.remembered) but for what says who reads, where and when. There is one site: home
pages are the pages of depth 2, one for each language.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.db.models import Case, Q, Value, When
from django.urls import reverse, translate_url
from django.utils.translation import get_language_info, gettext
from wagtail.models import Page

from common import links, pictures
from common.addresses import addresses
from common.languages import direction, readers_language
from common.models import OrganisationSettings
from common.privacy import public
from common.reader import reader_zone
from common.remembered import once, recall, remembered
from common.sites import site_of
from common.zones import city

HOME_DEPTH = 2
DEEPEST_IN_MENU = 4
# Of the forty columns of a page those that a link is made of.
COLUMNS = ["path", "depth", "url_path", "slug", "title", "show_in_menus", "live", "translation_key", "alias_of"]
COLUMNS += ["content_type", "locale__language_code"]
OPEN_GRAPH = {"en": "en_GB", "fr": "fr_FR", "de": "de_DE", "es": "es_ES", "ar": "ar_AR"}
# As content types name it: app and model.
FORM_FOR_REPORTS = ("conduct", "reportformpage")


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    current: bool = False
    children: list["MenuItem"] = field(default_factory=list)
    # Of the title: "" in the reader's language, "en" where nobody has translated the page.
    lang: str = ""


@dataclass(frozen=True)
class Frame:
    organisation: OrganisationSettings
    home_url: str
    menu: list[MenuItem]
    breadcrumbs: list[dict]
    languages: list[dict]
    # Those of the site that this page is not there in, each with its home page.
    other_homes: list[dict]
    footer: list[dict]
    social: list[dict]
    notice: dict | None
    canonical: str
    page_title: str
    description: str
    share_image: dict | None
    # Set where the content is in another language than its surroundings: nobody has translated it yet.
    other_language: dict | None
    # The city whose time the reader lives by; "" while nobody has said.
    reader_city: str
    time_zone_url: str
    # The form for reports, in the reader's language or in English; one click from everywhere.
    report_url: str = ""
    # Names under which templates may have their parts remembered ({% remembered %}): what all pages of a site in a
    # language share, what those of a section share, and what is one page's whoever reads it; () for what is nobody's.
    shared_by: tuple = ()
    section: tuple = ()
    of_page: tuple = ()

    @property
    def default_address(self):
        """Of those that speak none of the languages, as search engines ask it: English."""
        return next((one["address"] for one in self.languages if one["code"] == settings.LANGUAGE_CODE), "")

    @property
    def locale(self):
        """Of the content, as those who preview a shared page name it."""
        language = self.other_language["code"] if self.other_language else readers_language()
        return OPEN_GRAPH.get(language, language)

    @property
    def finder_url(self):
        return reverse("branches:find")

    @property
    def search_url(self):
        return reverse("search")

    @property
    def account_url(self):
        """The same for everybody: whoever is not signed in is asked to there, and the page stays cacheable."""
        return reverse("account_home")

    @property
    def subscribe_url(self):
        return reverse("newsletter:subscribe")

    @property
    def complaint_url(self):
        return reverse("conduct:data_complaint")


@dataclass(frozen=True)
class Surroundings:
    """What stands around one page, for all its readers in one language."""

    pages: list[Page]
    homes: dict[str, Page]
    languages: list[dict]
    other_homes: list[dict]
    breadcrumbs: list[dict]
    linked: dict[int, Page | None]
    canonical: str


def frame(request, page=None):
    """The frame around ``page``, or around a view that has none (finder, search, errors)."""
    language = readers_language()
    organisation = OrganisationSettings.for_request(request)
    columns = organisation.footer_columns()
    address = addresses(request)
    shared_by = (getattr(site_of(request), "pk", None), language)
    of_page = (*shared_by, page.pk, _below(page)) if getattr(page, "is_remembered", False) else ()
    section = page.path[: page.steplen * DEEPEST_IN_MENU] if page else ""
    named = {link["page"] for column in columns for link in column["links"]} | {organisation.notice_page_id}

    def around():
        return _around(request, page, language, frozenset(named - {None}), address)

    found = once(("around", *of_page), around) if of_page else around()
    pages, homes = found.pages, found.homes
    # Before the page's streams are read, which the picture to share is looked for in.
    links.lay_at_hand(found.linked)
    pictures.lay_at_hand(page)
    return Frame(
        organisation=organisation,
        home_url=address(homes[language].url_path) if language in homes else "/",
        menu=once(("menu", *shared_by, section), lambda: _menu(pages, section, address, language)),
        breadcrumbs=found.breadcrumbs,
        languages=found.languages,
        other_homes=found.other_homes,
        footer=once(("footer", *shared_by), lambda: _footer(columns, pages, address, organisation)),
        social=[
            organisation.said(block.value["text"]) | {"url": block.value.href} for block in organisation.social_links
        ],
        notice=_notice(organisation, pages, address),
        canonical=found.canonical,
        page_title=_title(page) if page else "",
        description=getattr(page, "description", ""),
        share_image=_share_image(page),
        other_language=_other_language(pages, page, language),
        reader_city=city(zone) if (zone := reader_zone(request)) else "",
        time_zone_url=f"{reverse('time_zone')}?{urlencode({'next': request.get_full_path()})}",
        report_url=once(("form for reports", *shared_by), lambda: _report_url(pages, address, language)),
        shared_by=shared_by,
        section=(*shared_by, section),
        of_page=of_page,
    )


def _around(request, page, language, named, address):
    linked = links.ids_in(page) if page else set()
    pages = _pages(page, language, named, linked)
    homes = {p.language: p for p in pages if p.depth == HOME_DEPTH}
    languages = _languages(pages, page, homes, request, address, language)
    return Surroundings(
        pages=pages,
        homes=homes,
        languages=languages,
        other_homes=_other_homes(homes, languages, address),
        breadcrumbs=_breadcrumbs(pages, page, address),
        linked=_in_readers_language(linked, pages, language),
        canonical=f"{page.original.full_url}{_below(page)}" if page else f"{settings.SITE_URL}{request.path}",
    )


def _pages(page, language, named, linked):
    """All that stand around a page; ``named`` are those the settings name, ``linked`` those its own text does.

    One query. Where what stands around every page is known already, it asks for the page's own only.
    """
    if recall() is None:
        return _found(_standing(language, named) | _family(page) | _linked(language, linked))
    known = _known(language, named)
    if page is None or (page.depth == HOME_DEPTH and not linked):
        return known
    # Of these the menu shows what is known.
    own = _found(_family(page) | _linked(language, linked), is_public=Value(False))
    return sorted({found.pk: found for found in (*own, *known)}.values(), key=lambda found: found.path)


@remembered
def _known(language, named):
    return _found(_standing(language, named))


def _standing(language, named):
    """A condition: homes in every language, the menu in this one and in English, what the settings name."""
    in_menus = Q(depth__gt=HOME_DEPTH, depth__lte=DEEPEST_IN_MENU, show_in_menus=True)
    languages = Q(locale__language_code__in={language, settings.LANGUAGE_CODE})
    forms = Q(content_type__app_label=FORM_FOR_REPORTS[0], content_type__model=FORM_FOR_REPORTS[1])
    wanted = Q(depth=HOME_DEPTH) | forms | (in_menus & languages) | _linked(language, named)
    if language != settings.LANGUAGE_CODE:
        keys = Page.objects.filter(in_menus).values("translation_key")
        wanted |= Q(translation_key__in=keys, locale__language_code=language)
    return wanted


def _linked(language, ids):
    """A condition: pages with these ids, and what they are in the reader's language."""
    wanted = Q(pk__in=ids)
    if ids and language != settings.LANGUAGE_CODE:
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        wanted |= Q(translation_key__in=keys, locale__language_code=language)
    return wanted


def _family(page):
    """A condition: what a page stands under, and its translations."""
    if page is None:
        return Q(pk__in=[])
    steps = range(HOME_DEPTH, page.depth)
    above = Q(path__in=[page.path[: page.steplen * depth] for depth in steps])
    return above | Q(translation_key=page.translation_key)


def _found(wanted, is_public=None):
    # What is not for everybody is in no menu. A link that an editor made stands: it leads to the sign-in.
    is_public = is_public or Case(When(public(), then=Value(True)), default=Value(False))
    pages = Page.objects.filter(wanted).annotate(is_public=is_public).live().order_by("path")
    pages = pages.select_related("locale").only(*COLUMNS)
    for found in pages:
        found.language = found.locale.language_code
        found.is_form = found.cached_content_type.natural_key() == FORM_FOR_REPORTS
    return pages


def _report_url(pages, address, language):
    forms = {p.language: p for p in pages if p.is_form}
    form = forms.get(language) or forms.get(settings.LANGUAGE_CODE)
    return address(form.url_path) if form else ""


def _in_readers_language(ids, pages, language):
    """Each id with its page, or that page's translation where there is one; None for what is not published."""
    by_id = {page.pk: page for page in pages}
    translated = {page.translation_key: page for page in pages if page.language == language}
    return {id_: (page := by_id.get(id_)) and translated.get(page.translation_key, page) for id_ in ids}


def _menu(pages, here, address, language):
    """Two levels in the order of the tree. What nobody has translated is there in English: nothing is lost.

    ``here`` is the reader's place in the tree, as far down as the menu goes.
    """
    own = {p.translation_key for p in pages if p.language == language}
    places = {p.translation_key: p.path for p in pages if p.language == settings.LANGUAGE_CODE}
    keys = {p.path: p.translation_key for p in pages}

    def is_shown(p):
        in_menu = p.show_in_menus and HOME_DEPTH < p.depth <= DEEPEST_IN_MENU
        readable = p.is_public or here.startswith(p.path)
        is_missing = p.language == settings.LANGUAGE_CODE and p.translation_key not in own
        return in_menu and readable and (p.language == language or is_missing)

    def item(entry, children=()):
        lang = "" if entry.language == language else entry.language
        return MenuItem(entry.title, address(entry.url_path), here.startswith(entry.path), list(children), lang)

    shown = sorted(filter(is_shown, pages), key=lambda p: places.get(p.translation_key, p.path))
    below = defaultdict(list)
    for entry in shown:
        below[keys.get(entry.path[: -entry.steplen], "") if entry.depth > HOME_DEPTH + 1 else None].append(entry)
    return [item(top, map(item, below[top.translation_key])) for top in below[None]]


def _breadcrumbs(pages, page, address):
    if not page or page.depth <= HOME_DEPTH:
        return []
    ancestors = [p for p in pages if p.depth < page.depth and page.path.startswith(p.path)]
    if _below(page):
        ancestors.append(page)
    return [
        {"title": gettext("Home") if p.depth == HOME_DEPTH else p.title, "url": address(p.url_path)}
        for p in ancestors
    ]


def _below(page):
    """The rest of the address where a page answers below its own: ``2026/12/``."""
    return getattr(page, "address_below", "")


def _title(page):
    return getattr(page, "title_below", "") or page.seo_title or page.title


def _other_language(pages, page, language):
    own = next((p.language for p in pages if page and p.pk == page.pk), language)
    return {"code": own, "dir": direction(own)} if own != language else None


def _languages(pages, page, homes, request, address, language):
    """The languages this page is live in; for a view without page, those the home page is live in."""
    if page:
        live = [p for p in pages if p.translation_key == page.translation_key and p.alias_of_id is None]
        urls = {p.language: f"{address(p.url_path)}{_below(page)}" for p in live}
    else:
        path, mark, asked = request.get_full_path().partition("?")
        urls = {code: f"{url}{mark}{asked}" for code, url in _translated(path, frozenset(homes)).items()}
    return [
        _named(code, urls[code])
        # Whole, as search engines want it.
        | {"address": urljoin(settings.SITE_URL, urls[code]), "current": code == language}
        for code, _name in settings.LANGUAGES
        if code in urls
    ]


@remembered
def _translated(path, codes):
    """The address of a view in each language."""
    return {code: translate_url(path, code) for code in codes}


def _other_homes(homes, languages, address):
    there = {one["code"] for one in languages}
    codes = [code for code, _name in settings.LANGUAGES if code in homes and code not in there]
    return [_named(code, address(homes[code].url_path)) for code in codes]


def _named(code, url):
    return {"code": code, "name": get_language_info(code)["name_local"], "dir": direction(code), "url": url}


def _footer(columns, pages, address, organisation):
    """The columns with addresses; a link to a page that is not published is left out."""
    named = {link["page"] for column in columns for link in column["links"]}
    shown = _in_readers_language(named, pages, readers_language())

    def url(link):
        if not link["page"]:
            return link["url"]
        return address(shown[link["page"]].url_path) if shown[link["page"]] else ""

    def links_of(column):
        found = (organisation.said(link["text"]) | {"url": url(link)} for link in column["links"])
        return [link for link in found if link["url"]]

    return [
        {"heading": said["text"], "lang": said["lang"], "links": links_of(column)}
        for column in columns
        if (said := organisation.said(column["heading"]))
    ]


def _notice(organisation, pages, address):
    if not organisation.notice_is_shown():
        return None
    shown = _in_readers_language({organisation.notice_page_id}, pages, readers_language())
    page = shown[organisation.notice_page_id]
    return organisation.said(organisation.notice_text) | {"url": address(page.url_path) if page else ""}


def _share_image(page):
    image = getattr(page, "share_image", None) or getattr(page, "picture", None)
    if not image:
        return None
    size = pictures.size(image, pictures.SHARED)
    alt = page.share_image_alt if page.share_image_id else getattr(page, "picture_alt", "")
    return {
        "url": urljoin(settings.SITE_URL, size.url),
        "width": size.width,
        "height": size.height,
        "alt": alt or image.description,
    }
