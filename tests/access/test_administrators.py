"""What an administrator does is written down, and nobody acts as somebody else."""

import logging

import pytest
from django.urls import reverse

from tests.access.addresses import admin_patterns


@pytest.fixture
def lines(caplog):
    with caplog.at_level(logging.INFO, logger="rights"):
        yield lambda: [record.getMessage() for record in caplog.records if record.name == "rights"]


def test_what_an_administrator_changes_is_a_line_of_the_log(world, people, lines):
    page = world.page("tokyo", "text")
    people.client("admin").post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    (line,) = lines()
    assert line == f"administrator {people.admin.pk}: POST wagtailadmin_pages:unpublish page_id={page.pk} -> 302"
    assert "@" not in line


def test_what_an_administrator_reads_is_not(world, people, lines):
    people.client("admin").get(reverse("wagtailadmin_explore", args=[world.page("tokyo").pk]))
    assert lines() == []


def test_what_officers_do_is_in_the_history_only(world, people, lines):
    people.client("officer").post(reverse("wagtailadmin_pages:unpublish", args=[world.page("berlin", "text").pk]))
    assert lines() == []
    assert not world.page("berlin", "text").live


def test_nobody_can_act_as_somebody_else():
    names = {pattern.name for pattern in admin_patterns()}
    words = ("hijack", "impersonat", "masquerad", "act_as", "su_login", "switch_user")
    assert [name for name in names if any(word in name for word in words)] == []
    assert len(names) > 200
