"""The demo in two more languages: French, from left to right, and Arabic, from right to left.

It is translated once for all tests of this folder, inside a transaction that is rolled back after the last of them:
other tests look at the demo in English only.
"""

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction

from tests import databases, indexing
from tests.conftest import DEMO_DAY

LANGUAGES = ("fr", "ar")


@pytest.fixture(scope="package")
def translated_demo(demo_connection, django_db_blocker):
    from home.demo import in_languages

    with django_db_blocker.unblock():
        with databases.connected_to(demo_connection), time_machine.travel(DEMO_DAY):
            around = transaction.atomic()
            around.__enter__()
            in_languages.ensure(LANGUAGES)
            indexing.write()
        cache.clear()
        yield demo_connection
        with databases.connected_to(demo_connection):
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
        cache.clear()


@pytest.fixture
def demo(translated_demo, django_db_blocker):
    """The translated demo as the default database on the day of the demo; what a test writes is rolled back."""
    here = databases.connected_to(translated_demo)
    with django_db_blocker.unblock(), here, databases.rolled_back(), time_machine.travel(DEMO_DAY, tick=False):
        yield
