import pytest

from tests.conduct.pages import team


@pytest.fixture
def site(db):
    return team.site()
