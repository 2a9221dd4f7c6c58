"""What holds for every request of somebody signed in: who enters the admin, and the list of sessions."""

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from members.signin import services
from members.signin.second_factor import missing_factor

ADMIN_PREFIX = "/admin/"
# What signs out, or says nothing that is secret.
OPEN = ("/admin/logout/", "/admin/login/", "/admin/password_reset/", "/admin/sprite/", "/admin/jsi18n/")


class SecondFactor:
    """Nobody uses the admin without a second factor (where REQUIRE_MFA is on).

    Somebody signed in who has no work there is told so: Wagtail would send them to sign in, and from there they would
    be sent back, for ever.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_admin(request) and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise PermissionDenied
            refused = missing_factor(request)
            if refused and request.headers.get("X-Requested-With") == "XMLHttpRequest":
                raise PermissionDenied
            if refused:
                return refused
        return self.get_response(request)


def is_admin(request):
    return request.path_info.startswith(ADMIN_PREFIX) and not request.path_info.startswith(OPEN)


class AskAgain:
    """Who changes how they sign in proves first who they are, and comes back to the page they were on.

    allauth's own answer keeps the whole request for afterwards, internet address and all.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        from allauth.account.adapter import get_adapter

        if not isinstance(exception, ReauthenticationRequired):
            return None
        methods = get_adapter().get_reauthentication_methods(request.user)
        return redirect_to_login(request.path, methods[0]["url"] if methods else "account_login")


class ListSessions:
    """A browser that somebody is signed in with stands in their list of sessions."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            services.note_session(request)
        return response
