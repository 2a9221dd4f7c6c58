"""The finder's two questions, and the filter of the branch index. Both are plain GET forms."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from branches.aliases import other_names
from branches.choices import Status
from branches.places import country_choices, is_country, subdivision_name
from common.forms import PlainSelect

# Two questions in five languages, each with 249 answers; who asks for more has it drawn again.
MOST_DRAWN = 512
_drawn = {}


class CountrySelect(PlainSelect):
    """A select whose options carry the country's other names, for the script that lets people type."""

    def render(self, name, value, attrs=None, renderer=None):
        """249 options take a fifth of the time of a page; those that differ are few, and each is drawn once."""
        if value and not is_country(value):
            return super().render(name, value, attrs, renderer)
        given = tuple(sorted({**self.attrs, **(attrs or {})}.items()))
        key = (get_language(), name, value, given)
        if key not in _drawn:
            if len(_drawn) >= MOST_DRAWN:
                _drawn.clear()
            _drawn[key] = super().render(name, value, attrs, renderer)
        return _drawn[key]

    def about(self, key):
        names = other_names(key)
        return format_html(' data-aliases="{}"', names) if names else ""


class FinderForm(forms.Form):
    """Where somebody lives. The part is asked only where several branches share the country."""

    country = forms.ChoiceField(
        label=_("Where do you live?"),
        widget=CountrySelect,
        choices=lambda: [("", _("Choose a country")), *country_choices()],
        error_messages={
            "required": _("Choose the country you live in."),
            "invalid_choice": _("We do not know that country. Choose one from the list."),
        },
    )
    part = forms.ChoiceField(
        label=_("Which part of the country?"),
        error_messages={
            "required": _("Choose the part of the country you live in."),
            "invalid_choice": _("We do not know that part of the country. Choose one from the list."),
        },
    )

    # A form in an address has no identity to protect, and one page may hold two of them.
    use_required_attribute = False

    def __init__(self, data=None, *, parts=(), **kwargs):
        super().__init__(data, **kwargs)
        if parts:
            self.fields["part"].choices = [("", _("Choose a part")), *parts]
            # Not an error on the way from the first question to the second.
            self.fields["part"].required = "part" in (data or {})
        else:
            del self.fields["part"]

    @classmethod
    def for_answer(cls, answer, params):
        """The form as it was filled in, with what was understood in place of what was typed."""
        if "country" not in params:
            return cls()
        data = {"country": answer.country or params["country"]}
        part = params.get("part")
        if part is not None and not _left_over(part.upper(), answer.country):
            data["part"] = answer.part or part
        return cls(data, parts=answer.parts)


def _left_over(part, country):
    """Whether it is a part of another country: of the one chosen before, and no mistake."""
    return bool(subdivision_name(part)) and not part.startswith(f"{country}-")


class DirectoryForm(forms.Form):
    """Which branches the index shows. What does not exist is ignored: an old link still shows branches."""

    region = forms.ChoiceField(label=_("Region"), required=False, widget=PlainSelect)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        widget=PlainSelect,
        choices=[("", _("All that exist today")), *Status.choices],
    )

    def __init__(self, params, regions):
        regions = [("", _("All regions")), *((region.slug, region.short_name) for region in regions)]
        known = {"region": dict(regions), "status": dict(Status.choices)}
        chosen = {name: params.get(name, "") for name in known}
        super().__init__({name: value for name, value in chosen.items() if value in known[name]})
        self.fields["region"].choices = regions
        self.full_clean()

    @property
    def chosen_region(self):
        return self.cleaned_data["region"]

    @property
    def chosen_status(self):
        return self.cleaned_data["status"]
