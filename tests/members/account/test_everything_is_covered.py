"""Whatever points to a person is in their export or has a reason not to be, and is gone when they leave."""

from django.db.models import CASCADE, SET_NULL

from members.account.sections import UNEXPORTED, all_exports, erasures
from tests.members.account.filling import name_of, pointing_fields

# What deleting the row of the user does by itself.
BY_THE_DATABASE = {CASCADE, SET_NULL}


def test_whatever_points_to_a_person_is_exported_or_has_a_reason_not_to_be():
    exported = {name for export in all_exports() for name in export.of}
    names = {name_of(field) for field in pointing_fields()}
    assert names - exported - set(UNEXPORTED) == set()
    assert len(names) >= 30


def test_whatever_points_to_a_person_is_erased():
    erased = {name for erasure in erasures() for name in erasure.of}
    left = {name_of(field) for field in pointing_fields() if field.remote_field.on_delete not in BY_THE_DATABASE}
    assert left - erased == set()
    assert len(left) >= 2


def test_nothing_is_registered_of_what_is_not_there():
    registered = {name for holder in [*all_exports(), *erasures()] for name in holder.of} | set(UNEXPORTED)
    assert registered - {name_of(field) for field in pointing_fields()} == set()


def test_nothing_is_exported_and_excused():
    exported = {name for export in all_exports() for name in export.of}
    assert exported & set(UNEXPORTED) == set()


def test_erasures_run_in_an_order_that_is_stated():
    orders = [erasure.order for erasure in erasures()]
    assert orders == sorted(orders)
    assert len(orders) >= 8
