from datetime import UTC, datetime

import pytest
import time_machine


@pytest.fixture
def in_november():
    """It is noon of Sunday 22 November 2026, in UTC, and stays so."""
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield
