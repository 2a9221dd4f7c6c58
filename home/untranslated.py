"""Addresses in a language that a page is not in yet: /fr/about/ where there is only /about/."""

from django.conf import settings
from django.db.models.functions import Length
from django.urls import translate_url
from django.utils.translation import get_language_info
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from common.languages import direction, readers_language
from common.privacy import public
from home.models.pages import MAX_LEVELS


def in_english(request):
    """The page at the same address in English: ``{title, url, language, code, dir}``; None where there is none.

    Addresses are the same in every language but for what they begin with. Two queries, where nothing was found.
    """
    language = readers_language()
    prefix = f"/{language}/"
    if language == settings.LANGUAGE_CODE or not request.path.startswith(prefix):
        return None
    page, left = _page_at(request.path.removeprefix(prefix).strip("/").split("/"))
    if page is None or (left and not issubclass(page.specific_class, RoutablePageMixin)):
        return None
    return {
        "title": page.title,
        "url": translate_url(request.get_full_path(), settings.LANGUAGE_CODE),
        "language": get_language_info(language)["name_translated"],
        "code": settings.LANGUAGE_CODE,
        "dir": direction(settings.LANGUAGE_CODE),
    }


def _page_at(parts):
    """The page of the longest part of an address, and how much of the address is left; None where there is none."""
    home = Page.objects.filter(depth=2, locale__language_code=settings.LANGUAGE_CODE).first()
    if home is None or len(parts) > MAX_LEVELS:
        return None, 0
    paths = {home.url_path + "/".join(parts[:length]) + "/": length for length in range(1, len(parts) + 1)}
    pages = Page.objects.live().filter(public(), url_path__in=paths).order_by(Length("url_path").desc())
    page = pages.first()
    return page, len(parts) - paths[page.url_path] if page else 0
