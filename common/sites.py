"""The site that a request is for: asked once, then remembered (common.remembered)."""

import copy

from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from common.remembered import recall, remembered


def site_of(request):
    """As ``Site.find_for_request``, whose answer it leaves where Wagtail looks for it; each request has its own."""
    if not hasattr(request, "_wagtail_site") and recall() is not None:
        # Not ``get_host``: Wagtail answers whoever asks by a name that Django will refuse, too.
        host = split_domain_port(request._get_raw_host())[0]
        request._wagtail_site = copy.copy(_site(host, request.get_port()))
    return Site.find_for_request(request)


@remembered
def _site(host, port):
    return get_site_for_hostname(host, port)
