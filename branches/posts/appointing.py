"""The form by which somebody is put into a post, and what was written down of it is corrected."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from branches.models import Post, Term
from members.models import User

NAMES = ("first_name", "last_name", "display_name")
VOTES = [("", _("As the post says")), ("True", _("Has a vote")), ("False", _("Has no vote"))]


class PersonField(forms.CharField):
    """Somebody with an account, by e-mail address or name. Nobody is listed: one says whom one means."""

    default_error_messages = {
        "unknown": _(
            "Nobody with an account is called that or has that address. Who is to hold a post signs in once before."
        ),
        "several": _("%(number)d people are called that. Type the e-mail address of the one you mean."),
    }

    def prepare_value(self, value):
        """What was typed, or for a term that is there the person's address."""
        if isinstance(value, int):
            return User.objects.filter(pk=value).values_list("email", flat=True).first() or ""
        return value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        found = list(people(typed)[:11])
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        if len(found) > 1:
            raise forms.ValidationError(self.error_messages["several"], code="several", params={"number": len(found)})
        return found[0]


def people(typed):
    """The active accounts that an address or a name means."""
    active = User.objects.filter(is_active=True).order_by("pk")
    if "@" in typed:
        return active.filter(email__iexact=typed)
    for word in typed.split():
        active = active.filter(*[_any_name(word)])
    return active


def _any_name(word):
    found = Q()
    for name in NAMES:
        found |= Q(**{f"{name}__icontains": word})
    return found


class PostForm(WagtailAdminModelForm):
    """A post stays with its body: what it opens goes along, and whoever keeps posts may hold one themselves."""

    def clean_body(self):
        body, user = self.cleaned_data["body"], self.for_user
        is_moved = self.instance.pk is not None and body.pk != self.instance.body_id
        if is_moved and user and not user.is_superuser:
            raise forms.ValidationError(
                _("Only an administrator moves a post to another body: what it opens goes along. Add one there.")
            )
        return body


class TermForm(WagtailAdminModelForm):
    person = PersonField(
        label=_("Person"), help_text=_("Their e-mail address, or their name as they have written it.")
    )
    voting = forms.TypedChoiceField(
        label=_("Vote"), choices=VOTES, required=False, coerce=lambda text: text == "True", empty_value=None
    )

    class Meta:
        model = Term
        fields = ["post", "person", "start", "end", "filled_by", "seat", "share", "voting"]
        widgets = {"start": AdminDateInput, "end": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        posts = Post.objects.select_related("body").order_by("body__name", "sort_order", "title")
        self.fields["post"].queryset = posts
        # A person who has left is not put back by somebody who corrects a date.
        self.fields["person"].required = self.instance.pk is None or self.instance.person_id is not None

    def clean_person(self):
        person, user = self.cleaned_data["person"], self.for_user
        if user and person == user and not user.is_superuser and person.pk != self.instance.person_id:
            raise forms.ValidationError(
                _("Nobody puts themselves into a post: ask another who keeps posts and terms.")
            )
        return person
