"""Looking for what is left of a deleted case: its id in every table, its ciphertext in the database's own file."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection

# The id stays in the log, which nothing is taken out of.
KNOWS = {"conduct_logentry"}
# Of each sealed thing so many bytes at its beginning (in the age header: random), its end, and between.
TRACE, STEP, START = 32, 64 * 1024, 48
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Traces:
    """What to look for once a case is gone; taken before it goes, kept in memory alone."""

    case: object
    pieces: tuple[bytes, ...]


def traces_of(case):
    pieces = []
    for rows in (case.parts, case.keys):
        # One at a time: files are large.
        for sealed in rows.values_list("sealed", flat=True).iterator(chunk_size=1):
            pieces += _pieces(bytes(sealed))
    named = [text.encode() for text in (case.locator, case.recipient, case.reporter_recipient)]
    return Traces(case.pk, (*pieces, *named, *_pieces(case.facts.encode())))


def remains(traces):
    """Where something is left, as words for whoever runs the site: tables and files. Nothing: an empty list."""
    return [*_tables(traces.case), *_files(traces.pieces)]


def _pieces(data):
    starts = [START, *range(STEP, len(data) - TRACE, STEP), max(len(data) - TRACE, 0)]
    return [data[start : start + TRACE] for start in starts if len(data) >= START + TRACE]


def _tables(case):
    with connection.cursor() as cursor:
        for table, columns in sorted(_text_columns(cursor).items()):
            if table in KNOWS:
                continue
            said = " OR ".join(f'CAST("{column}" AS TEXT) LIKE %s' for column in columns)
            for form in (str(case), case.hex):
                # The names are the database's own.
                cursor.execute(f'SELECT 1 FROM "{table}" WHERE {said} LIMIT 1', [f"%{form}%"] * len(columns))  # noqa: S608
                if cursor.fetchone():
                    yield f"table {table}"
                    break


def _text_columns(cursor):
    """``{table: [columns]}`` of all that can hold an id as text; sealed bytes are looked for by their traces."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND data_type IN ('uuid', 'text', 'character varying', 'character', 'json', 'jsonb')"
        )
    else:
        cursor.execute(
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' "
            "AND m.sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND lower(c.type) NOT IN ('integer', 'bool', 'real', 'blob', 'date')"
        )
    columns = {}
    for table, column in cursor.fetchall():
        columns.setdefault(table, []).append(column)
    return columns


def _files(pieces):
    """SQLite's file and what stands beside it. PostgreSQL's files are not ours to read."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-journal"))):
            if file.exists() and holds(file, pieces):
                yield f"file {file.name}"


def holds(file, pieces):
    """Whether a file holds one of some pieces; read block by block, with what overlaps."""
    longest = max(map(len, pieces), default=0)
    with open(file, "rb") as opened:
        before = b""
        while block := opened.read(BLOCK):
            window = before + block
            if any(piece in window for piece in pieces):
                return True
            before = window[-longest:]
    return False
