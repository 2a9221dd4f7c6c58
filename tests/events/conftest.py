import pytest
from django.utils import timezone


@pytest.fixture(params=["UTC", "Asia/Kathmandu", "America/Los_Angeles"])
def any_active_zone(request):
    """Whatever zone Django holds active (a library may have set one), no date of an event may depend on it."""
    with timezone.override(request.param):
        yield request.param
