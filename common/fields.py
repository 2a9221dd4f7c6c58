from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import fields as wagtail_fields

from .richtext import FEATURES, sanitise
from .zones import canonical, validate_zone, zone_choices


class StreamField(wagtail_fields.StreamField):
    """Wagtail's StreamField, with its block definitions kept out of migrations.

    Blocks are presentation and change often; the column is JSON whatever they are. A data migration that
    needs the blocks of its day states them itself.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs

    def get_prep_value(self, value):
        # A stream that nobody has read yet would be written back as the raw JSON it was assigned as,
        # past the blocks' own cleaning (see common.blocks.RichTextBlock).
        if isinstance(value, wagtail_fields.StreamValue):
            for index in range(len(value)):
                value[index]
        return super().get_prep_value(value)

    def get_translatable_segments(self, value):
        """What translators are offered of it: wagtail-localize asks."""
        from .translating import offered_of_stream

        return offered_of_stream(self, value)


class RichTextField(wagtail_fields.RichTextField):
    """Rich text that is sanitised whenever it is stored."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("features", FEATURES)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value):
        return sanitise(super().get_prep_value(value))


class TimeZoneField(models.CharField):
    """An IANA zone name, checked against the pinned zone data and stored under its name of today."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 64)
        kwargs["validators"] = [*kwargs.get("validators", []), validate_zone]
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs

    def to_python(self, value):
        value = super().to_python(value)
        return canonical(value) or value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return canonical(value) or value

    def formfield(self, **kwargs):
        choices = [("", _("Choose a time zone")), *zone_choices()]
        return forms.TypedChoiceField(
            choices=choices,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            initial=kwargs.get("initial", self.default if self.has_default() else ""),
        )


class CodesField(models.CharField):
    """Several codes out of a known few (languages, say), stored as one line with spaces between.

    Reads and writes as a list of strings in the order of ``options``, a function that gives ``(code, label)``.
    """

    description = _("Several codes")

    def __init__(self, *args, options=None, **kwargs):
        self.options = options
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return value.split() if value else []

    def to_python(self, value):
        if value is None:
            return []
        return value.split() if isinstance(value, str) else list(value)

    def get_prep_value(self, value):
        return " ".join(self.to_python(value))

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        known = {code for code, _label in self.options()}
        unknown = [code for code in value if code not in known]
        if unknown:
            raise ValidationError(_("Unknown: %(codes)s"), params={"codes": ", ".join(unknown)}, code="codes")
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=self.options,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            initial=kwargs.get("initial", []),
        )
