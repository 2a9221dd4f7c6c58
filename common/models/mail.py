import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """A mail that is to be sent or was sent: its content and whom it is for stay only until a mail server has it."""

    # Part of the Message-ID, so that a mail server can drop the copy of a mail sent twice after a crash.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    to = models.EmailField(_("to"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    # From then on nobody is helped by it: it is not sent any more, and its row is deleted.
    useful_until = models.DateTimeField(_("useful until"))
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [models.Index(fields=["useful_until"], name="common_mail_useful_until")]

    def __str__(self):
        return f"mail {self.pk}"
