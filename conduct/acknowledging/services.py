"""That a member has read the code: said by themself, of the version in force."""

from django.db import transaction

from conduct.models import Acknowledgement
from conduct.pages.versions import current_version


class OutdatedVersionError(Exception):
    """Another version has come into force since the code was shown."""


@transaction.atomic
def acknowledge(*, user, version):
    """Keep that ``user`` has read ``version``, an id: once, however often it is said. Tells and mails nobody.

    For one's own account only. Raises OutdatedVersionError.
    """
    current = current_version()
    if current is None or current.pk != version:
        raise OutdatedVersionError
    return Acknowledgement.objects.get_or_create(user=user, version=current)[0]


def latest_of(user):
    """The acknowledgement of the newest version that somebody has acknowledged, or None."""
    rows = Acknowledgement.objects.filter(user=user).select_related("version")
    return rows.order_by("-version__number", "-at").first()
