"""A row in every table that can point to a person, made from what the table demands; new tables are found too.

Rows are written past the models' own rules, as rows from former times may be. Where a constraint of the database
needs more than a plausible value, ``MORE`` says it.
"""

from datetime import date, timedelta
from itertools import count

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from conduct.models import CodeOfConductPage
from tests import builders

_numbers = count(1)


def pointing_fields():
    """Every column of every installed table that holds a person, however deletion treats it."""
    user = get_user_model()
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is user
    ]


def name_of(field):
    return f"{field.model._meta.label}.{field.name}"


def fill(field, user):
    """A row whose ``field`` is ``user``; an existing page for what is a column of pages."""
    if field.model is Page:
        page = builders.standard_page()
        Page.objects.filter(pk=page.pk).update(**{field.name: user})
        return page
    return _make(field.model, **{field.name: user})


def _make(model, **given):
    label = model._meta.label
    values = dict(given)
    for column in model._meta.local_concrete_fields:
        if column.name not in values and _is_needed(column):
            values[column.name] = _value(column, model)
    row = model(**values | MORE.get(label, dict)())
    # The last word has who asked for the row.
    for name, value in given.items():
        setattr(row, name, value)
    # Without the models' own save(), and without what listens to it.
    return model._base_manager.bulk_create([row])[0]


def _is_needed(column):
    if column.primary_key and (column.has_default() or isinstance(column, models.AutoField)):
        return column.has_default()
    return not column.null


def _value(column, model):
    if column.is_relation:
        return _related(column)
    if column.choices:
        return column.flatchoices[0][0]
    if column.has_default() and not column.unique:
        return column.get_default()
    for kind, value in VALUES.items():
        if isinstance(column, kind):
            return value() if callable(value) else value
    raise AssertionError(f"Say in tests/members/account/filling.py how {model._meta.label}.{column.name} is filled.")


def _related(column):
    model = column.related_model
    if model is get_user_model():
        return get_user_model().objects.get_or_create(email=f"other-{next(_numbers)}@example.org")[0]
    if model is Page or issubclass(model, Page):
        existing = model.objects.last() if model is not Page else None
        return existing or BUILDERS.get(model._meta.label, builders.standard_page)()
    if model._meta.label in BUILDERS:
        return BUILDERS[model._meta.label]()
    found = model.objects.first()
    return found if found and not column.unique else _make(model)


def _text():
    return f"x{next(_numbers)}"


# By kind of column, the narrower kind first.
VALUES = {
    models.EmailField: lambda: f"x{next(_numbers)}@example.org",
    models.ImageField: lambda: ContentFile(builders.png(), name=f"x{next(_numbers)}.png"),
    models.FileField: lambda: ContentFile(b"x", name=f"x{next(_numbers)}.txt"),
    models.UUIDField: lambda: __import__("uuid").uuid4(),
    models.URLField: lambda: f"https://example.org/{next(_numbers)}",
    models.CharField: lambda: str(next(_numbers)),
    models.TextField: _text,
    models.BooleanField: False,
    models.DateTimeField: timezone.now,
    models.DateField: lambda: date(2026, 11, 1) + timedelta(days=next(_numbers)),
    models.TimeField: lambda: timezone.now().time(),
    models.DurationField: timedelta(hours=1),
    models.BinaryField: b"x",
    models.JSONField: dict,
    models.DecimalField: 1,
    models.FloatField: 1.0,
    models.IntegerField: 1,
}
BUILDERS = {
    "branches.BranchPage": builders.branch,
    "branches.RegionPage": builders.region,
    "branches.Body": builders.body,
    "branches.Post": builders.post,
    "events.EventKind": builders.kind,
    "events.EventPage": builders.meeting,
    "newsletter.ArticlePage": builders.article,
    "newsletter.EditionPage": builders.edition,
    "conduct.CodeOfConductPage": lambda: builders.conduct(CodeOfConductPage),
    "conduct.CodeVersion": lambda: builders.conduct(CodeOfConductPage).kept_versions.first(),
}
# What constraints demand besides.
MORE = {
    "members.Membership": lambda: {"until": None, "subdivision": "", "country": "DE"},
    "wagtailcore.Revision": lambda: {"content": {}},
}
