"""How volunteers say which branch looks after a place."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from branches.choices import ENDED
from branches.models import BranchPage, Catchment
from branches.permissions import branches_with_catchments
from branches.places import by_name, country_choices, place_name, subdivision_code, subdivisions


class PartInput(forms.TextInput):
    """A text field that suggests the parts of the country it already knows of."""

    template_name = "branches/admin/part_input.html"
    parts = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["parts"] = self.parts
        return context


class BranchField(forms.ModelChoiceField):
    def label_from_instance(self, branch):
        return branch.title if branch.live else _("%(branch)s (not published)") % {"branch": branch.title}


class CatchmentForm(WagtailAdminModelForm):
    country = forms.ChoiceField(label=_("Country"), choices=lambda: [("", _("Choose a country")), *country_choices()])
    subdivision = forms.CharField(
        label=_("Part of the country"),
        required=False,
        max_length=80,
        widget=PartInput,
        help_text=_(
            "Leave it empty for the whole country, or for the rest of a country that branches share. "
            "Otherwise type the name or the ISO 3166-2 code of one part: California, or US-CA."
        ),
    )
    branch = BranchField(label=_("Branch"), queryset=BranchPage.objects.none(), empty_label=_("Choose a branch"))

    class Meta:
        model = Catchment
        fields = ["country", "subdivision", "branch"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = branches_with_catchments(self.for_user) if self.for_user else BranchPage.objects.in_source_language()
        branches = own.filter(~Q(status__in=ENDED) | Q(pk=self.instance.branch_id))
        self.fields["branch"].queryset = branches.order_by("title")
        # The data's country wins: after an error the suggestions are those of the country just chosen.
        known = self.data.get("country") or self.initial.get("country") or ""
        parts = subdivisions(str(known))
        self.fields["subdivision"].widget.parts = by_name(parts.items())

    def clean(self):
        cleaned = super().clean()
        country, typed = cleaned.get("country"), cleaned.get("subdivision", "").strip()
        if not country:
            return cleaned
        cleaned["subdivision"] = subdivision_code(country, typed)
        if typed and not cleaned["subdivision"]:
            raise ValidationError({"subdivision": self._unknown_part(country, typed)})
        self._check_free(country, cleaned["subdivision"])
        return cleaned

    def _unknown_part(self, country, typed):
        names = [name for _code, name in by_name(subdivisions(country).items())]
        params = {"country": place_name(country), "part": typed, "parts": ", ".join(names)}
        if not names:
            return _("%(country)s has no parts that we know of: leave this empty.") % params
        return _("“%(part)s” is no part of %(country)s. Its parts are: %(parts)s.") % params

    def _check_free(self, country, subdivision):
        others = Catchment.objects.exclude(pk=self.instance.pk).select_related("branch")
        holder = others.filter(country=country, subdivision=subdivision).first()
        if holder:
            message = _("%(branch)s already looks after %(place)s. Change that entry instead of adding another.")
            self.add_error("country", message % {"branch": holder.branch.title, "place": holder.place})
