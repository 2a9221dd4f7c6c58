"""Ways to change what is live that ask no page what it lets somebody do, closed to everybody.

wagtail-localize publishes what it writes, and turns a page into an alias of a draft; Wagtail's list of sites puts
another page in the place of all. Registered with branches.doors, as the others are (docs/rights.md).
"""

from functools import cache

from wagtail.models import Page, Site
from wagtail_localize.models import TranslationSource

from branches.doors.middleware import closed_to_everybody
from common.standing import kept_below
from conduct.models import CodeOfConductPage, ConductIndexPage, ConductTextPage, Publication, ReportFormPage

OURS = (ConductIndexPage, CodeOfConductPage, ReportFormPage, ConductTextPage)


def is_ours(page):
    return issubclass(page.specific_class or Page, OURS)


@cache
def can_hold_ours(model):
    """Whether a conduct page may be of this type, or stand anywhere below a page of it."""
    reached, below = set(), {model}
    while below:
        reached |= below
        below = {each for above in below for each in above.allowed_subpage_models()} - reached
    return any(issubclass(each, OURS) for each in reached)


@kept_below
def holds_published_pages(page):
    """Whether a conduct page that was ever public is this one, or stands below it."""
    # Asked several times for each row of a list of pages: of most types none can.
    if not page.path or not can_hold_ours(page.specific_class or Page):
        return False
    return Publication.objects.filter(page__path__startswith=page.path).exists()


def translations_closed(request, translation_source_id):
    """New strings may reach the translations; that they are published at once is for two to decide."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    original = source and source.get_source_instance()
    return bool(request.POST.get("publish_translations")) and isinstance(original, OURS)


def alias_closed(request, page_id):
    page = Page.objects.filter(pk=page_id).first()
    return page is not None and is_ours(page)


def site_closed(request, pk):
    """The site stays where its conduct pages are: it is not removed, and no other page becomes its front."""
    site = Site.objects.filter(pk=pk).select_related("root_page").first()
    if site is None or request.method != "POST" or not holds_published_pages(site.root_page):
        return False
    return request.POST.get("root_page") != str(site.root_page_id)


def new_site_closed(request):
    """A second site at the same host would answer in place of the first."""
    if request.method != "POST":
        return False
    kept = [site for site in Site.objects.select_related("root_page") if holds_published_pages(site.root_page)]
    return any(site.hostname == request.POST.get("hostname") for site in kept)


def close():
    closed_to_everybody("wagtail_localize:update_translations", translations_closed)
    closed_to_everybody("wagtail_localize:convert_to_alias", alias_closed)
    closed_to_everybody("wagtailadmin_pages:convert_alias", alias_closed)
    closed_to_everybody("wagtailsites:edit", site_closed)
    closed_to_everybody("wagtailsites:delete", site_closed)
    closed_to_everybody("wagtailsites:add", new_site_closed)
