"""Looking for words where they must not be: in every shape that a careless program would leave them in.

Two canaries, one with letters that are written differently everywhere; and where to look: every table, every file.
"""

import base64
import html
import json
import os
import tempfile
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.conf import settings
from django.core.cache import cache
from django.db import connection

CANARIES = ("canary7391zugvogel", "Bäckerstraße-7392 “Żółw” كناري")
# What of a text in base64 does not depend on what stands around it.
_EDGE = 4


def shapes(text):
    """``{name: bytes}`` of a text as it may be found inside something larger."""
    plain = text.encode()
    found = {
        "plain": plain,
        "capitals": text.upper().encode(),
        "small letters": text.lower().encode(),
        "hexadecimal": plain.hex().encode(),
        "hexadecimal in capitals": plain.hex().upper().encode(),
        "UTF-16": text.encode("utf-16-le"),
        "UTF-16, the other way round": text.encode("utf-16-be"),
        "UTF-32": text.encode("utf-32-le"),
        "in an address": quote(text).encode(),
        "in a form": quote_plus(text).encode(),
        "in an address, small": quote(text).lower().encode(),
        "in JSON": json.dumps(text)[1:-1].encode(),
        "in JSON in JSON": json.dumps(json.dumps(text))[3:-3].encode(),
        "in HTML": html.escape(text).encode(),
        "as HTML's numbers": text.encode("ascii", "xmlcharrefreplace"),
        "Python's": ascii(text)[1:-1].encode(),
        "Python's bytes": repr(plain)[2:-1].encode(),
        "backwards": text[::-1].encode(),
    }
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + plain)
        found[f"base64, {offset}"] = whole[_EDGE:-_EDGE]
        found[f"base64 of addresses, {offset}"] = whole[_EDGE:-_EDGE].translate(bytes.maketrans(b"+/", b"-_"))
    return found


SHAPES = {(canary, name): shape for canary in CANARIES for name, shape in shapes(canary).items()}


def hits(data, known=None):
    """Which of the canaries stand in these bytes, and in what shape."""
    data = data.encode(errors="surrogateescape") if isinstance(data, str) else data
    return [name for name, shape in (known or SHAPES).items() if shape in data]


def hits_in(places, known=None):
    """``{place: shapes}`` for what is found in ``{place: bytes}``; an empty one where nothing is."""
    found = {place: hits(data, known) for place, data in places.items()}
    return {place: shapes for place, shapes in found.items() if shapes}


def database():
    """``{table: all it holds}``, each value as it is; of SQLite also the bytes of its files."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = b"\n".join(_bytes(value) for row in cursor.fetchall() for value in row)
    return found | database_files()


def database_files():
    """SQLite's file and what lies beside it: journal, write-ahead log, shared memory."""
    name = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or "memory" in str(name):
        return {}
    return {str(path): path.read_bytes() for path in Path(name).parent.glob(f"{Path(name).name}*") if path.is_file()}


def files(*folders, since=0.0):
    """``{path: content}`` of what was changed in these folders since then."""
    found = {}
    for folder in folders:
        # What others take away meanwhile, os.walk passes over.
        for path in (Path(place, name) for place, _folders, names in os.walk(folder) for name in names):
            try:
                if path.is_file() and path.stat().st_mtime >= since:
                    found[str(path)] = path.read_bytes()
            except OSError:  # somebody else's, or gone meanwhile
                continue
    return found


def here():
    """All that one process keeps: the cache, the files of this site, the mails that were sent."""
    from django.core import mail

    kept = getattr(cache, "_cache", {})
    found = {"cache": b"\n".join(_bytes(part) for item in kept.items() for part in item)}
    found["mails"] = b"\n".join(letter.message().as_bytes() for letter in getattr(mail, "outbox", []))
    return found | files(settings.TEST_FILES)


def temporary(since):
    """What lies in the system's temporary folder since then, but for what other tests keep there."""
    return files(tempfile.gettempdir(), since=since)


def _bytes(value):
    if isinstance(value, (bytes, memoryview)):
        return bytes(value)
    return str(value).encode(errors="surrogateescape")
