import pytest

from branches.models import RegionPage
from tests import builders, cast

pytestmark = pytest.mark.django_db


def test_a_branch_stands_under_region_index_and_home_and_has_an_address():
    page = builders.branch(title="Berlin", slug="berlin")
    kinds = [ancestor.specific_class.__name__ for ancestor in page.get_ancestors()]
    assert kinds == ["Page", "HomePage", "BranchIndexPage", "RegionPage"]
    assert page.url.startswith("/branches/")


def test_two_branches_may_share_a_region_and_never_a_slug():
    here = builders.region()
    assert builders.branch(region=here).slug != builders.branch(region=here).slug
    assert RegionPage.objects.get(pk=here.pk).get_children().count() == 2


@pytest.mark.parametrize("person", [cast.admin, cast.editor, cast.moderator, cast.translator])
def test_everybody_of_the_staff_opens_the_admin(person):
    assert cast.client_of(person()).get("/admin/").status_code == 200


@pytest.mark.parametrize(("person", "answer"), [(cast.visitor, 302), (cast.member, 403)])
def test_nobody_else_does(person, answer):
    assert cast.client_of(person()).get("/admin/").status_code == answer


@pytest.mark.django_db(transaction=True)
def test_builders_work_on_emptied_tables():
    assert builders.image().pk
    assert builders.branch().url


def test_a_test_may_not_reach_out():
    import socket

    with pytest.raises(AssertionError, match="reached out"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
