import pytest

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
