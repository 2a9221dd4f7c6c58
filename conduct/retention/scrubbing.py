"""That what was deleted is out of the database's own files, too.

SQLite: every connection has ``secure_delete`` on, so a deleted row is overwritten with zeros; but the write-ahead log
beside the file holds it until its content is copied over and the log is cut to nothing. PostgreSQL: a deleted row
stays in the table's file until the table is written anew. Neither reaches backups, PostgreSQL's own write-ahead log,
or what a file system or disk keeps of files that are gone (docs/features/conduct-retention.md).
"""

from django.db import connection

# All that holds ciphertext. Small tables, written anew within a moment, and only on a day on which something went.
TABLES = ("conduct_part", "conduct_casekey", "conduct_case", "conduct_draftfile", "conduct_draft")


def scrub():
    """Whether it was done: not inside a transaction, nor while others read for seconds."""
    if connection.in_atomic_block:
        return False
    if connection.vendor == "sqlite":
        return _cut_write_ahead_log()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"VACUUM (FULL) {table}")
    return True


def _cut_write_ahead_log():
    """Waits for those who read as long as any writer waits (settings: ``timeout``)."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy = cursor.fetchone()[0]
    return not is_busy
