"""No two terms on one seat and share at once, nor one person twice on one post: what the database itself refuses.

PostgreSQL has exclusion constraints for that. SQLite has none, so triggers look before each INSERT and UPDATE. Django
does not know of triggers: where a later migration rebuilds the table on SQLite (any change of a column does), they go
with the old table, so they are made again after every run of ``migrate``. The text names the table's columns: a
migration that renames one drops the guard before and makes it again after.
"""

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

TABLE = "branches_term"
MIGRATION = ("branches", "0003_terms_never_overlap")
# Constraint or trigger, and which terms it keeps apart: those that agree in these columns.
RULES = {
    "branches_term_seat_held_once": ("post_id", "seat", "share"),
    "branches_term_person_once_a_post": ("post_id", "person_id"),
}
EVENTS = ("insert", "update")


def create(connection):
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def drop(connection):
    with connection.cursor() as cursor:
        for name in RULES:
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {name}")
            else:
                for event in EVENTS:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event}")


def make_again(using, **kwargs):
    """After ``migrate``: the triggers that a rebuilt table lost. Nothing where their migration is not applied."""
    connection = connections[using]
    if connection.vendor == "sqlite" and MIGRATION in MigrationRecorder(connection).applied_migrations():
        create(connection)


def _statements(vendor):
    if vendor == "postgresql":
        # What lets a plain column stand in such a constraint; any owner of a database may create it.
        yield "CREATE EXTENSION IF NOT EXISTS btree_gist"
    for name, columns in RULES.items():
        if vendor == "postgresql":
            yield _exclusion(name, columns)
        else:
            yield from (_trigger(name, columns, event) for event in EVENTS)


def _exclusion(name, columns):
    same = ", ".join(f"{column} WITH =" for column in columns)
    return (
        f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} "
        f'EXCLUDE USING gist ({same}, daterange("start", "end", \'[)\') WITH &&)'
    )


def _trigger(name, columns, event):
    same = " AND ".join(f"other.{column} = NEW.{column}" for column in columns)
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name}_{event} BEFORE {event} ON {TABLE} "  # noqa: S608 - of this module's own words
        f"WHEN EXISTS (SELECT 1 FROM {TABLE} AS other WHERE {same} AND other.id IS NOT {_itself(event)} "
        'AND (other."end" IS NULL OR NEW."start" < other."end") '
        'AND (NEW."end" IS NULL OR other."start" < NEW."end")) '
        f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )


def _itself(event):
    """The row that is changed does not stand in its own way."""
    return "OLD.id" if event == "update" else "NULL"
