import re
import time
from functools import lru_cache

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from .services import ascii_address

MESSAGE_MAX_LENGTH = 4000
QUICKEST = 3  # seconds; nobody reads and answers the form in less
LONGEST = 60 * 60 * 24

signer = signing.Signer(salt="common.contact")
# Whatever a mail program or a log may take for the end of a line.
one_line = RegexValidator(
    re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]"), _("Write this on one line."), code="one_line", inverse_match=True
)


class FormRenderer(TemplatesSetting):
    """Forms look for their templates in ours first; a field is one component with its label, help and error."""

    field_template_name = "components/field.html"


class PlainSelect(forms.Select):
    """A select of ungrouped options that is written in one go: Django fills in a template for every option."""

    def render(self, name, value, attrs=None, renderer=None):
        options = tuple((str(key), self.about(key), str(label)) for key, label in self.choices)
        attributes = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<select{}>{}</select>", attributes, _options(options, *self.format_value(value)))

    def about(self, key):
        """Attributes of an option, as HTML."""
        return ""


@lru_cache(256)
def _options(options, *chosen):
    """The options of a select; the same ones are asked for again and again."""
    marks = {True: mark_safe(" selected"), False: ""}
    rows = ((key, marks[key in chosen], about, label) for key, about, label in options)
    return format_html_join("\n", '<option value="{}"{}{}>{}</option>', rows)


class LongTextField(forms.CharField):
    """A text of several lines, counted as a person counts; one that is too long is refused, not cut while pasting."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")

    def widget_attrs(self, widget):
        return {}


class AddressForm(forms.Form):
    """A visitor gives an address that mail will go to; with two traps for programs that fill in forms.

    ``is_spam`` is for the caller to answer like a success; errors are for people, who lose nothing they typed.
    ``page`` is what the form was fetched from: a page, or anything else with a ``pk`` of its own.
    """

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={"required": _("Tell us your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # The template hides it from people; its name is one that no browser fills in by itself.
    subject_line = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    started = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, page):
        self.page = page
        super().__init__(data, initial={"started": self._stamp()})

    def clean_email(self):
        """Refuses what EmailField lets through and no mail can be sent to: the job would try for ever."""
        try:
            ascii_address(self.cleaned_data["email"])
        except UnicodeError as error:
            raise ValidationError(EmailValidator.message, code="invalid") from error
        return self.cleaned_data["email"]

    def clean(self):
        if self.age is not None and self.age > LONGEST:
            self.data = {**self.data.dict(), "started": self._stamp()}
            raise ValidationError(_("This page was open for more than a day. Please send it again."))

    def is_spam(self):
        """The hidden field is filled in, or the form was not fetched from this page, or it came back in no time."""
        return bool(self.data.get("subject_line")) or self.age is None or self.age < QUICKEST

    @cached_property
    def age(self):
        """Seconds since the form was fetched; ``None`` where its stamp is missing, forged or another page's."""
        try:
            page, fetched = signer.unsign(self.data.get("started", "")).split(":")
        except (signing.BadSignature, ValueError):
            return None
        return time.time() - int(fetched) if page == str(self.page.pk) else None

    def _stamp(self):
        return signer.sign(f"{self.page.pk}:{int(time.time())}")


class ContactForm(AddressForm):
    """What a visitor writes to a role's mailbox."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        validators=[one_line],
        error_messages={"required": _("Tell us your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The answer goes there."),
        max_length=254,
        error_messages={"required": _("Tell us where the answer should go.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    message = LongTextField(
        label=_("Your message"),
        help_text=_("Up to 4,000 characters."),
        max_length=MESSAGE_MAX_LENGTH,
        error_messages={"required": _("Write your message.")},
    )
    field_order = ["name", "email", "message"]
