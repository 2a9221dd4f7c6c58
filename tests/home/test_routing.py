import pytest
from wagtail.models import PageViewRestriction

from tests import builders

pytestmark = pytest.mark.django_db


def test_a_page_answers_at_its_whole_path(client):
    branch = builders.branch()
    assert client.get(branch.url).status_code == 200


def test_a_draft_answers_404(client):
    page = builders.standard_page(live=False)
    assert client.get(page.url).status_code == 404


@pytest.mark.parametrize("path", ["/nothing/", "/branches/nothing/", "/" + "deep/" * 40, "/%2e%2e/etc/", "/ü/"])
def test_a_path_that_names_no_page_answers_404(client, path):
    builders.branch_index()
    assert client.get(path).status_code == 404


def test_a_path_that_goes_on_past_a_page_answers_404(client):
    page = builders.standard_page()
    assert client.get(f"{page.url}more/").status_code == 404


def test_finding_a_deep_page_takes_one_query_more_than_its_own_row(rf, django_assert_num_queries):
    branch = builders.branch()
    home = builders.home()
    request = rf.get(branch.url)
    with django_assert_num_queries(2):
        found, _args, _kwargs = home.route(request, [part for part in branch.url.split("/") if part])
    assert found == branch


def test_what_is_restricted_is_kept_from_strangers_wherever_the_restriction_stands(client):
    region, elsewhere = builders.region(), builders.standard_page(title="Open to all")
    branch = builders.branch(region=region)
    PageViewRestriction.objects.create(page=region, restriction_type=PageViewRestriction.LOGIN)
    assert [client.get(page.url).status_code for page in (region, branch, elsewhere)] == [302, 302, 200]


def test_a_restriction_holds_from_the_next_request_on_and_until_it_is_lifted(client):
    page = builders.standard_page()
    assert client.get(page.url).status_code == 200
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(page.url).status_code == 302
    restriction.delete()
    assert client.get(page.url).status_code == 200
