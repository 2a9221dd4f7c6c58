"""Headers and refusals that hold for every request, admin included."""

import re

from csp.middleware import CSPMiddleware
from django.conf import settings

ADMIN_PREFIX = "/admin/"
# C0 and DEL but for tab, newline and carriage return. PostgreSQL refuses NUL; nobody types the others.
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class ContentSecurityPolicy(CSPMiddleware):
    """django-csp's header: strict everywhere, looser under /admin/ only, whose editor needs inline script."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not request.path_info.startswith("/admin/login/"):
            parts.replace = {**settings.ADMIN_CONTENT_SECURITY_POLICY, **(parts.replace or {})}
        return parts


class PermissionsPolicy:
    """One header that switches off the browser features no page here uses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class RefuseControlCharacters:
    """400 for a path, query or form field with control characters, before anything can stumble over them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
