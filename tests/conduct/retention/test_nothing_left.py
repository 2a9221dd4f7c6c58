"""That a deleted case is gone: every table, the database's own files, and after a backup is restored."""

import logging
import shutil
import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from conduct.choices import Act, PartKind
from conduct.log import watch
from conduct.log.checking import problems
from conduct.log.faults import Fault
from conduct.models import Case, CaseKey, LogEntry, Part
from conduct.retention import proof, services
from tests import databases
from tests.conduct import world
from tests.conduct.retention.closing import OVER, WARNED, closed_case, round_of

pytestmark = pytest.mark.django_db(transaction=True)
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="a database that is one file")
ON_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own files")
PHOTO = bytes(range(256)) * 1200


@pytest.fixture
def case(db):
    """With a large file, a conversation, both trustees, and a case beside it that stays."""
    world.trustees()
    readers = [world.officer("ada"), world.officer("ben")]
    found = closed_case(readers, files=[("photo.jpg", PHOTO), ("note.txt", b"small")])
    world.add(found, PartKind.TO_REPORTER, "We have read it.", actor=readers[0])
    world.add(found, PartKind.FROM_REPORTER, "Thank you.")
    found.stays = world.case(readers, files=[("photo.jpg", PHOTO)])
    CaseKey.objects.filter(case=found).update(read_through=99)
    round_of(WARNED)
    return found


def ciphertexts(case):
    return [bytes(data) for rows in (case.parts, case.keys) for data in rows.values_list("sealed", flat=True)]


