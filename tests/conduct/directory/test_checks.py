"""A real site hears of examples that were left in its directory."""

import pytest
from django.core.checks import run_checks
from django.db import connection

from tests.conduct.directory.lines import helpline

pytestmark = pytest.mark.django_db


def warned():
    return [message.id for message in run_checks(tags=["database"], databases=["default"])].count("li.W041")


def test_examples_on_a_real_site_are_warned_of(settings):
    helpline(verified=False, is_example=True)
    assert warned() == 1
    settings.DEBUG = True
    assert warned() == 0


def test_without_examples_there_is_nothing_to_say():
    helpline()
    assert warned() == 0


def test_before_its_table_is_there_the_check_says_nothing(monkeypatch):
    from conduct.models import HelpService

    monkeypatch.setattr(HelpService._meta, "db_table", "conduct_not_made_yet")
    if connection.vendor == "sqlite":
        assert warned() == 0
