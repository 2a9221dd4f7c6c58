from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from branches.places import place_name, subdivisions
from branches.querysets import CatchmentQuerySet


class Catchment(models.Model):
    """One place a branch looks after: a country, or one of its subdivisions, or the rest of a split country.

    A row without subdivision is the country's default: all of it, or what no other row names. Rows belong to
    the branch's page in the source language and are not part of its drafts: they hold for every translation.
    """

    branch = models.ForeignKey(
        "branches.BranchPage", verbose_name=_("branch"), on_delete=models.CASCADE, related_name="catchments"
    )
    country = CountryField(_("country"))
    subdivision = models.CharField(
        _("part of the country"),
        max_length=6,
        blank=True,
        help_text=_("ISO 3166-2 code, such as US-CA. Empty: the whole country, or the rest of a split one."),
    )

    objects = CatchmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("catchment")
        verbose_name_plural = _("catchments")
        ordering = ["country", "subdivision"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "subdivision"],
                name="branches_catchment_one_branch_a_place",
                violation_error_message=_("Another branch already looks after this place."),
            ),
            models.CheckConstraint(
                condition=Q(subdivision="") | Q(subdivision__startswith=Concat(F("country"), Value("-"))),
                name="branches_catchment_part_of_its_country",
                violation_error_message=_("That part belongs to another country."),
            ),
        ]

    def __str__(self):
        return self.place

    @property
    def place(self):
        """The place in the reader's language: ``Germany``, ``California, United States``."""
        return place_name(self.country.code, self.subdivision)

    def clean(self):
        super().clean()
        if self.country.code == "GB":
            raise ValidationError({"country": _("Members in the United Kingdom have a constituency party there.")})
        # That a part stands under its country is the constraint's to say.
        elsewhere = not self.subdivision.upper().startswith(f"{self.country.code}-")
        if self.subdivision and not elsewhere and self.subdivision not in subdivisions(self.country.code):
            raise ValidationError({"subdivision": _("We do not know this part of the country.")})
