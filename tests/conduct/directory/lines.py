"""Builders for the support directory: a helpline, verified by somebody else than who wrote it."""

from wagtail.models import Locale

from conduct.directory import services
from conduct.directory.kinds import HelpKind
from conduct.directory.verifying import facts_of
from conduct.models import HelpService
from members.models import User
from tests.conduct import world

# Ofcom keeps 020 7946 0000 to 0999 for fiction.
NUMBER = "+44 20 7946 0123"


def qualified(name):
    """Somebody who may write and verify, without a key for reports."""
    return User.objects.filter(email=f"{name}@example.org").first() or world.officer(name, with_key=False)


def helpline(verified=True, **kw):
    """A row as the admin leaves it: written by anna, verified today by bela unless ``verified`` is False."""
    values = {"name": "Talk line", "kind": HelpKind.TALK, "phone": NUMBER} | kw
    service = HelpService(locale=Locale.objects.get_or_create(language_code="en")[0], **values)
    service.full_clean(exclude=["locale"])
    services.keep(actor=qualified("anna"), service=service)
    row = HelpService.objects.get(pk=service.pk)
    return verify(row) if verified else row


def verify(service, by="bela"):
    return services.verify(actor=qualified(by), service=service, seen=facts_of(service))


def office(**kw):
    """Hours as a helpline has them: Monday to Friday, nine to five in London."""
    hours = {"weekdays": ["mo", "tu", "we", "th", "fr"], "opens": "09:00", "closes": "17:00"}
    return hours | {"time_zone": "Europe/London"} | kw
