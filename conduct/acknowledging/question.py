"""When somebody is asked to read the code: as they sign in and before the link of an event, until they have."""

from django.urls import reverse
from django.utils.translation import gettext as _

from conduct.acknowledging.services import latest_of
from conduct.pages.versions import current_version

# In the session: the version that somebody does not want to read now.
NOT_NOW = "conduct_not_now"


def ask(request):
    """What :func:`members.signin.asking.asks` wants: where the code is shown, or None for whoever need not see it."""
    version = current_version()
    if version is None or request.session.get(NOT_NOW) == version.pk:
        return None
    latest = latest_of(request.user)
    if latest and latest.version_id == version.pk:
        return None
    return reverse("conduct:acknowledge"), _words(latest), _("Read it first")


def _words(latest):
    if latest:
        return _("Our code of conduct has changed since you read it. What is new takes a minute to read.")
    return _("Everybody who comes agrees to our code of conduct. It takes two minutes to read.")


def put_off(request, version):
    """Not again in this session, until there is a newer version."""
    request.session[NOT_NOW] = version.pk
