"""The pages of all languages for search engines, each with what it is called in the others."""

from collections import defaultdict

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Locale, Page


class Sitemap(WagtailSitemap):
    """Wagtail's own has the pages below the site's home page, which is that of one language."""

    def items(self):
        pages = Page.objects.live().public().filter(depth__gt=1).order_by("path")
        return pages.defer_streamfields().specific()

    def _urls(self, page, protocol, domain):
        listed, translations = [], defaultdict(dict)
        codes = dict(Locale.objects.values_list("pk", "language_code"))
        for item in self.paginator.page(page).object_list:
            for url in item.get_sitemap_urls(self.request):
                listed.append((item, url))
                translations[item.translation_key][codes[item.locale_id]] = url["location"]
        for item, url in listed:
            url["alternates"] = _alternates(translations[item.translation_key])
        return [url for _item, url in listed]


def _alternates(addresses):
    """As Django's template wants them; nothing for what is there in one language only."""
    if len(addresses) < 2:
        return []
    found = [
        {"lang_code": code, "location": addresses[code]} for code, _name in settings.LANGUAGES if code in addresses
    ]
    default = addresses.get(settings.LANGUAGE_CODE)
    return found + ([{"lang_code": "x-default", "location": default}] if default else [])


def sitemap(request):
    return wagtail_sitemap(request, {"pages": Sitemap})
