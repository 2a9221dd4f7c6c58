import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from wagtail import blocks as wagtail_blocks
from wagtail import fields as wagtail_fields

from common import fields as fields_of_ours
from common.blocks import RichTextBlock
from tests.architecture.sources import LAYERS, python_files, relative

MODELS = [model for app in LAYERS if apps.is_installed(app) for model in apps.get_app_config(app).get_models()]
MIGRATIONS = [path for path in python_files() if path.parent.name == "migrations" and path.stem != "__init__"]


def test_no_text_is_nullable():
    """Two ways to say "nothing" are one too many."""
    fields = [field for model in MODELS for field in model._meta.local_fields]
    text = [field for field in fields if isinstance(field, models.CharField | models.TextField)]
    assert [str(field) for field in text if field.null] == []
    assert len(text) >= 30


def test_every_model_says_what_one_row_means():
    ours = [model for model in MODELS if model.__module__.partition(".")[0] in LAYERS]
    silent = [model.__name__ for model in ours if model.__doc__.startswith(f"{model.__name__}(")]
    assert set(silent) <= {"CustomRendition"}  # Wagtail's own, under our name
    assert len(ours) >= 14


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_short_and_hold_no_block_definitions():
    texts = {relative(path): path.read_text() for path in MIGRATIONS}
    assert {name for name, text in texts.items() if len(text.splitlines()) > 300} == set()
    assert {name for name, text in texts.items() if "wagtail.blocks" in text or "block_lookup" in text} == set()
    assert len(texts) >= 4


def every_block(block):
    yield block
    children = getattr(block, "child_blocks", {}) or {}
    inside = [*children.values(), *([block.child_block] if hasattr(block, "child_block") else [])]
    for child in inside:
        yield from every_block(child)


def test_text_that_is_stored_as_html_is_always_sanitised():
    """Wagtail's own rich text fields and blocks store what they are given: ours stand in their place."""
    fields = [field for model in MODELS for field in model._meta.get_fields()]
    streams = [field for field in fields if isinstance(field, wagtail_fields.StreamField)]
    rich = [field for field in fields if isinstance(field, wagtail_fields.RichTextField)]
    rich_blocks = [
        block
        for field in streams
        for block in every_block(field.stream_block)
        if isinstance(block, wagtail_blocks.RichTextBlock)
    ]
    assert [str(field) for field in streams if not isinstance(field, fields_of_ours.StreamField)] == []
    assert [str(field) for field in rich if not isinstance(field, fields_of_ours.RichTextField)] == []
    assert [block.name for block in rich_blocks if not isinstance(block, RichTextBlock)] == []
    assert len(streams) >= 8
    assert len(rich_blocks) >= 20
