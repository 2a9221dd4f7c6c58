"""Headers and refusals that hold for every request, admin included."""

import codecs
import re

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import UnreadablePostError
from django.middleware.gzip import GZipMiddleware
from django.views.defaults import bad_request

ADMIN_PREFIX = "/admin/"
PRIVATE = {"private", "no-store"}
# C0 and DEL but for tab, newline and carriage return, and halves of surrogate pairs. PostgreSQL refuses NUL, no
# encoding has room for the halves, and nobody types the others.
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}


class ContentSecurityPolicy(CSPMiddleware):
    """django-csp's header: strict everywhere, looser under /admin/ only, whose editor needs inline script."""

    def process_response(self, request, response):
        # A preview is the answer of a request within the request, for the page: its header would forbid the frame
        # that the editor shows it in.
        if is_admin(request):
            response.headers.pop(HEADER, None)
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if is_admin(request):
            parts.replace = {**settings.ADMIN_CONTENT_SECURITY_POLICY, **(parts.replace or {})}
        return parts


def is_admin(request):
    return request.path_info.startswith(ADMIN_PREFIX)


class PermissionsPolicy:
    """One header that switches off the browser features no page here uses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class PackedIfPlain(GZipMiddleware):
    """Compresses answers that hold no secret.

    Out of the lengths of packed answers a secret in them can be read, if they repeat what is sent, too (BREACH).
    So whatever is somebody's own goes out as it is: with a session, with cookies, with a token against forged forms.
    """

    def process_response(self, request, response):
        return response if holds_secret(request, response) else super().process_response(request, response)


def holds_secret(request, response):
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or bool(response.cookies)
        # Set by whoever asked for a token, be it drawn in a form or not.
        or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
        or not PRIVATE.isdisjoint(_directives(response.get("Cache-Control", "")))
    )


def _directives(value):
    return {part.strip().lower() for part in value.split(",")}


class SignedInAnswers:
    """What somebody signed in is shown, no cache keeps. Where nobody asked who it is, all are shown the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_personal = request.session.accessed and request.user.is_authenticated
        if is_personal and "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "private, no-store"
        return response


class RefuseControlCharacters:
    """400 for an address, form or cookie that holds what nobody can type, before anything stumbles over it.

    Bodies other than forms are their readers' business. Limits on the size and number of fields raise here, and
    Django answers 400 for them too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_utf8(request) or any(map(CONTROL_CHARACTERS.search, texts(request))):
            return bad_request(request, BadRequest())
        return self.get_response(request)


def is_utf8(request):
    """Other encodings are a way to write the same characters unseen, and some cannot decode text at all."""
    try:
        return codecs.lookup(request.content_params.get("charset", "utf-8")).name == "utf-8"
    except LookupError:
        return False


def texts(request):
    """Everything a request says in words. The names of uploaded files are cleaned by Django itself."""
    yield request.path_info
    yield from words(request.GET)
    for item in request.COOKIES.items():
        yield from item
    if request.content_type in FORM_TYPES:
        try:
            yield from words(request.POST)
        except UnreadablePostError as error:
            raise BadRequest from error
        yield from request.FILES


def words(query):
    for name, values in query.lists():
        yield name
        yield from values
