import pytest

from branches.areas import areas
from tests.branches.translations import translated
from tests.builders import branch, catchment

pytestmark = pytest.mark.django_db


def test_an_area_is_told_country_by_country():
    east, west = branch(), branch()
    catchment(east, "AU")
    catchment(east, "NF")
    for part in ("AU-WA", "AU-NT"):
        catchment(west, "AU", part)
    assert areas(east) == ["Australia, except Northern Territory, Western Australia", "Norfolk Island"]
    assert areas(west) == ["Australia: Northern Territory, Western Australia"]


def test_a_translation_tells_the_area_of_its_source():
    page = branch()
    catchment(page, "DE")
    assert areas(translated(page)) == ["Germany"]


def test_an_area_takes_one_query(django_assert_num_queries):
    page = branch()
    for code in ("DE", "FR", "NL"):
        catchment(page, code)
    with django_assert_num_queries(1):
        assert len(areas(page)) == 3
    assert areas(branch()) == []
