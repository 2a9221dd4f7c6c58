"""Addresses of pages by their paths in the tree: what Wagtail works out for every link of a list, worked out once.

What is remembered follows from nothing but what it is remembered under, the roots of the sites among it: a page that
moves has another path, and a site that moves other roots.

It reads and sets what Wagtail keeps on a page for itself (``_get_site_root_paths`` and its cache): to be deleted when
Wagtail gives the addresses of many pages at once.
"""

from functools import lru_cache
from types import SimpleNamespace

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import get_language
from wagtail.models import Page, Site

from common.sites import site_of

REMEMBERED = 4096


def addresses(request=None):
    """A function from a page's ``url_path`` to what its ``get_url(request)`` answers."""
    roots = tuple(Page._get_site_root_paths(None, request or SimpleNamespace()))
    site = site_of(request) if request else None
    about = roots, site and site.pk, get_language(), get_urlconf(), get_script_prefix()
    return lambda url_path: _address(url_path, *about)


@lru_cache(REMEMBERED)
def _address(url_path, roots, site_id, language, *about):
    own = [root for root in roots if url_path.startswith(root.root_path)]
    if len(own) == 1 and own[0].language_code not in (language, settings.LANGUAGE_CODE):
        url_path, roots = _by_the_default_language(url_path, own[0], roots)
    page = Page(url_path=url_path)
    page._wagtail_cached_site_root_paths = list(roots)
    return page.get_url(current_site=Site(pk=site_id) if site_id else None)


def _by_the_default_language(url_path, root, roots):
    """The same address, as a path that begins with the language's prefix.

    For a page in another language than the reader's Wagtail switches to that, and reverses. To offer a page in five
    languages would load four more languages' catalogues and maps of all addresses, before the first answer.
    """
    below = f"{root.language_code}/{url_path.removeprefix(root.root_path)}"
    default = root._replace(language_code=settings.LANGUAGE_CODE)
    return f"{root.root_path}{below}", [default if one == root else one for one in roots]
