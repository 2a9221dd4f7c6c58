"""Who was signed in is not kept longer than the sign-in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from common.jobs import run_due
from tests import cast


@pytest.mark.django_db
@pytest.mark.parametrize(("left", "kept"), [(timedelta(seconds=-1), False), (timedelta(hours=1), True)])
def test_a_session_that_has_run_out_is_forgotten_every_day(left, kept):
    cast.client_of(cast.admin())
    Session.objects.update(expire_date=timezone.now() + left)
    run_due()
    assert Session.objects.exists() is kept
