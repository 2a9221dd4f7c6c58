"""A reader's browser gives another officer all the cases it may: after a lost passphrase, or to a new colleague."""

from conduct.cases.facts import Facts
from conduct.models import Case, CaseKey
from conduct.sealing.tags import tag


def to_share(user, key):
    """The cases that ``user`` reads and the holder of ``key`` does not, without those they are kept from.

    For the eyes of ``user`` alone, who reads every one of them; the server refuses the others again
    (conduct.cases.services.share), in the same words as it refuses anything.
    """
    theirs = CaseKey.objects.filter(reader=tag(key.public_key)).values("case")
    cases = Case.objects.visible_to(user).exclude(pk__in=theirs).order_by("code_name")
    return [case for case in cases if key.holder_id not in Facts.of(case).kept_out]
