import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactPageMixin(models.Model):
    """A page behind which a role mailbox stands. The address is never shown: a form writes to it."""

    mailbox = models.EmailField(
        _("role mailbox"),
        blank=True,
        help_text=_("Never shown on the site: the contact form writes to it. Use a role's address, not a person's."),
    )

    class Meta:
        abstract = True


class ContactMessage(models.Model):
    """What a visitor wrote through a page's contact form, until it is relayed and its content deleted."""

    # Part of the Message-ID, so that a mail server can drop the copy of a message relayed twice after a crash.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("contact message")
        verbose_name_plural = _("contact messages")
        indexes = [models.Index(fields=["created_at"], name="common_contact_created")]

    def __str__(self):
        return f"message {self.pk}"
