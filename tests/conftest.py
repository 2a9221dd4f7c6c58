"""What every test stands on: a migrated database, an empty cache, no network; the seeded demo for who asks."""

import os
import shutil
import socket
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation

from common.catalogues import compile_stale
from tests import databases, indexing

ZONES = ["Asia/Tokyo", "America/Los_Angeles", "Europe/London", "Asia/Kathmandu"]
# Fixtures of tests that have a database without being marked.
ASKS = {"db", "transactional_db", "django_db_setup", "live_server"}
# Where the site's own code tells the two databases something different, or depends on how they lock and search.
TOLD_APART = (
    "tests/access/test_terms_against_sql.py",
    "tests/branches/posts/",
    "tests/common/",
    "tests/conduct/log/",
    "tests/conduct/retention/",
    "tests/events/test_listing.py",
    "tests/events/test_parts.py",
    "tests/home/test_search.py",
    "tests/newsletter/delivery/",
)
DEMO_DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


def pytest_configure():
    """Tests read the translations as they are written now."""
    compile_stale()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """pytest-django makes a test database only where a test is marked; else the demo copies the developer's.

    Browsers measure, and a test that commits empties the tables after itself: neither runs beside others. What asks
    no database need not be asked again on the other one; of the rest ``.ci/run``, whose time is short, runs all on
    PostgreSQL and on SQLite what is told apart there.
    """
    for item in items:
        if "demo_connection" in item.fixturenames:
            item.add_marker("django_db")
        commits = any(marker.kwargs.get("transaction") for marker in item.iter_markers("django_db"))
        if commits or item.get_closest_marker("browser"):
            item.add_marker("alone")
        if item.get_closest_marker("django_db") or ASKS & set(item.fixturenames):
            item.add_marker("database")
        if item.nodeid.startswith(TOLD_APART):
            item.add_marker("told_apart")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from tests.scheduling import BesideTheDemo

    return BesideTheDemo(config, log)


@pytest.fixture(autouse=True)
def log_that_can_be_emptied(request):
    """A test that commits has its tables emptied after it, and the database would refuse to empty the log."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    databases.empty_log()


@pytest.fixture(scope="session")
def django_db_keepdb():
    """On SQLite the database is a file of this session that starts as a copy: there is nothing to create."""
    return databases.is_sqlite()


@pytest.fixture(scope="session")
def django_db_createdb():
    return False


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Of tests side by side each process has its own: on PostgreSQL by name, on SQLite in its own folder."""
    if databases.is_sqlite():
        databases.prepare_sqlite(settings.TEST_FILES / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The migrated database, and beside it a clone that no test has touched, for the demo."""
    with django_db_blocker.unblock():
        if databases.is_sqlite():
            connection.close()
            databases.keep_migrated_copy(connection.settings_dict["NAME"])
        databases.clone("demo")
    yield
    with django_db_blocker.unblock():
        databases.drop_clone("demo")


@pytest.fixture(scope="session")
def demo_connection(django_db_setup, django_db_blocker):
    """A connection to the database that the demo was written to, once per session; its pictures are small.

    It was written on a fixed day, so that its calendar holds the same dates whenever the tests run.
    """
    from home.demo.seed import seed

    wrapper = databases.connection_to(connection.creation.get_test_db_clone_settings("demo"))
    with django_db_blocker.unblock():
        with databases.connected_to(wrapper), time_machine.travel(DEMO_DAY):
            seed(picture_width=240, languages=())
            indexing.write()
        cache.clear()
        yield wrapper
        wrapper.close()


@pytest.fixture
def demo_site(demo_connection, django_db_blocker):
    """The demo content as the default database; what a test writes is rolled back after it."""
    with django_db_blocker.unblock(), databases.connected_to(demo_connection), databases.rolled_back():
        from wagtail.models import Site

        yield Site.objects.get(is_default_site=True)


@pytest.fixture(scope="session")
def pages_of_dates(demo_connection, django_db_blocker):
    """Every date in the demo's calendar with its page, ``{address: (row, answer)}``, each asked for once.

    On the day of the demo, by readers in four zones in turn.
    """
    from events.models import Occurrence

    pages, client = {}, Client(headers={"host": "localhost"})
    here = databases.connected_to(demo_connection)
    with django_db_blocker.unblock(), here, databases.rolled_back(), time_machine.travel(DEMO_DAY, tick=False):
        dates = Occurrence.objects.visible().select_related("series__event").order_by("start", "pk")
        for number, row in enumerate(dates):
            address = f"{row.series.event.url}{row.slug}/"
            answer = client.get(address, {"tz": ZONES[number % len(ZONES)]})
            # What it was made of would be kept with it.
            answer.context = answer.templates = None
            pages[address] = row, answer
    cache.clear()
    return pages


@pytest.fixture(scope="session", autouse=True)
def indexes_wait():
    with pytest.MonkeyPatch.context() as patch:
        indexing.install(patch)
        yield


@pytest.fixture(autouse=True)
def nothing_to_index():
    """What waits for the indexes is rolled back with the test that saved it."""
    indexing.forget()
    yield
    indexing.forget()


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def english():
    """A request to /fr/ leaves its language behind in the thread; the next test starts in the source's."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """A test that calls out fails, instead of passing only where there is a network."""
    connect = socket.socket.connect

    def connect_nearby(self, address):
        nearby = self.family == socket.AF_UNIX or address[0] in {"localhost", "127.0.0.1", "::1", _database_host()}
        if not nearby:
            raise AssertionError(f"A test reached out to {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_nearby)
        yield


def _database_host():
    return settings.DATABASES["default"].get("HOST") or "localhost"


def pytest_unconfigure():
    shutil.rmtree(settings.TEST_FILES, ignore_errors=True)


def pytest_report_header():
    return f"database: {connection.vendor}; browser tests: {os.environ.get('REQUIRE_BROWSER') and 'required'}"
