from copy import copy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.forms import one_line
from members.account import services
from members.choices import Digest
from members.models import User


class SettingsForm(forms.ModelForm):
    """Some of a person's settings. What is wrong with them never reaches the person who is signed in."""

    def __init__(self, data=None, *, user):
        self.user = user
        super().__init__(data, instance=copy(user))

    def save(self):
        services.change_settings(user=self.user, **self.cleaned_data)


class NameForm(SettingsForm):
    class Meta:
        model = User
        fields = ["first_name", "last_name", "display_name"]
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "display_name": forms.TextInput(attrs={"autocomplete": "nickname"}),
        }
        labels = {"display_name": _("Name shown, if it is another")}
        help_texts = {"display_name": _("Such as a short form, or the name you are known by.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.validators.append(one_line)


class LanguageForm(SettingsForm):
    class Meta:
        model = User
        fields = ["language"]
        widgets = {"language": forms.RadioSelect}

    use_required_attribute = False


class MailForm(SettingsForm):
    class Meta:
        model = User
        fields = ["wants_newsletter", "digest"]
        widgets = {"digest": forms.RadioSelect}
        labels = {"wants_newsletter": _("Send me the newsletter"), "digest": _("List of coming meetings")}
        help_texts = {
            "wants_newsletter": _(
                "News from branches and regions in one e-mail for each edition, with a link to stop it in every one."
            ),
            "digest": _("The coming meetings that are for you, at the hour where you live."),
        }

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["digest"].choices = Digest.choices


class DeletionForm(forms.Form):
    """The word that somebody means it: their own address, typed."""

    email = forms.CharField(
        label=_("Your e-mail address"),
        help_text=_("Type it to show that you mean it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type the e-mail address of this account.")},
    )

    use_required_attribute = False

    def __init__(self, data=None, *, user):
        self.user = user
        super().__init__(data)

    def clean_email(self):
        if self.cleaned_data["email"].strip().lower() != self.user.email:
            raise ValidationError(_("That is not the e-mail address of this account."), code="other")
        return self.user.email
