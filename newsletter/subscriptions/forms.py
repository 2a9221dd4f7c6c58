"""What somebody without an account says about the newsletter: when they ask for it, and later."""

from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from branches.account.forms import BranchField
from branches.account.names import branch_names
from common.forms import AddressForm, PlainSelect
from common.zones import zone_choices

# What the form's stamp says it was fetched from: it stands on no page of the tree.
HERE = SimpleNamespace(pk="newsletter.subscribe")


def languages():
    """Each by its own name, for whoever does not read the page's."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


class ChoicesForm(forms.Form):
    """In which language, by whose clock, about which branch."""

    language = forms.ChoiceField(label=_("Language of the newsletter"), choices=languages, widget=PlainSelect)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Meetings are shown by its clock. You may leave it empty."),
        choices=lambda: [("", _("The branch’s, else London’s")), *zone_choices()],
        required=False,
        widget=PlainSelect,
        error_messages={"invalid_choice": _("We do not know that time zone. Choose one from the list.")},
    )
    branch = BranchField(
        label=_("Branch"),
        help_text=_("For news and meetings near you. You may leave it empty."),
        required=False,
        widget=PlainSelect,
        error_messages={"invalid_choice": _("We do not know that branch. Choose one from the list.")},
    )
    wants_digest = forms.BooleanField(
        label=_("Also a weekly mail with the coming meetings of my branch"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = [("", _("None")), *branch_names()]


class SubscribeForm(ChoicesForm, AddressForm):
    """Asking for the newsletter. The traps for programs are the contact form's."""

    field_order = ["email", "language", "time_zone", "branch", "wants_digest"]

    def __init__(self, data=None, *, initial=None):
        super().__init__(data, page=HERE)
        self.initial |= initial or {}


class PreferencesForm(ChoicesForm):
    """What a subscriber gets."""

    wants_newsletter = forms.BooleanField(label=_("The newsletter"), required=False)
    field_order = ["wants_newsletter", "wants_digest", "branch", "language", "time_zone"]
    use_required_attribute = False

    def __init__(self, data=None, *, subscriber):
        names = ("wants_newsletter", "wants_digest", "language", "time_zone")
        initial = {name: getattr(subscriber, name) for name in names}
        super().__init__(data, initial=initial | {"branch": subscriber.branch_id})
