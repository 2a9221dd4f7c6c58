from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class NamedAuthor(models.Model):
    """Somebody without a post for it whom an editor has asked to write: for a time, and it ends by itself."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="named_author"
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), help_text=_("The first day they do not write any more."))
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("named author")
        verbose_name_plural = _("named authors")
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="newsletter_author_ends_after_it_starts")
        ]

    def __str__(self):
        return f"named author {self.pk}"
