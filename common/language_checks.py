"""System checks: what a translation does with each field and block is stated, and nothing but words is offered.

wagtail-localize would guess: it offers a time zone, a mailbox or a code for translation, because they are text.
"""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import models

from .checks import is_ours, own_fields


@register(Tags.translation)
def check_catalogues(app_configs, **kwargs):
    from .catalogues import catalogues, is_stale

    if stale := [str(path.relative_to(settings.BASE_DIR)) for path in catalogues() if is_stale(path)]:
        yield Warning(
            f"Readers do not see the translations of today: {', '.join(stale)}.",
            hint="manage.py compilemessages",
            id="li.W010",
        )


@register(Tags.models)
def check_translated_models(app_configs, **kwargs):
    """Everything that has translations (pages, their parts, snippets) says so of each of its fields and blocks."""
    for model in translated_models():
        yield from check_fields(model)
        yield from check_blocks(model)


def translated_models():
    from wagtail.models import TranslatableMixin

    return [model for model in apps.get_models() if issubclass(model, TranslatableMixin) and is_ours(model)]


def check_fields(model):
    stated = getattr(model, "translatable_fields", None)
    if stated is None:
        yield Error("What is translated must state its translatable_fields.", obj=model, id="li.E021")
        return
    if missing := own_fields(model) - {field.field_name for field in stated}:
        names = ", ".join(sorted(missing))
        yield Error(f"translatable_fields says nothing of {names}.", obj=model, id="li.E022")
    for field in stated:
        yield from _check_field(model, field)


def _check_field(model, stated):
    from wagtail_localize.fields import TranslatableField

    if isinstance(stated, TranslatableField):
        if not holds_words(stated.get_field(model)):
            yield Error(
                f"{stated.field_name} holds no words: it is the same in every language.",
                hint="SynchronizedField(..., overridable=False)",
                obj=model,
                id="li.E023",
            )
    elif stated.overridable and would_be_offered(stated.get_field(model)):
        yield Error(
            f"Translators would be offered {stated.field_name} to replace.",
            hint="SynchronizedField(..., overridable=False)",
            obj=model,
            id="li.E024",
        )


def holds_words(field):
    """Texts for readers, by their very type, streams of them, parts and lists that have translations themselves."""
    from wagtail.models import Page, TranslatableMixin

    from .fields import RichTextField, StreamField

    if type(field) in {models.CharField, models.TextField}:
        return not field.choices
    if isinstance(field, models.ForeignKey | models.ManyToOneRel):
        return issubclass(field.related_model, TranslatableMixin) and not issubclass(field.related_model, Page)
    # The address of a page is made of its title.
    return type(field) in {RichTextField, StreamField, models.SlugField}


def would_be_offered(field):
    """wagtail-localize offers to replace texts and what is chosen; a picture may be another in each language."""
    from wagtail.images import get_image_model

    if isinstance(field, models.ForeignKey):
        return field.related_model is not get_image_model()
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def check_blocks(model):
    from wagtail.fields import StreamField

    from .translating import behaviour_of, leaves

    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for path, block in leaves(field.stream_block):
                if not behaviour_of(block):
                    yield Error(
                        f"Nobody said what a translation does with a {type(block).__name__} ({field.name}.{path}).",
                        hint="common/translating.py",
                        obj=model,
                        id="li.E025",
                    )
