"""One branch a place: said by the database, and in words before it comes to that."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from branches.models import Catchment
from tests.branches.translations import translated
from tests.builders import branch, catchment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", ["", "US-CA"])
def test_the_database_refuses_a_second_branch_for_a_place(part):
    catchment(branch(), "US", part)
    with pytest.raises(IntegrityError), transaction.atomic():
        catchment(branch(), "US", part)
    assert Catchment.objects.count() == 1


@pytest.mark.parametrize("part", ["CA-ON", "US", "USA-X", "-CA"])
def test_the_database_refuses_a_part_of_another_country(part):
    with pytest.raises(IntegrityError), transaction.atomic():
        catchment(branch(), "US", part)


def test_a_country_may_be_shared_by_parts_with_one_default():
    east, west = branch(), branch()
    catchment(east, "US")
    catchment(west, "US", "US-CA")
    catchment(west, "US", "US-OR")
    assert Catchment.objects.count() == 3


def said(**kw):
    with pytest.raises(ValidationError) as caught:
        Catchment(**kw).full_clean()
    return " ".join(caught.value.messages)


def test_every_refusal_has_words():
    page = branch()
    catchment(page, "DE")
    assert said(branch=page, country="DE") == "Another branch already looks after this place."
    assert said(branch=page, country="US", subdivision="CA-ON") == "That part belongs to another country."
    assert said(branch=page, country="US", subdivision="US-XX") == "We do not know this part of the country."
    assert said(branch=page, country="US", subdivision="us-ca") == "We do not know this part of the country."
    assert "constituency party" in said(branch=page, country="GB")
    assert "not a valid choice" in said(branch=page, country="XX")


def test_a_copy_of_a_branch_and_a_translation_leave_its_catchment_where_it_is():
    page = branch(time_zone="Europe/Madrid")
    page.further_zones.create(time_zone="Atlantic/Canary")
    page.save()
    catchment(page, "ES")
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    french = translated(page)
    assert Catchment.objects.get().branch == page
    assert copy.specific.zones == french.zones == ["Europe/Madrid", "Atlantic/Canary"]


def test_every_translation_is_found_by_the_places_in_its_own_language():
    page = branch()
    catchment(page, "DE")
    catchment(page, "NL")
    french = translated(page)
    assert "Germany" in page.catchment_names()
    assert "Holland" in page.catchment_names()
    assert "Allemagne" in french.catchment_names()


def test_without_its_branch_a_place_is_nobodys():
    page = branch()
    catchment(page, "DE")
    page.delete()
    assert not Catchment.objects.exists()
