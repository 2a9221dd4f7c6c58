import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from branches.choices import Status
from tests import builders

pytestmark = pytest.mark.django_db


def test_an_old_address_leads_to_the_new_page(client):
    page = builders.standard_page()
    old = Redirect.normalise_path("/meetings_up_to_10_july_2017")
    Redirect.objects.create(old_path=old, redirect_page=page)
    response = client.get("/meetings_up_to_10_july_2017/")
    assert (response.status_code, response["Location"]) == (301, page.url)


def test_the_sitemap_lists_what_everybody_may_see(client):
    shown = builders.standard_page()
    draft = builders.standard_page(live=False)
    hidden = builders.standard_page()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert shown.full_url in sitemap
    assert draft.slug not in sitemap
    assert hidden.slug not in sitemap


def test_the_sitemap_names_no_branch_that_only_leads_on(client):
    heir = builders.branch()
    merged = builders.branch(status=Status.MERGED, status_reason="Stronger together.", merged_into=heir)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert heir.full_url in sitemap
    assert merged.slug not in sitemap


def test_a_language_without_content_shows_the_source_and_says_which_language_that_is(client):
    builders.home()
    response = client.get("/fr/")
    assert response.status_code == 200
    page = response.content.decode()
    assert builders.home().headline in page
    assert '<html lang="fr"' in page
    assert '<main id="main" tabindex="-1" lang="en" dir="ltr">' in page


def test_the_language_comes_from_the_address_and_not_from_the_browser(client):
    builders.home()
    response = client.get("/", headers={"accept-language": "fr"})
    assert '<html lang="en"' in response.content.decode()
