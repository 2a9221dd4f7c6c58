"""The database itself refuses to change, take away or overwrite an entry of the log.

Django does not know of triggers. Where a later migration rebuilds the table on SQLite, they go with the old one, so
they are made again after every run of ``migrate``.

Who owns the table can drop a trigger: that is what the chain, the noted end and the daily check are for. An empty
table may be emptied: a log that is not begun has nothing to lose.
"""

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

TABLE = "conduct_logentry"
MIGRATION = ("conduct", "0005_log_is_append_only")
REFUSAL = "conduct_log_is_append_only"
# Refused on SQLite for each row. An insertion that replaces deletes without asking the trigger of deletion.
ON_SQLITE = {
    "update": "BEFORE UPDATE ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} AS other WHERE other.id = NEW.id "
    "OR other.number = NEW.number OR other.digest = NEW.digest)",
}
ON_POSTGRESQL = {
    "change": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    "truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}
FUNCTION = f"""
CREATE OR REPLACE FUNCTION {REFUSAL}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'TRUNCATE' OR EXISTS (SELECT 1 FROM {TABLE}) THEN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 - of this module's own words


def create(connection):
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def drop(connection):
    names = ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE
    with connection.cursor() as cursor:
        for name in names:
            of_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {REFUSAL}_{name}{of_table}")
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {REFUSAL}()")


def make_again(using, **kwargs):
    """After ``migrate``: what a rebuilt table or somebody took away. Nothing where their migration is not applied."""
    connection = connections[using]
    if MIGRATION in MigrationRecorder(connection).applied_migrations() and missing(connection):
        drop(connection)
        create(connection)


def missing(connection):
    """The names of triggers that should be there and are not, or are switched off."""
    if connection.vendor == "postgresql":
        names, query = (
            ON_POSTGRESQL,
            ("SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgenabled IN ('O', 'A')"),
        )
    else:
        names, query = ON_SQLITE, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in (f"{REFUSAL}_{event}" for event in names) if name not in there]


def _statements(vendor):
    if vendor == "postgresql":
        yield FUNCTION
        for name, when in ON_POSTGRESQL.items():
            yield (
                f"CREATE OR REPLACE TRIGGER {REFUSAL}_{name} {when.format(table=TABLE)} EXECUTE FUNCTION {REFUSAL}()"
            )
    else:
        for name, when in ON_SQLITE.items():
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {REFUSAL}_{name} {when.format(table=TABLE)} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
