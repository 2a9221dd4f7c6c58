"""Branches, regions and the index as visitors meet them."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from branches.choices import Status
from tests import cast
from tests.branches.translations import translated
from tests.builders import branch, branch_index, catchment, contact_page, organisation, region, standard_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def germany():
    europe = region(title="Europe", mailbox="europe@example.org")
    page = branch(title="Labour Germany", region=europe, member_count=330, meets="Second Tuesday")
    page.further_zones.create(time_zone="Atlantic/Canary")
    page.save()
    catchment(page, "DE")
    return page


def test_a_branch_shows_who_it_is_for_and_when(client, germany):
    branch(title="Labour France", region=germany.region)
    response = client.get(germany.url)
    assert response.status_code == 200
    for words in ("Labour Germany", "Active", "Germany", "Second Tuesday", "English", "330", "Labour France"):
        assert words in response.text
    assert [now.city for now in response.context["further_times"]] == ["Canary"]
    assert response.context["contact_url"] == germany.contact_url
    assert response.context["contact_text"] == "Write to the branch"
    assert germany.mailbox not in response.text


@pytest.mark.parametrize("status", [Status.FORMING, Status.DORMANT, Status.CLOSED])
def test_a_quiet_branch_shows_the_coordinators_contact(client, germany, status):
    germany.status, germany.status_reason = status, "Nobody stood."
    germany.save()
    response = client.get(germany.url)
    assert response.context["contact_url"] == germany.region.contact_url
    assert response.context["contact_text"] == "Write to the coordinator"
    assert "Nobody stood." in response.text
    assert client.get(f"{germany.url}contact/").status_code == 404


def merge(old, new):
    old.status, old.merged_into, old.status_reason = Status.MERGED, new, "Stronger together."
    old.save()


def test_a_merged_branch_leads_to_its_successor(client, germany):
    middle, last = branch(), branch()
    merge(middle, last)
    merge(germany, middle)
    response = client.get(germany.url)
    assert (response.status_code, response.url) == (302, last.url)


def test_a_merged_translation_leads_to_the_successors_translation(client, germany):
    new = branch()
    french_old, french_new = translated(germany), translated(new)
    for page in (germany, french_old):
        merge(page, new)
    assert client.get(french_old.url).url == french_new.url


def test_a_merged_branch_without_published_successor_shows_itself(client, germany):
    merge(germany, branch(live=False))
    response = client.get(germany.url)
    assert response.status_code == 200
    assert "Stronger together." in response.text


def test_the_preview_of_a_merged_branch_shows_the_page(germany, rf):
    merge(germany, branch())
    request = rf.get(germany.url)
    request.user = cast.admin()
    response = germany.make_preview_request(request, germany.default_preview_mode)
    assert response.status_code == 200
    assert "Labour Germany" in response.rendered_content


def test_neighbours_are_the_other_branches_of_the_region_that_exist_today(client, germany):
    europe = germany.region
    branch(region=europe, title="Sweden"), branch(region=europe, title="Norway"), branch(title="Elsewhere")
    branch(region=europe, status=Status.CLOSED, status_reason="Gone."), branch(region=europe, live=False)
    standard_page(parent=europe, title="Text"), standard_page(parent=germany, title="Below")
    neighbours = client.get(germany.url).context["neighbours"]
    assert [entry.title for entry in neighbours] == ["Norway", "Sweden"]


def test_a_region_lists_its_branches(client, germany):
    branch(title="Closed", region=germany.region, status=Status.CLOSED, status_reason="Gone.")
    response = client.get(germany.region.url)
    assert [entry.title for entry in response.context["branches"]] == ["Labour Germany"]
    assert "Labour Germany" in response.text


def test_the_index_lists_and_filters(client, germany):
    dormant = branch(title="Sleepy", status=Status.DORMANT, status_reason="Tired.")
    index = branch_index()
    text = client.get(index.url).text
    assert germany.url in text
    assert dormant.url in text
    text = client.get(index.url, {"status": "dormant"}).text
    assert germany.url not in text
    assert "1 of 2" in text
    assert "No branch like that" in client.get(index.url, {"status": "merged"}).text


def test_the_editor_says_what_is_wrong_with_a_merger(germany):
    client = cast.client_of(cast.admin())
    url = reverse("wagtailadmin_pages:edit", args=[germany.pk])
    data = querydict_from_html(client.get(url).text, form_id="page-edit-form").dict()
    # The script of the editor writes the streams; both are empty.
    data |= {"introduction": "We meet.", "body-count": "0", "links-count": "0"}
    data |= {"status": "merged", "action-publish": "1"}
    text = client.post(url, data).text
    assert "Choose the branch that took over." in text
    assert "Say why in a sentence: visitors read it." in text
    data["merged_into"], data["status_reason"] = str(branch().pk), "Stronger together."
    assert client.post(url, data).status_code == 302
    germany.refresh_from_db()
    assert germany.status == Status.MERGED


CONTACTS = {"branch": ("branch@example.org", "europe@example.org"), "region": ("", "europe@example.org")}


@pytest.mark.parametrize("answers", ["branch", "region", "secretary"])
def test_a_branch_page_stays_within_twelve_queries(client, germany, answers, django_assert_max_num_queries):
    secretary = contact_page()
    organisation(membership_contact=secretary)
    germany.mailbox, germany.region.mailbox = CONTACTS.get(answers, ("", ""))
    germany.region.save()
    germany.save()
    for part in ("CA", "OR", "WA", "NV", "AZ", "UT", "ID", "MT", "WY", "CO"):
        branch(region=germany.region)
        catchment(germany, "US", f"US-{part}")
    client.get(germany.url)
    with django_assert_max_num_queries(12):
        response = client.get(germany.url)
    expected = {"branch": germany, "region": germany.region, "secretary": secretary}[answers]
    assert response.context["contact_url"] == expected.contact_url
    assert len(response.context["neighbours"]) == 6


@pytest.mark.parametrize("kind", ["index", "region"])
def test_lists_stay_within_twelve_queries_at_thirty_branches(client, germany, kind, django_assert_max_num_queries):
    for _number in range(29):
        branch(region=germany.region)
    page = {"index": branch_index(), "region": germany.region}[kind]
    client.get(page.url)
    with django_assert_max_num_queries(12):
        client.get(page.url)


def test_the_nearest_branches_of_the_region_are_its_neighbours(client):
    home_region = region()
    here = branch(region=home_region, latitude="50", longitude="0")
    for degrees in range(1, 9):
        branch(region=home_region, title=f"Town {degrees}", latitude="50", longitude=str(degrees))
    shown = [entry.title for entry in client.get(here.url).context["neighbours"]]
    assert shown == [f"Town {degrees}" for degrees in range(1, 7)]


def test_a_region_without_branches_says_so(client):
    assert "No branch in this region yet" in client.get(region().url).text


def test_what_a_branch_does_not_say_leaves_no_gap(client):
    text = client.get(branch(member_count=35).url).text
    assert "counted on" not in text
    assert "Members who live in:" not in text
