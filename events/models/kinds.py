from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class EventKind(TranslatableMixin, models.Model):
    """What sort of event it is: data, because organisations differ. Filters and feeds name it by its slug."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("short name in addresses"),
        max_length=40,
        help_text=_("Such as surgery. Calendar programs subscribe by it, so it should not change."),
    )
    description = models.CharField(_("what it is"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=100)

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("description"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of event")
        ordering = ["sort_order", "name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="events_kind_slug_once_a_language")]

    def __str__(self):
        return self.name