def every_row():
    """All that the database holds, as text; bytes as hexadecimal."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                values = (
                    bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value) for value in row
                )
                yield table, " ".join(values)


def tables_with(*words):
    return {table for table, row in every_row() for word in words if word in row}


def test_no_table_but_the_log_knows_it(case):
    sealed = [data.hex() for data in ciphertexts(case)]
    words = [str(case.pk), case.pk.hex, case.locator, case.recipient, case.reporter_recipient, case.code_name]
    assert tables_with(*sealed) == {"conduct_part", "conduct_casekey"}
    assert len(sealed) == 5 + 3
    assert round_of(OVER) == 1
    assert tables_with(*sealed, *words, case.facts) == {"conduct_logentry"}
    assert tables_with(case.pk.hex if connection.vendor == "sqlite" else str(case.pk)) == {"conduct_logentry"}


def test_the_case_beside_it_is_as_it_was(case):
    before = ciphertexts(case.stays)
    round_of(OVER)
    assert ciphertexts(Case.objects.get(pk=case.stays.pk)) == before
    assert world.open_case(case.stays, case.stays.secret)[1][1] == PHOTO
    assert problems() == []


def test_the_log_says_that_nothing_was_found_any_more(case):
    round_of(OVER)
    acts = LogEntry.objects.filter(case=case.pk).order_by("-number").values_list("act", flat=True)
    assert list(acts[:2]) == [Act.CASE_PROVED, Act.CASE_DELETED]


def test_no_file_of_the_site_holds_it(case, settings):
    pieces = proof.traces_of(case).pieces
    round_of(OVER)
    files = [path for path in settings.VAR_DIR.rglob("*") if path.is_file()]
    assert [path.name for path in files if proof.holds(path, pieces)] == []
    assert [path.name for path in files] == ["deleted"]


@ON_SQLITE
def test_the_file_of_the_database_does_not_hold_its_bytes(case):
    path = databases.connection.settings_dict["NAME"]
    pieces = proof.traces_of(case).pieces
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = open(path, "rb").read()  # noqa: SIM115 - read whole, once
    # Some lie across the ends of the file's pages: nearly all are there.
    assert sum(piece in before for piece in pieces) > len(pieces) * 0.9
    round_of(OVER)
    for end in ("", "-wal"):
        after = open(f"{path}{end}", "rb").read()  # noqa: SIM115 - read whole, once
        assert [piece for piece in pieces if piece in after] == []
    assert len(pieces) >= 20


@ON_SQLITE
def test_without_overwriting_the_bytes_would_still_be_there_and_the_site_would_say_so(case, caplog):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
    with caplog.at_level(logging.ERROR):
        round_of(OVER)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
    assert "Something is left of a deleted case in: file" in caplog.text
    assert not LogEntry.objects.filter(act=Act.CASE_PROVED).exists()


@ON_SQLITE
def test_somebody_who_reads_for_long_puts_the_proof_off_and_not_the_deletion(case, caplog):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as reader, caplog.at_level(logging.ERROR):
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM conduct_part").fetchone()
        assert round_of(OVER) == 1
    assert not Case.objects.filter(pk=case.pk).exists()
    assert "Something is left of a deleted case in: file" in caplog.text


@ON_POSTGRESQL
def test_the_files_of_its_tables_do_not_hold_its_bytes(case):
    pieces = proof.traces_of(case).pieces

    def found():
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute(
                "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class "
                "WHERE relkind IN ('r', 't', 'i') AND (relname LIKE 'conduct%' OR oid IN "
                "(SELECT reltoastrelid FROM pg_class WHERE relname LIKE 'conduct%'))"
            )
            files = [bytes(data) for (data,) in cursor.fetchall()]
        assert len(files) >= 20
        return sum(any(piece in data for data in files) for piece in pieces)

    assert found() > len(pieces) * 0.9
    round_of(OVER)
    assert found() == 0


def test_something_that_is_left_in_a_table_is_noticed(case, caplog):
    from common.jobs import enqueue

    enqueue("common.purge_mails", key=case.pk)
    with caplog.at_level(logging.ERROR):
        round_of(OVER)
    assert "Something is left of a deleted case in: table common_job" in caplog.text
    assert not LogEntry.objects.filter(act=Act.CASE_PROVED).exists()


def test_a_piece_is_found_also_across_the_ends_of_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr(proof, "BLOCK", 10)
    file = tmp_path / "file"
    file.write_bytes(b"0123456789abcdefghijklmnopqrstuvwxyz")
    found = {piece: proof.holds(file, [piece]) for piece in (b"012", b"89ab", b"xyz", b"789abcdefghijk", b"zz")}
    assert found == {b"012": True, b"89ab": True, b"xyz": True, b"789abcdefghijk": True, b"zz": False}


@ON_SQLITE
class TestARestoredBackup:
    """A copy of the file is put back in its place, and with it the case, and a log that knows nothing of its end."""

    @pytest.fixture(autouse=True)
    def restored(self, case, tmp_path):
        path, backup = connection.settings_dict["NAME"], tmp_path / "backup.sqlite3"
        watch.watch()
        databases.copy_sqlite(path, backup)
        round_of(OVER)
        watch.watch()
        assert not Case.objects.filter(pk=case.pk).exists()
        connection.close()
        for end in ("-wal", "-shm"):
            (backup.parent / f"{path}{end}").unlink(missing_ok=True)
        shutil.copy(backup, path)
        assert Case.objects.filter(pk=case.pk).exists()

    def test_is_noticed(self, case):
        faults = {problem.fault for problem in problems()}
        assert faults == {Fault.CUT_OFF}

    def test_the_case_is_deleted_again_by_the_command(self, case, capsys):
        call_command("conduct_delete_again")
        assert capsys.readouterr().out == "1 cases were deleted again.\n"
        assert tables_with(*(str(case.pk), case.pk.hex)) == {"conduct_logentry"}
        entries = LogEntry.objects.filter(case=case.pk, act=Act.CASE_DELETED)
        assert list(entries.values_list("detail", flat=True)) == ["again"]

    def test_and_by_the_next_round_before_its_time(self, case):
        assert round_of(WARNED) == 1
        assert not Part.objects.filter(case=case.pk).exists()

    def test_its_bytes_are_gone_from_the_file_again(self, case):
        pieces = proof.traces_of(case).pieces
        services.delete_again()
        assert proof.remains(proof.Traces(case.pk, pieces)) == []

    def test_then_the_log_is_accepted_and_whole(self, case):
        call_command("conduct_delete_again", verbosity=0)
        call_command("conduct_log_accept", reason="restored", verbosity=0)
        assert watch.watch().problems == []


def test_rows_that_come_back_are_deleted_again_on_any_database(case):
    """As after pg_restore: the same rows as before, while the file that says what was deleted is of today."""
    rows = [Case.objects.get(pk=case.pk), *case.parts.all(), *case.keys.all()]
    round_of(OVER)
    for row in rows:
        row.save(force_insert=True)
    assert services.delete_again() == 1
    assert services.delete_again() == 0
    assert not Case.objects.filter(pk=case.pk).exists()
