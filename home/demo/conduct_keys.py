"""Keys of the demo's conduct officers and of two invented trustees, come about as real ones do.

Made anew wherever the demo is written, and nowhere kept but in its database, under a passphrase that everybody knows.
"""

from django.db import transaction

from common.models import OutgoingMail
from conduct.choices import Seat
from conduct.keys import services
from conduct.keys.wrapped import wrap
from conduct.models import ReaderKey
from conduct.sealing import age
from members.models import User

from .people import ACCOUNTS

# Of all keys of the demo; six words, as officers have them.
PASSPHRASE = "six words only for this demo"  # noqa: S105 - the demo's, known to everybody
OFFICERS = [account.email for account in ACCOUNTS if ("executive", "Conduct officer") in account.posts]
TRUSTEES = ((Seat.FIRST_TRUSTEE, "Beatrix Lindqvist-Oduya"), (Seat.SECOND_TRUSTEE, "Gwilym Castellanos"))


@transaction.atomic
def ensure():
    """The keys, where there are none at all; how many were made. Nobody gets the mails that come with it."""
    officers = list(User.objects.filter(email__in=OFFICERS).order_by("pk"))
    if ReaderKey.objects.exists() or len(officers) < services.NEEDED:
        return 0
    mails = set(OutgoingMail.objects.values_list("pk", flat=True))
    keys = [_officer(person) for person in officers]
    services.activate_first(fingerprints=[key.fingerprint for key in keys])
    for seat, name in TRUSTEES:
        _trustee(seat, name, officers)
    OutgoingMail.objects.exclude(pk__in=mails).delete()
    return len(keys) + len(TRUSTEES)


def _officer(person):
    secret, public = age.new_identity()
    return services.propose(actor=person, public_key=public, wrapped=wrap(secret, PASSPHRASE))


def _trustee(seat, name, officers):
    """Its private half is kept too, wrapped, so that recovery can be tried; a real one never comes near a server."""
    secret, public = age.new_identity()
    key = services.propose_trustee(actor=officers[0], seat=seat, name=name, public_key=public)
    for officer in officers[: services.NEEDED]:
        services.agree(actor=officer, key_id=key.pk, typed=key.fingerprint)
    ReaderKey.objects.filter(pk=key.pk).update(wrapped=wrap(secret, PASSPHRASE))
