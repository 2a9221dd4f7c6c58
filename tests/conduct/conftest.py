"""What every test of conduct stands on: keys from six words cost next to nothing, but where the cost is the point."""

import pytest

from tests.conduct import world

CHEAP = (1, 1)


@pytest.fixture(autouse=True)
def cheap_words(settings):
    """The real cost is in :func:`real_argon2`."""
    settings.CONDUCT_ARGON2, settings.REAL_ARGON2 = CHEAP, settings.CONDUCT_ARGON2


@pytest.fixture
def real_argon2(settings, cheap_words):
    """What a derivation costs on a real site: 64 MiB and a third of a second."""
    settings.CONDUCT_ARGON2 = settings.REAL_ARGON2


@pytest.fixture(autouse=True)
def nobody_has_a_key_yet():
    """Ids come again after a test was rolled back; what was remembered by them is not theirs."""
    world.forget()
    yield
    world.forget()


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    """What a check noted of the log, and which cases were deleted, is of one database alone."""
    settings.VAR_DIR = tmp_path / "var"
