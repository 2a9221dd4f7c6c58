import pytest

from tests.conduct import world
from tests.conduct.reporting.form import Reporter, form_page, readers


@pytest.fixture
def officers(db):
    """Three who could read a report, and the form."""
    found = readers(3)
    form_page()
    return found


@pytest.fixture
def reporter(officers):
    return Reporter()


@pytest.fixture
def trustees(officers):
    return world.trustees()
