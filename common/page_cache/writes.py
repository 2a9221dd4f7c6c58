"""Notices every write that can change a public page, and drops the pages once it is committed.

It looks at the statements themselves, where all of them pass: saved and deleted rows, ``update()``, ``bulk_create``,
many-to-many, trees that are moved, other people's packages, jobs and commands. Signals tell of the first two only.

Whatever is written drops the pages, unless ``settings.PAGE_CACHE_UNSHOWN`` names the table as one that no page shows:
who forgets a new table there has pages made too often, never a page that is out of date.
"""

import re
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from .versions import drop

# What reads; and what changes tables themselves: it comes with a migration, which drops the pages when it is done.
NO_WRITE = re.compile(
    r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|PRAGMA|SET|SHOW|EXPLAIN|ANALYZE|VACUUM|CREATE|ALTER|DROP|COMMENT)\b",
    re.IGNORECASE,
)
WRITES = re.compile(r'\s*(INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
COLUMN = re.compile(r'"(\w+)" = ')


def watch():
    """Have the statements of every connection looked at, and the end of every ``migrate``."""
    if settings.PAGE_CACHE:
        connection_created.connect(_attend, dispatch_uid="page cache")
        post_migrate.connect(_migrated, dispatch_uid="page cache")


def _attend(connection, **kwargs):
    if notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(notice)


def _migrated(**kwargs):
    drop()


def notice(execute, sql, params, many, context):
    """Around every statement: once it is done, see to it that the pages are dropped if it changes any."""
    result = execute(sql, params, many, context)
    if changes_pages(sql):
        _drop_after(context["connection"])
    return result


def changes_pages(sql):
    """Whether a statement can change what a public page shows. What is not understood can."""
    if sql.__class__ is not str:
        sql = str(sql)
    if sql.startswith("SELECT"):
        return False
    found = WRITES.match(sql)
    if not found:
        return bool(sql.strip()) and not NO_WRITE.match(sql)
    table = found[2].lower()
    if table in unshown_tables():
        return False
    is_update = found[1].upper() == "UPDATE"
    if table in shown_columns():
        return is_update and not _columns(sql).isdisjoint(shown_columns()[table])
    return not (is_update and _columns(sql) <= unshown_columns().get(table, frozenset()))


def _columns(sql):
    """What an UPDATE sets; of one that is not written as Django writes it, what no table leaves out."""
    return set(COLUMN.findall(sql.partition(" WHERE ")[0])) or {"?"}


def _drop_after(connection):
    """Once for each transaction, at once where there is none; that it failed is logged, and undoes no write.

    What a savepoint takes back with it, Django takes from its list too.
    """
    if any(hook[1] is drop for hook in connection.run_on_commit):
        return
    if connection.in_atomic_block or connection.get_autocommit():
        connection.on_commit(drop, robust=True)
    else:
        drop()


@cache
def unshown_tables():
    """Of the models that there are: one of Wagtail's search exists on SQLite only."""
    models = apps.get_models(include_auto_created=True)
    return frozenset(model._meta.db_table for model in models if model._meta.label in settings.PAGE_CACHE_UNSHOWN)


@cache
def shown_columns():
    """Of tables whose rows nobody sees unless another row points at them: the columns that are seen then."""
    return {_table(label): frozenset(names) for label, names in settings.PAGE_CACHE_SHOWN_COLUMNS.items()}


@cache
def unshown_columns():
    return {_table(label): frozenset(names) for label, names in settings.PAGE_CACHE_UNSHOWN_COLUMNS.items()}


def _table(label):
    return apps.get_model(label)._meta.db_table
