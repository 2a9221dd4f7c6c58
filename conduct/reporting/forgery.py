"""Whether a form was sent from our own page: Django's token, and who the browser says has sent it.

Our pages send no referrer, and for that browsers leave out the origin too ("null"), which Django refuses. So the
token decides, with ``Sec-Fetch-Site``, which no page can forge: a stranger's page that starts a report, or types
six words of its own here, would read what somebody believes to write to us.
"""

from django.middleware.csrf import CsrfViewMiddleware

OWN = {"same-origin", "none"}


def is_forged(request):
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in OWN:
        return True
    request.csrf_processing_done = False
    return _Check(lambda _request: None).process_view(request, None, (), {}) is not None


class _Check(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason

    def _origin_verified(self, request):
        return request.META["HTTP_ORIGIN"] == "null" or super()._origin_verified(request)

    def _check_referer(self, request):
        """No page here sends one."""
        if "HTTP_REFERER" in request.META:
            super()._check_referer(request)
