"""Test databases without waiting: migrations run once per change of them, the demo is seeded once per session.

A clone is Django's own (``connection.creation.clone_test_db``): a file copy on SQLite, ``CREATE DATABASE ...
TEMPLATE`` on PostgreSQL.
"""

import hashlib
import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections, transaction

CACHE_DIR = settings.BASE_DIR / "var" / "test-databases"


def is_sqlite():
    return connection.vendor == "sqlite"


def migrations_key():
    """Changes with every migration of ours and with every installed version."""
    digest = hashlib.sha256()
    for path in sorted([*settings.BASE_DIR.glob("*/migrations/*.py"), settings.BASE_DIR / "requirements.txt"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cached_copy():
    return CACHE_DIR / f"migrated-{migrations_key()}.sqlite3"


def prepare_sqlite(path):
    """Points the test database at a file that starts as the migrated copy of an earlier run, if there is one."""
    connection.settings_dict["TEST"]["NAME"] = str(path)
    connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
    if cached_copy().exists():
        copy_sqlite(cached_copy(), path)


def keep_migrated_copy(path):
    target = cached_copy()
    if target.exists():
        return
    CACHE_DIR.mkdir(parents=True, exist_ok=True)
    # Tests run side by side: whoever is first keeps it, and nobody finds half of one.
    unfinished = target.with_suffix(f".unfinished-{os.getpid()}")
    copy_sqlite(path, unfinished)
    for old in CACHE_DIR.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    unfinished.replace(target)


def copy_sqlite(source, target):
    """A consistent copy, also while somebody has the source open."""
    Path(target).unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def clone(suffix):
    """A second database with what the current one holds; the settings to reach it."""
    connection.close()
    connection.creation.clone_test_db(suffix, verbosity=0)
    return connection.creation.get_test_db_clone_settings(suffix)


def drop_clone(suffix):
    connection.close()
    connection.creation.destroy_test_db(verbosity=0, suffix=suffix)


@contextmanager
def connected_to(wrapper):
    """Makes another connection the default one for a while."""
    ordinary = connections["default"]
    connections["default"] = wrapper
    try:
        yield
    finally:
        connections["default"] = ordinary


def empty_log():
    """Take away what the log of conduct cases holds, as only a test may: the database refuses it."""
    from conduct.log import guards
    from conduct.models import LogEntry

    guards.drop(connection)
    LogEntry.objects.all().delete()
    guards.create(connection)


@contextmanager
def rolled_back():
    """What is written inside is gone afterwards, as in Django's own TestCase."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def connection_to(database_settings):
    wrapper = connections.create_connection("default")
    wrapper.settings_dict = {**wrapper.settings_dict, **database_settings}
    return wrapper


def as_url(database_settings):
    """The DATABASE_URL another process needs to reach the same database."""
    name = database_settings["NAME"]
    if is_sqlite():
        return f"sqlite:///{name}"
    login = ":".join(filter(None, [database_settings["USER"], database_settings["PASSWORD"]]))
    host = ":".join(str(part) for part in [database_settings["HOST"], database_settings["PORT"]] if part)
    return f"postgres://{login}@{host}/{name}"
