"""What stands around every page: menu, breadcrumbs, languages, footer, notice.

Two queries whatever the size of the site: the settings, and one for all the pages that any part of the frame
needs. There is one site: home pages are the pages of depth 2, one for each language.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.db.models import Case, Q, Value, When
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, gettext
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from common import links
from common.addresses import addresses
from common.models import OrganisationSettings
from common.privacy import public
from common.reader import reader_zone
from common.zones import city

HOME_DEPTH = 2
FORM_FOR_REPORTS = Q(content_type__app_label="conduct", content_type__model="reportformpage")


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    current: bool = False
    children: list["MenuItem"] = field(default_factory=list)


@dataclass(frozen=True)
class Frame:
    organisation: OrganisationSettings
    home_url: str
    menu: list[MenuItem]
    breadcrumbs: list[dict]
    languages: list[dict]
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


def frame(request, page=None):
    """The frame around ``page``, or around a view that has none (finder, search, errors)."""
    language = get_language() or settings.LANGUAGE_CODE
    organisation = OrganisationSettings.for_request(request)
    columns = organisation.footer_columns()
    linked = links.ids_in(page) if page else set()
    footer = {link["page"] for column in columns for link in column["links"] if link["page"]}
    pages = _pages(page, language, footer | linked)
    links.lay_at_hand(_in_readers_language(linked, pages, language))
    address = addresses(request)
    home = next((p for p in pages if p.depth == HOME_DEPTH and p.language == language), None)
    return Frame(
        organisation=organisation,
        home_url=address(home.url_path) if home else "/",
        menu=_menu(pages, page, address, language),
        breadcrumbs=_breadcrumbs(pages, page, address),
        languages=_languages(pages, page, request, address, language),
        footer=_footer(columns, pages, address, language),
        social=[{"text": block.value["text"], "url": block.value.href} for block in organisation.social_links],
        notice=_notice(organisation, request),
        canonical=f"{page.original.full_url}{_below(page)}" if page else f"{settings.SITE_URL}{request.path}",
        page_title=_title(page) if page else "",
        description=getattr(page, "description", ""),
        share_image=_share_image(page),
        other_language=_other_language(pages, page, language),
        reader_city=city(zone) if (zone := reader_zone(request)) else "",
        time_zone_url=f"{reverse('time_zone')}?{urlencode({'next': request.get_full_path()})}",
        report_url=_report_url(pages, address, language),
    )


def _pages(page, language, linked):
    """Homes in every language, the menu in this one, ancestors, translations and what is linked: one query."""
    wanted = Q(depth=HOME_DEPTH) | Q(pk__in=linked) | FORM_FOR_REPORTS
    if language != settings.LANGUAGE_CODE:
        keys = Page.objects.filter(pk__in=linked).values("translation_key")
        wanted |= Q(translation_key__in=keys, locale__language_code=language)
    wanted |= Q(depth__in=[HOME_DEPTH + 1, HOME_DEPTH + 2], show_in_menus=True, locale__language_code=language)
    if page:
        steps = range(HOME_DEPTH, page.depth)
        wanted |= Q(path__in=[page.path[: page.steplen * depth] for depth in steps])
        wanted |= Q(translation_key=page.translation_key)
    # What is not for everybody is in no menu. A link that an editor made stands: it leads to the sign-in.
    is_public = Case(When(public(), then=Value(True)), default=Value(False))
    is_form = Case(When(FORM_FOR_REPORTS, then=Value(True)), default=Value(False))
    pages = Page.objects.filter(wanted).annotate(is_public=is_public, is_form=is_form).live().order_by("path")
    pages = pages.select_related("locale")
    for found in pages:
        found.language = found.locale.language_code
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


def _menu(pages, page, address, language):
    here = page.path if page else ""
    in_menus = [p for p in pages if p.show_in_menus and p.depth > HOME_DEPTH and p.language == language]
    shown = [p for p in in_menus if p.is_public or here.startswith(p.path)]

    def item(entry, children=()):
        current = here.startswith(entry.path)
        return MenuItem(entry.title, address(entry.url_path), current, list(children))

    return [
        item(top, [item(sub) for sub in shown if sub.depth == top.depth + 1 and sub.path.startswith(top.path)])
        for top in shown
        if top.depth == HOME_DEPTH + 1
    ]


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
    return {"code": own, "dir": _direction(own)} if own != language else None


def _direction(language):
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def _languages(pages, page, request, address, language):
    """The languages this page is live in; for a view without page, those the home page is live in."""
    if page:
        live = [p for p in pages if p.translation_key == page.translation_key and p.alias_of_id is None]
        urls = {p.language: f"{address(p.url_path)}{_below(page)}" for p in live}
    else:
        homes = [p for p in pages if p.depth == HOME_DEPTH]
        urls = {p.language: translate_url(request.get_full_path(), p.language) for p in homes}
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"],
            "url": urls[code],
            # Whole, as search engines want it.
            "address": urljoin(settings.SITE_URL, urls[code]),
            "current": code == language,
            "dir": _direction(code),
        }
        for code, _name in settings.LANGUAGES
        if code in urls
    ]


def _footer(columns, pages, address, language):
    """The columns with addresses; a link to a page that is not published is left out."""
    named = {link["page"] for column in columns for link in column["links"]}
    shown = _in_readers_language(named, pages, language)

    def url(link):
        if not link["page"]:
            return link["url"]
        return address(shown[link["page"]].url_path) if shown[link["page"]] else ""

    def links_of(column):
        found = ({"text": link["text"], "url": url(link)} for link in column["links"])
        return [link for link in found if link["url"]]

    return [{"heading": column["heading"], "links": links_of(column)} for column in columns]


def _notice(organisation, request):
    if not organisation.notice_is_shown():
        return None
    page = organisation.notice_page
    return {"text": organisation.notice_text, "url": page.get_url(request) if page and page.live else ""}


def _share_image(page):
    image = getattr(page, "share_image", None) or getattr(page, "picture", None)
    if not image:
        return None
    try:
        rendition = image.get_rendition("fill-1200x630|format-jpeg")
    except SourceImageIOError:  # its file is gone: no reason to lose the page too
        return None
    alt = page.share_image_alt if page.share_image_id else getattr(page, "picture_alt", "")
    return {
        "url": rendition.full_url,
        "width": rendition.width,
        "height": rendition.height,
        "alt": alt or image.description,
    }
