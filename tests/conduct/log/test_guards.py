"""The database itself refuses whatever is not one more entry. The same list on both."""

import importlib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from conduct.choices import Act
from conduct.log import guards
from conduct.log.chain import record
from conduct.models import LogEntry

pytestmark = pytest.mark.django_db

COLUMNS = "number, at, act, detail, previous, digest"
STATEMENTS = {
    "a change": "UPDATE conduct_logentry SET detail = 'x' WHERE number = 2",
    "a change of all": "UPDATE conduct_logentry SET actor = NULL",
    "a change that changes nothing": "UPDATE conduct_logentry SET detail = detail WHERE number = 1",
    "a deletion": "DELETE FROM conduct_logentry WHERE number = 3",
    "a deletion of all": "DELETE FROM conduct_logentry",
}
ON_SQLITE = {
    "an insertion that replaces": f"INSERT OR REPLACE INTO conduct_logentry ({COLUMNS}) "
    "VALUES (2, '2026-01-01', 'case.opened', '', '', 'x')",
    "an insertion that replaces by id": f"REPLACE INTO conduct_logentry (id, {COLUMNS}) "
    "SELECT id, 99, at, act, detail, previous, 'x' FROM conduct_logentry WHERE number = 2",
    "an update or insertion": f"INSERT INTO conduct_logentry ({COLUMNS}) "
    "VALUES (2, '2026-01-01', 'x', '', '', 'x') ON CONFLICT (number) DO UPDATE SET detail = 'x'",
}
ON_POSTGRESQL = {
    "an emptying": "TRUNCATE conduct_logentry",
    "an update or insertion": f"INSERT INTO conduct_logentry ({COLUMNS}) "
    "VALUES (2, now(), 'x', '', '', 'x') ON CONFLICT (number) DO UPDATE SET detail = 'x'",
}


@pytest.fixture(autouse=True)
def three():
    for _number in range(3):
        record(Act.LOG_READ)


def refused(write):
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        return guards.REFUSAL in str(error)
    return False


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def everything():
    return list(LogEntry.objects.order_by("number").values())


def test_the_database_refuses_all_but_one_more_entry():
    before = everything()
    statements = STATEMENTS | (ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE)
    taken = [name for name, statement in statements.items() if not refused(lambda text=statement: run(text))]
    assert taken == []
    assert len(statements) >= 7
    assert everything() == before
    record(Act.LOG_READ)
    assert LogEntry.objects.count() == 4


def test_no_way_of_the_orm_changes_an_entry_either():
    entry = LogEntry.objects.first()
    assert refused(entry.delete)
    assert refused(entry.save)
    assert refused(LogEntry.objects.all().delete)
    assert refused(lambda: LogEntry.objects.update(detail=""))
    assert refused(lambda: LogEntry.objects.all()._raw_delete("default"))


def test_guards_are_missing_only_where_they_were_taken_away():
    assert guards.missing(connection) == []
    guards.drop(connection)
    assert len(guards.missing(connection)) == (2 if connection.vendor == "postgresql" else 3)
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite cannot switch a trigger off, only drop it")
def test_a_guard_that_is_switched_off_counts_as_missing_and_is_made_again():
    run("ALTER TABLE conduct_logentry DISABLE TRIGGER USER")
    assert len(guards.missing(connection)) == 2
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds a table to change it")
def test_a_table_that_is_rebuilt_gets_its_guards_again():
    wider = models.CharField(max_length=21)
    wider.set_attributes_from_name("act")
    with connection.schema_editor() as editor:
        editor.alter_field(LogEntry, LogEntry._meta.get_field("act"), wider, strict=True)
    assert guards.missing(connection) != []
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == []
    assert LogEntry.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_migration_goes_back_and_forth():
    migration = importlib.import_module("conduct.migrations.0005_log_is_append_only")
    with connection.schema_editor() as editor:
        migration.drop(apps, editor)
    LogEntry.objects.filter(number=3).delete()
    with connection.schema_editor() as editor:
        migration.create(apps, editor)
    assert refused(lambda: run(STATEMENTS["a deletion of all"]))


@pytest.mark.django_db(transaction=True)
def test_an_empty_log_may_be_emptied():
    from tests.databases import empty_log

    empty_log()
    statement = "TRUNCATE conduct_logentry" if connection.vendor == "postgresql" else "DELETE FROM conduct_logentry"
    assert not refused(lambda: run(statement))
    assert not LogEntry.objects.exists()
