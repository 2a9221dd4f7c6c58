"""What is different about every request to the pages for reports, before and after the site's other middleware."""

from csp.constants import HEADER
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponseBase, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from common.middleware import CONTROL_CHARACTERS, FORM_TYPES
from conduct.reporting import pages, quiet

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    HEADER: POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Pages are filled up to the next multiple, so that their length does not tell which of them it was.
BLOCK = 8 * 1024
ABOUT_ADDRESSES = (Http404, PermissionDenied, SuspiciousOperation, BadRequest)


class QuietReports:
    """The outermost: whoever comes is nobody, nothing is logged, and no page of an error shows what it held."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not quiet.covers(request.path_info):
            return self.get_response(request)
        with quiet.silence():
            quiet.forget_who(request)
            response = self.get_response(request)
            if response.status_code >= 400 and not getattr(response, "is_of_reports", False):
                response = pages.of_status(request, response.status_code, allow=response.headers.get("Allow"))
            return response if getattr(request, "is_preview", False) else dressed(response)

    def process_exception(self, request, exception):
        """Whatever a view raises ends here, also where DEBUG would show it with all that was typed."""
        if not quiet.covers(request.path_info) or isinstance(exception, ABOUT_ADDRESSES):
            return None
        quiet.note(exception)
        return pages.of_status(request, 500)


class ReadReports:
    """Reads the form before anything else does: into memory, and without characters that no keyboard types.

    Those come along with what is pasted from elsewhere. To refuse them, as the rest of the site does, would cost
    somebody their text for something that they cannot see.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not quiet.covers(request.path_info):
            return self.get_response(request)
        # The form is checked by the view, which gives back what was typed (conduct.reporting.forgery).
        request.csrf_processing_done = True
        return read(request) or self.get_response(request)


def read(request) -> HttpResponseBase | None:
    """Read the form; the page that says why not, where it could not be read."""
    if request.method != "POST":
        return None
    if request.content_type not in FORM_TYPES:
        return pages.of_status(request, 400)
    try:
        request._post = cleaned(request.POST)
    except RequestDataTooBig:
        return pages.of_status(request, 413)
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError, ValueError, LookupError):
        return pages.of_status(request, 400)
    return None


def cleaned(post):
    clean = post.copy()
    for name, values in post.lists():
        if CONTROL_CHARACTERS.search(name):
            del clean[name]
        else:
            clean.setlist(name, [CONTROL_CHARACTERS.sub("", value) for value in values])
    return clean


def dressed(response):
    """The answer with the headers that all of these have, and as long as many others."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
    if not response.streaming and response.content:
        filling = -len(response.content) % BLOCK
        response.content += b" " * filling
        response.headers["Content-Length"] = str(len(response.content))
    return response
