from django.db import migrations

from branches.posts import overlap


def create(apps, schema_editor):
    overlap.create(schema_editor.connection)


def drop(apps, schema_editor):
    overlap.drop(schema_editor.connection)


class Migration(migrations.Migration):
    """Two terms on one seat and share never overlap, and nobody holds one post twice at once."""

    dependencies = [("branches", "0002_posts")]

    operations = [migrations.RunPython(create, drop)]
