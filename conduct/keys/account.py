"""A person's own keys: in their export, and gone with their account, together with all they opened."""

from django.utils.translation import gettext_lazy as _

from conduct.models import KeyAgreement, ReaderKey
from members.account.sections import erases, exports


@exports(
    "conduct_keys",
    _("Keys for reading reports"),
    of=["conduct.ReaderKey.holder", "conduct.ReaderKey.proposed_by", "conduct.KeyAgreement.officer"],
    order=70,
    labels={
        "public_key": _("public key"),
        "fingerprint": _("fingerprint"),
        "state": _("state"),
        "made": _("made"),
        "wrapped": _("private key, under your passphrase"),
        "agreed": _("you agreed to it"),
    },
)
def keys(user):
    """Their own in full, to be opened by their passphrase; of others' only what was done with them, and when."""
    own = ReaderKey.objects.filter(holder=user).order_by("pk")
    rows = [
        {
            "public_key": key.public_key,
            "fingerprint": key.fingerprint,
            "state": str(key.get_state_display()),
            "made": key.created_at,
            "wrapped": key.wrapped,
        }
        for key in own
    ]
    entered = ReaderKey.objects.filter(proposed_by=user, holder=None).order_by("pk")
    rows += [{"fingerprint": key.fingerprint, "made": key.created_at} for key in entered]
    agreed = KeyAgreement.objects.filter(officer=user).select_related("key").order_by("pk")
    return rows + [{"fingerprint": row.key.fingerprint, "agreed": row.agreed_at} for row in agreed]


@erases(
    order=45,
    goes=_("Your keys for reading reports, and your way into every case."),
    stays=_("The log of conduct cases: that somebody did something, and when, by a number that leads to nobody."),
)
def forget_keys(user):
    # With it comes all the cryptography of keys.
    from conduct.keys.leaving import leave

    for pk in ReaderKey.objects.filter(holder=user).values_list("pk", flat=True):
        leave(key_id=pk)
