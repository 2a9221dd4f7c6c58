from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone


@pytest.fixture(params=["UTC", "Asia/Kathmandu", "America/Los_Angeles"])
def any_active_zone(request):
    """Whatever zone Django holds active (a library may have set one), no date of an event may depend on it."""
    with timezone.override(request.param):
        yield request.param


@pytest.fixture
def in_november():
    """It is noon of Sunday 22 November 2026, in UTC, and stays so."""
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield
