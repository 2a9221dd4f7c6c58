import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conduct.choices import KeyState, Seat


class ReaderKey(models.Model):
    """The public half of a key that reports are sealed to, and its private half wrapped under a passphrase.

    It is made in its holder's browser, or offline: the passphrase and the open private half never come here. It
    counts once two officers with active keys have agreed to it (conduct.keys.services).
    """

    seat = models.CharField(_("whose it is"), max_length=16, choices=Seat, default=Seat.OFFICER)
    # The officer. When their account goes, so does what they could open.
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    # Trustees have no account here.
    name = models.CharField(_("name"), max_length=80, blank=True)
    public_key = models.CharField(_("public key"), max_length=62, unique=True)
    # An armoured age file; empty where the private half is kept offline.
    wrapped = models.TextField(_("private key, wrapped"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=KeyState, default=KeyState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    activated_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reader’s key")
        verbose_name_plural = _("readers’ keys")
        constraints = [
            # One key a person, one key a trustee's seat: who could read is no list to hide a second key in.
            models.UniqueConstraint(
                fields=["holder"],
                condition=models.Q(state=KeyState.ACTIVE, seat=Seat.OFFICER),
                name="conduct_one_active_key_a_person",
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(state=KeyState.ACTIVE) & ~models.Q(seat=Seat.OFFICER),
                name="conduct_one_active_key_a_trustee",
            ),
        ]

    def __str__(self):
        return f"key {self.pk}"

    @property
    def fingerprint(self):
        """The first 80 bits of the SHA-256 of the public key, as five groups of four, to be read out."""
        digits = hashlib.sha256(self.public_key.encode()).hexdigest()[:20].upper()
        return " ".join(digits[start : start + 4] for start in range(0, 20, 4))


class KeyAgreement(models.Model):
    """That an officer has compared a key's fingerprint with its holder, and agrees that reports be sealed to it."""

    key = models.ForeignKey(ReaderKey, on_delete=models.CASCADE, related_name="agreements")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    agreed_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "officer"], name="conduct_agrees_once")]

    def __str__(self):
        return f"agreement {self.pk}"
