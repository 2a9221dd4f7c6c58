"""Which page an address names, without asking what is the same for every reader: the site and its home page.

Wagtail asks for the site, the language, the home page and its type one after the other. Here it is one query for the
site and one for the home page, and both are remembered (common.remembered).
"""

import copy

from django.db.models import Exists, Q
from django.http import Http404
from wagtail.models import PageViewRestriction
from wagtail.views import serve

from common.languages import readers_language
from common.remembered import recall, remembered
from common.sites import site_of
from home.models import HomePage

FRAMED = {"branches", "conduct", "events", "home", "newsletter"}


class KnownRoutes:
    """Has the page of a request found before Wagtail looks for it, where it would."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if recall() is not None and is_ours(view):
            site_of(request)
        if view is not serve or not (site := site_of(request)):
            return
        home = _home(site.root_page, readers_language())
        if home is None:
            return
        try:
            parts = [part for part in args[0].split("/") if part]
            # What is remembered is everybody's: each request has its own.
            home = copy.copy(home)
            home.is_remembered = recall() is not None
            request._wagtail_route_for_request = home.route(request, parts)
        except Http404:
            request._wagtail_route_for_request = None


def is_ours(view):
    """Whether it shows a page with our frame around it; ``/health/`` and the like ask for no site."""
    return view.__module__.partition(".")[0] in FRAMED


@remembered
def _home(root, language):
    """The home page in a language, or ``root`` itself where nobody has published it there."""
    translated = Q(translation_key=root.translation_key, locale__language_code=language, live=True)
    homes = HomePage.objects.filter(Q(pk=root.pk) | translated).select_related("locale", *HomePage.shown_with)
    homes = list(homes.annotate(site_restricts=Exists(PageViewRestriction.objects.all())))
    return max(homes, key=lambda home: home.locale.language_code == language, default=None)
