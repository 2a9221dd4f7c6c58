"""The support directory: whom somebody can call, checked by a person, for a time."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from branches.places import country_choices
from common.fields import CodesField, TimeZoneField
from conduct.directory import validation
from conduct.directory.kinds import HelpKind, Reminder, languages, weekdays
from conduct.directory.querysets import HelpServiceQuerySet

# What a translation has from its source. Only the source's are ever shown, so nothing is left to overwrite.
SYNCHRONISED = (
    "kind",
    "countries",
    "phone",
    "phone_abroad",
    "web",
    "languages",
    "always_open",
    "weekdays",
    "opens",
    "closes",
    "time_zone",
    "on_holidays",
    "is_example",
    "is_fallback",
    "sort_order",
)


class HelpService(TranslatableMixin, models.Model):
    """Somebody whom people in need can call or write to: a helpline, an emergency number, the Party's advice line.

    Shown only while it is verified (conduct.directory.verifying): by another qualified person than who changed it,
    not too long ago, and exactly as it stands here. Of a translation only name and whom it serves are used.
    """

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("what for"), max_length=16, choices=HelpKind)
    serves = models.CharField(
        _("whom it serves"),
        max_length=300,
        blank=True,
        help_text=_("In a sentence, such as: women and girls from 14, whatever their papers. Free of charge."),
    )
    countries = CodesField(
        _("countries"),
        options=country_choices,
        max_length=800,
        default=list,
        blank=True,
        help_text=_("One to a line, by name or code. Empty: it can be reached from everywhere."),
    )
    phone = models.CharField(
        _("number"),
        max_length=32,
        blank=True,
        help_text=_("As it is dialled in these countries, such as 116 016; with + where it is the same everywhere."),
    )
    phone_abroad = models.CharField(
        _("number from other countries"), max_length=32, blank=True, help_text=_("With + in front, if there is one.")
    )
    web = models.CharField(_("web address"), max_length=200, blank=True)
    languages = CodesField(
        _("languages"),
        options=languages,
        max_length=300,
        default=list,
        blank=True,
        help_text=_("One to a line. Those in which somebody answers."),
    )
    always_open = models.BooleanField(_("day and night, every day"), default=False)
    weekdays = CodesField(_("days"), options=weekdays, max_length=20, default=list, blank=True)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(
        _("closes"), null=True, blank=True, help_text=_("00:00 is midnight; earlier than it opens: on the next day.")
    )
    time_zone = TimeZoneField(
        _("time zone"), blank=True, default="", help_text=_("Whose clocks these hours are read on.")
    )
    on_holidays = models.BooleanField(
        _("on public holidays too"),
        default=False,
        help_text=_("Only then can we tell people that somebody answers right now."),
    )
    is_example = models.BooleanField(
        _("example"),
        default=False,
        help_text=_("Of the demo: shown on test sites only, with a label, never verified."),
    )
    is_fallback = models.BooleanField(default=False, editable=False)
    sort_order = models.PositiveSmallIntegerField(
        _("place in its list"), default=100, help_text=_("Smaller numbers come first.")
    )

    verified_on = models.DateField(_("verified on"), null=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # A keyed digest of what was verified: a row that was changed since, by whatever way, counts as unverified.
    verified_as = models.CharField(max_length=64, blank=True, editable=False)
    # Everybody who has changed it since it was last verified: none of them verifies it.
    changed_by = models.ManyToManyField(settings.AUTH_USER_MODEL, editable=False, related_name="+")
    reminded = models.CharField(max_length=4, choices=Reminder, default=Reminder.NONE, blank=True, editable=False)

    objects = HelpServiceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("serves"),
        *(SynchronizedField(name, overridable=False) for name in SYNCHRONISED),
    ]
    # That the source was verified says nothing of a translation.
    exclude_fields_in_copy = ["verified_on", "verified_by", "verified_as", "changed_by", "reminded"]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("helpline")
        verbose_name_plural = _("support directory")
        ordering = ["kind", "sort_order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale"], condition=Q(is_fallback=True), name="conduct_one_fallback_a_language"
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        validation.check(self)
