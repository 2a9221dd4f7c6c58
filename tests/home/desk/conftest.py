import pytest

from tests.home.desk import world


@pytest.fixture
def at_noon():
    """Noon of a Sunday in November."""
    with world.at_noon():
        yield


@pytest.fixture
def europe():
    """A region with an active and a forming branch."""
    region, (ireland, italy) = world.region_with("Ireland", "Italy & Malta")
    return region, ireland, italy
