"""Which page an address names. What is the same for every reader is remembered (common.remembered)."""

import copy

from django.db.models import Exists
from django.db.models.functions import Length
from django.http import Http404
from wagtail.models import Page, PageViewRestriction

from common.languages import readers_language
from common.remembered import recall, remembered


def page_at(paths):
    """The page of the longest of some paths in the tree that names one, as its type, with what it is shown with."""
    found = _named(tuple(paths))
    if found is None:
        raise Http404
    path, pk, page_type, closed = found
    # What is remembered is everybody's: each request has its own.
    page = copy.copy(_page(page_type, pk, readers_language()))
    page.site_restricts, page.is_remembered = closed, recall() is not None
    return path, page


@remembered
def _page(page_type, pk, _language):
    """By the reader's language as well as by its own: what its streams link to is laid down in them as it is read."""
    pages, related = page_type._default_manager, getattr(page_type, "shown_with", [])
    return (pages.select_related(*related) if related else pages).get(pk=pk)


@remembered
def _named(paths):
    named = Page.objects.filter(url_path__in=paths).order_by(Length("url_path").desc())
    page = named.annotate(site_restricts=Exists(PageViewRestriction.objects.all())).first()
    return page and (page.url_path, page.pk, page.specific_class, page.site_restricts)
