from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignedInSession(models.Model):
    """A browser that somebody is signed in with, as they are shown it. It goes with its session, however that ends.

    Kept of the browser: two words. Not kept: any internet address.
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, primary_key=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signed_in_sessions")
    program = models.CharField(_("browser"), max_length=40, blank=True)
    began_at = models.DateTimeField(_("signed in"), default=timezone.now)
    seen_on = models.DateField(_("last used"))

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self):
        return "session"
