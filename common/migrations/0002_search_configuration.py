"""PostgreSQL: a text search configuration that folds accents and stems English words.

"Montreal" finds "Montréal" and "motion" finds "motions". SQLite's own index does what it can.
"""

from django.db import migrations

CREATE = """
CREATE EXTENSION IF NOT EXISTS unaccent;
DROP TEXT SEARCH CONFIGURATION IF EXISTS li_english;
CREATE TEXT SEARCH CONFIGURATION li_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION li_english
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, hword, hword_part, word
    WITH unaccent, english_stem;
"""
# The extension stays: something else may have asked for it too.
DROP = "DROP TEXT SEARCH CONFIGURATION IF EXISTS li_english;"


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]
    operations = [migrations.RunPython(on_postgresql(CREATE), on_postgresql(DROP))]
