"""A case's private key, sealed to each who may read the case: the rows that decide who can open anything of it."""

from random import SystemRandom

from conduct.models import CaseKey
from conduct.sealing import age
from conduct.sealing.tags import RECOVERY, tag


def seal_to(case_secret, recipients):
    """A case's private key for each public key, as ``[(tag, sealed)]``: small age files of one recipient each."""
    return [(tag(recipient), age.seal(case_secret.encode(), [recipient])) for recipient in recipients]


def seal_to_trustees(case_secret, first, second):
    """The same for the two trustees, as ``(tag, sealed)``: sealed to the second, and that to the first."""
    return tag(RECOVERY), age.seal(age.seal(case_secret.encode(), [second]), [first])


def store_keys(case, case_secret, recipients, trustees=None):
    """Write a row for each public key of ``recipients``, and one for both ``trustees`` (first, second), if any.

    Who is not among them cannot open the case: whoever calls has left out those who are kept from it.
    """
    sealed = seal_to(case_secret, recipients)
    if trustees:
        sealed.append(seal_to_trustees(case_secret, *trustees))
    # Readers come by name: rows in that order would tell, from several cases, whose is missing in one.
    SystemRandom().shuffle(sealed)
    return CaseKey.objects.bulk_create(CaseKey(case=case, reader=reader, sealed=data) for reader, data in sealed)
