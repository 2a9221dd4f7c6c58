from django.db import migrations

from conduct.log import guards


def create(apps, schema_editor):
    guards.create(schema_editor.connection)


def drop(apps, schema_editor):
    guards.drop(schema_editor.connection)


class Migration(migrations.Migration):
    """Entries of the log are written once: the database refuses to change or delete one."""

    dependencies = [("conduct", "0004_acknowledging")]

    operations = [migrations.RunPython(create, drop)]
