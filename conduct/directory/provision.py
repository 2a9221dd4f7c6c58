"""What the directory begins with: the Party's advice line, whose number somebody has to verify."""

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import gettext_noop
from wagtail.models import Locale

from conduct.directory.kinds import HelpKind
from conduct.models import HelpService

# As the Party's own pages had it in November 2026.
NAME = gettext_noop("Independent advice line about sexual harassment")
SERVES = gettext_noop(
    "Members of the Labour Party, whether or not they complain. A charity for survivors answers, and passes nothing "
    "on to the Party unless you ask it to."
)
WEB = "https://labour.org.uk/complaints/sexual-harassment/"
# Written as it is dialled from everywhere; in the United Kingdom it is 020 8683 3311, and this works there too.
PHONE = "+44 20 8683 3311"
KEY = uuid5(NAMESPACE_URL, "labour-international/help/advice-line")


def ensure_help():
    """The fallback, unverified, where there is none; how much was missing."""
    if HelpService.objects.filter(is_fallback=True).exists():
        return 0
    HelpService.objects.create(
        locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
        translation_key=KEY,
        is_fallback=True,
        name=NAME,
        serves=SERVES,
        kind=HelpKind.PARTY,
        phone=PHONE,
        web=WEB,
        languages=["en"],
    )
    return 1
