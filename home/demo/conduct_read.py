"""Who of the demo has read the code of conduct: all but two, whom it shows what is asked of them."""

from datetime import timedelta

from django.utils import timezone

from conduct.models import Acknowledgement, CodeVersion
from conduct.pages.versions import current_version
from members.models import User

from .people import ACCOUNTS

# The one has never read it; the other has read the version before, and is told what has changed.
NEVER, BEFORE = "member.berlin@example.org", "member.brussels@example.org"
AGO = timedelta(days=9)


def ensure():
    """On a demo where nobody has read anything yet; how many rows were written."""
    version = current_version()
    if version is None or Acknowledgement.objects.exists():
        return 0
    earlier = CodeVersion.objects.filter(page=version.page, number__lt=version.number).first()
    people = User.objects.filter(email__in=[account.email for account in ACCOUNTS]).exclude(email=NEVER)
    rows = [_row(person, earlier if person.email == BEFORE else version) for person in people]
    made = Acknowledgement.objects.bulk_create(row for row in rows if row.version_id)
    Acknowledgement.objects.update(at=timezone.now() - AGO)
    return len(made)


def _row(person, version):
    return Acknowledgement(user=person, version=version)
