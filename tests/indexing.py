"""Search and the index of references, brought up to date when somebody looks into them and not at every save.

Most tests save pages and look into neither; a page that is made and published is saved three or four times, and each
time both indexes are written anew, which takes a third of it. Nothing that a test can see is different: whatever
reads an index first has written to it what was saved before.
"""

from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.backends.base.introspection import BaseDatabaseIntrospection
from modelsearch.backends.base import BaseSearchBackend
from wagtail.models import ReferenceIndex

TASKS = (
    "modelsearch.signal_handlers.insert_or_update_object_task",
    "wagtail.signal_handlers.update_reference_index_task",
)
_waiting = {}


class Later:
    """A task of Wagtail's that waits, once for each object however often that is saved."""

    def __init__(self, task):
        self.task = task

    def enqueue(self, *args):
        _waiting[self.task, args] = None


def install(patch):
    """Has both indexes wait; ``patch`` is a MonkeyPatch."""
    for path in TASKS:
        module, _dot, name = path.rpartition(".")
        patch.setattr(path, Later(getattr(__import__(module, fromlist=[name]), name)))
    references = ReferenceIndex._meta.managers_map["objects"]
    patch.setattr(references, "get_queryset", _after_writing(references.get_queryset), raising=False)
    # Who reads whole tables looks into the indexes too, and asks first which tables there are.
    readers = [(BaseSearchBackend, "search"), (BaseSearchBackend, "autocomplete")]
    for place, name in [*readers, (BaseDatabaseIntrospection, "table_names")]:
        patch.setattr(place, name, _after_writing(getattr(place, name)))


def _after_writing(read):
    def written_and_read(*args, **kwargs):
        write()
        return read(*args, **kwargs)

    return written_and_read


def write():
    """Writes what waits. What a test counts are its own questions to the database: these are not among them."""
    waiting = list(_waiting)
    _waiting.clear()
    if waiting:
        with _uncounted():
            for task, args in waiting:
                _run(task, args)


def _run(task, args):
    try:
        task.call(*args)
    except ObjectDoesNotExist:
        """It is gone again: rolled back, or deleted."""


def forget():
    """What was saved is rolled back: nothing of it is to be indexed."""
    _waiting.clear()


@contextmanager
def _uncounted():
    counted, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        yield
    finally:
        connection.force_debug_cursor = counted
