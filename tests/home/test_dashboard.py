from datetime import timedelta

import pytest
from django.utils import timezone

from tests import builders, cast

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def dashboard(user):
    response = cast.client_of(user).get("/admin/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("reviewed", "listed"),
    [(days_ago(99), False), (days_ago(100), False), (days_ago(101), True), (None, False)],
)
def test_a_page_is_listed_the_day_after_its_review_falls_due(reviewed, listed):
    builders.organisation(review_after_days=100)
    builders.standard_page(title="Stale bread", last_reviewed=reviewed)
    assert ("Stale bread" in dashboard(cast.admin())) is listed


def test_drafts_are_not_due():
    builders.standard_page(title="Stale draft", last_reviewed=days_ago(9999), live=False)
    assert "Stale draft" not in dashboard(cast.admin())


def test_only_pages_one_may_edit_are_listed():
    builders.standard_page(title="Stale bread", last_reviewed=days_ago(9999))
    assert "Stale bread" in dashboard(cast.editor())
    powerless = cast.member("powerless@example.org")
    powerless.user_permissions.add(cast.Permission.objects.get(codename="access_admin"))
    assert "Stale bread" not in dashboard(powerless)


def test_the_eight_oldest_are_listed_and_the_rest_is_counted():
    builders.home()
    for age in range(1000, 1010):
        builders.standard_page(title=f"Aged {age}", last_reviewed=days_ago(age))
    page = dashboard(cast.admin())
    assert [age for age in range(1000, 1010) if f"Aged {age}" in page] == list(range(1002, 1010))
    assert "And 2 more." in page


def test_who_may_change_catchments_sees_the_gaps():
    builders.catchment(builders.branch(), "US", "US-CA")
    page = dashboard(cast.admin())
    assert "countries have no branch" in page
    assert "1 country is split" in page
    assert "no branch" not in dashboard(cast.editor())


def test_the_admin_carries_the_name_of_the_organisation():
    page = dashboard(cast.admin())
    assert "Welcome to Labour International" in page
    assert "css/admin.css" in page


def test_the_help_menu_counts_no_releases_of_the_software():
    assert "whats-new-in-wagtail" not in dashboard(cast.admin())
