"""The membership number stands nowhere, and nothing about members reaches Wagtail."""

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import connection
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from common.spreadsheets import csv_lines, neutral
from members.models import Membership
from members.register import services
from members.register.numbers import normal, number_hash, seal, unseal
from tests.cast import client_of, member
from tests.members.register.lists import ANNA, BEN, CARA, applied, compared, csv_list, xlsx_list
from tests.members.register.people import secretary, verified

pytestmark = pytest.mark.django_db

NUMBER = "Q7734921"


def everything_stored():
    """``(table, text of every row)`` of the whole database."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, " ".join(_text(value) for value in row)


def _text(value):
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def test_a_membership_number_is_stored_nowhere():
    rows = [[NUMBER, *ANNA[1:]], BEN, CARA]
    applied(csv_list(rows))
    compared(xlsx_list([*rows, [NUMBER, "Double", "double@example.org", "DE", "", ""]]))
    compared(csv_list([[NUMBER, "", "x", "Atlantis", "", ""]]))
    services.ask_address(actor=verified(member()), name="Anna", number=NUMBER, reason="")
    client_of(secretary()).post(reverse("register"), {"q": NUMBER}, follow=True)
    tables = set()
    for table, text in everything_stored():
        tables.add(table)
        assert NUMBER not in text, table
        assert NUMBER[1:] not in text, table
    assert {"members_membership", "members_importrun", "members_importrow", "members_membershipclaim"} <= tables
    assert len(tables) >= 20


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A123456", "a 123-456", True),
        ("00123456", "123456", True),
        ("A123456", "A123457", False),
        ("123456", "A123456", False),
    ],
)
def test_a_number_is_recognised_however_it_is_written(one, other, same):
    assert (number_hash(one) == number_hash(other)) is same


def test_without_the_key_a_hash_says_nothing(settings):
    before = number_hash("A1")
    settings.MEMBERSHIP_KEY = "another key of another site, long enough"
    assert number_hash("A1") != before
    assert unseal(seal(b"list")) == b"list"


def test_a_file_sealed_under_another_key_is_not_opened(settings):
    sealed = seal(b"list")
    settings.MEMBERSHIP_KEY = "another key of another site, long enough"
    assert unseal(sealed) is None


@pytest.mark.parametrize(("key", "is_fit"), [("", False), ("short", False), ("k" * 31, False), ("k" * 32, True)])
def test_a_real_site_must_have_a_key(settings, key, is_fit):
    settings.MEMBERSHIP_KEY = key
    found = {error.id for error in run_checks(include_deployment_checks=True)}
    assert ("li.E030" not in found) is is_fit


def test_nothing_about_members_is_in_wagtails_indexes():
    ours = [model for model in apps.get_app_config("members").get_models() if model.__name__ != "User"]
    registered = [model for model in ours if model in get_snippet_models() or hasattr(model, "search_fields")]
    assert registered == []
    register = [model for model in ours if model.__module__.split(".")[-1] in ("membership", "imports", "claims")]
    assert [model.__name__ for model in register if ReferenceIndex.model_is_indexable(model)] == []
    assert len(register) >= 8


def test_no_name_of_an_object_names_anybody():
    applied(csv_list())
    entry = Membership.objects.get(name="Anna Example")
    for thing in (entry, entry.changes.first(), entry.changes.first().run, entry.changes.first().run.rows.first()):
        assert "nna" not in str(thing)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\uff1d1", "'\uff1d1"),
        ("Anna", "Anna"),
        ("a=b", "a=b"),
        ("Anna;=1+1", "Anna;'=1+1"),
        ('Anna;"=1+1', "Anna;\"'=1+1"),
        ("Anna\n =1+1", "Anna\n '=1+1"),
        ("Anna\t\uff1d1", "Anna\t'\uff1d1"),
        ("Anna; Ben", "Anna; Ben"),
        ("", ""),
        (-1, -1),
    ],
)
def test_a_cell_that_would_be_a_formula_is_made_text(cell, written):
    assert neutral(cell) == written


def test_headings_and_cells_are_made_text():
    text = b"".join(csv_lines(["=A", "B"], [["@x", 'quoted "x"']])).decode("utf-8-sig")
    assert text == '\'=A,B\r\n\'@x,"quoted ""x"""\r\n'


def test_wagtails_own_csv_has_no_formulas_either():
    from wagtail.admin.views.mixins import SpreadsheetExportMixin

    view = SpreadsheetExportMixin()
    assert view.preprocess_field_value("title", "=1+1", "csv") == "'=1+1"
    assert view.preprocess_field_value("title", "=1+1", "xlsx") == "=1+1"  # written as text, not as a formula


def test_normal_numbers_are_not_empty():
    assert normal("000") == ""
    assert normal("0 0-1") == "1"
