"""The world of the access tests is written once, to a database of its own; what a test writes is rolled back."""

import pytest
import time_machine
from django.core.cache import cache

from tests import databases, indexing
from tests.access import roles
from tests.access.world import build_world


def pytest_collection_modifyitems(items):
    for item in items:
        if "access_world" in item.fixturenames:
            item.add_marker("django_db")


@pytest.fixture(scope="session")
def access_world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        wrapper = databases.connection_to(databases.clone("access"))
        with databases.connected_to(wrapper), time_machine.travel(roles.NOW, tick=False):
            world = build_world()
            roles.build_cast(world)
            indexing.write()
        cache.clear()
        yield wrapper, world
        wrapper.close()
        databases.drop_clone("access")


@pytest.fixture
def world(access_world, django_db_blocker):
    wrapper, world = access_world
    now = time_machine.travel(roles.NOW, tick=False)
    with django_db_blocker.unblock(), databases.connected_to(wrapper), databases.rolled_back(), now:
        yield world


@pytest.fixture
def people(world):
    return roles.Cast()


@pytest.fixture
def travel_to(world):
    """Moves the frozen clock of the test."""
    with time_machine.travel(roles.NOW, tick=False) as clock:
        yield clock.move_to
