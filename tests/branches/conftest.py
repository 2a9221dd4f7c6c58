import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def english():
    """A request to /fr/ leaves its language behind in the thread; the next test starts in English."""
    with override("en"):
        yield
