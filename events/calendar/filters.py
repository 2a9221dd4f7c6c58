"""The calendar's filter: a plain GET form whose answers stand in the address, so that they can be kept and shared.

What an address asks for that does not exist is left out and said, never an error: links outlive branches.
"""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.choices import Mode, spoken_languages
from common.forms import PlainSelect
from common.languages import readers_language
from events.calendar.text_search import with_words

LONGEST = 100


class EventFilter(forms.Form):
    """Which events a calendar shows. Values are slugs of the source language, so links work in every language."""

    q = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST})
    )
    region = forms.ChoiceField(label=_("Region"), required=False, widget=PlainSelect)
    branch = forms.ChoiceField(label=_("Branch"), required=False, widget=PlainSelect)
    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=PlainSelect)
    mode = forms.ChoiceField(label=_("In which way"), required=False, widget=PlainSelect)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=PlainSelect)
    open = forms.BooleanField(label=_("Only what is open to me"), required=False)

    use_required_attribute = False

    def __init__(self, params, offers):
        self.offers = offers
        choices = {
            "region": offers.choices("region"),
            "branch": offers.choices("branch"),
            "kind": offers.choices("kind"),
            "mode": Mode.choices,
            "language": spoken_languages(),
        }
        asked = {name: params.get(name, "").strip() for name in choices}
        known = asked | {name: offers.slug(name, asked[name]) for name in ("region", "branch", "kind")}
        known = {name: value for name, value in known.items() if value in dict(choices[name])}
        known |= {"q": params.get("q", "")[:LONGEST].strip(), "open": "1" if params.get("open") == "1" else ""}
        super().__init__(known, auto_id="filter-%s")
        for name, values in choices.items():
            self.fields[name].choices = [("", _("All")), *values]
        self.fields["open"].widget.attrs["value"] = "1"
        self.unknown = [self.fields[name].label for name, value in asked.items() if value and not known.get(name)]
        self.full_clean()

    @cached_property
    def chosen(self):
        """What narrows the list, by name."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def drawn_as(self):
        """Where nothing is chosen or asked for, its fields look the same to all readers of one language."""
        return () if self.chosen or self.unknown else (readers_language(),)

    @property
    def chosen_words(self):
        """The chosen filters as people read them: the branch's name, the words looked for."""
        for name, value in self.chosen.items():
            if name == "q":
                yield f"“{value}”"
            elif value is True:
                yield self.fields[name].label
            else:
                yield dict(self.fields[name].choices)[value]

    @cached_property
    def query(self):
        """The chosen filters as an address carries them, without what was not understood."""
        return urlencode([(name, "1" if value is True else value) for name, value in self.chosen.items()])

    def narrow(self, occurrences, user):
        """Of some dates, those asked for. ``user`` is a function: only one filter wants to know who it is."""
        chosen = self.chosen
        if "branch" in chosen:
            occurrences = occurrences.of_branch(self.offers.key("branch", chosen["branch"]))
        if "region" in chosen:
            occurrences = occurrences.of_region(self.offers.key("region", chosen["region"]))
        if "kind" in chosen:
            occurrences = occurrences.of_kind(chosen["kind"])
        if "mode" in chosen:
            occurrences = occurrences.filter(mode=chosen["mode"])
        if "language" in chosen:
            occurrences = occurrences.in_language(chosen["language"])
        if "open" in chosen:
            occurrences = occurrences.open_to(user())
        return with_words(occurrences, chosen["q"], self.offers.titles()) if "q" in chosen else occurrences
