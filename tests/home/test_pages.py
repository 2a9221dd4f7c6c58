"""Every page type can be visited, edited and previewed, by its own address and template."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from conduct.models import CodeOfConductPage, ConductIndexPage, ConductTextPage, ReportFormPage
from home.dashboard import page_types
from tests import builders, cast

pytestmark = pytest.mark.django_db

BUILDERS = {
    "homepage": builders.home,
    "standardpage": builders.standard_page,
    "contactpage": builders.contact_page,
    "branchindexpage": builders.branch_index,
    "regionpage": builders.region,
    "branchpage": builders.branch,
    "bodypage": builders.body_page,
    "planpage": builders.plan,
    "eventindexpage": builders.event_index,
    "eventpage": builders.meeting,
    "newsletterindexpage": builders.newsletter_index,
    "articlepage": builders.article,
    "editionpage": lambda: builders.edition(builders.article(), live=True),
    "conductindexpage": lambda: builders.conduct(ConductIndexPage),
    "codeofconductpage": lambda: builders.conduct(CodeOfConductPage),
    "reportformpage": lambda: builders.conduct(ReportFormPage),
    "conducttextpage": lambda: builders.conduct(ConductTextPage),
}
# Its own screens, in the frame of reports (tests/conduct/reporting).
OWN_NAMES = {ReportFormPage: "conduct/report/"}


def built():
    return [BUILDERS[model._meta.model_name]() for model in page_types()]


def test_every_page_type_has_a_builder():
    assert {model._meta.model_name for model in page_types()} == set(BUILDERS)
    assert len(BUILDERS) == 17


def test_every_page_type_is_served_by_its_own_template():
    """To a member: plans are for nobody else (tests/branches/plans/)."""
    client = cast.client_of(cast.registered())
    pages = built()
    for page in pages:
        response = client.get(page.url)
        assert response.status_code == 200, page
        template = response.templates[0].name.replace("_", "")
        assert OWN_NAMES.get(type(page), page._meta.model_name.removesuffix("page")) in template, page
    assert len(pages) == 17


def test_every_page_type_can_be_edited():
    client = cast.client_of(cast.admin())
    pages = built()
    for page in pages:
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
    assert len(pages) == 17


def test_the_preview_of_every_page_type_looks_like_the_page(client):
    pages = built()
    for page in pages:
        preview = page.specific.make_preview_request()
        assert preview.status_code == 200, page
        html = preview.content.decode()
        assert 'class="site-header"' in html, page
        assert page.title in html, page
    assert len(pages) == 17


def test_pages_are_allowed_only_where_they_belong():
    allowed = {
        model.__name__: sorted(child.__name__ for child in model.allowed_subpage_models()) for model in page_types()
    }
    assert allowed == {
        "HomePage": [
            "BodyPage",
            "BranchIndexPage",
            "ConductIndexPage",
            "ContactPage",
            "EventIndexPage",
            "NewsletterIndexPage",
            "StandardPage",
        ],
        "BranchIndexPage": ["RegionPage"],
        "RegionPage": ["BranchPage", "EventPage", "StandardPage"],
        "BranchPage": ["EventPage", "PlanPage", "StandardPage"],
        "BodyPage": ["StandardPage"],
        "PlanPage": [],
        "EventIndexPage": ["EventPage"],
        "EventPage": [],
        "NewsletterIndexPage": ["ArticlePage", "EditionPage"],
        "ArticlePage": [],
        "ConductIndexPage": ["CodeOfConductPage", "ConductTextPage", "ReportFormPage"],
        "CodeOfConductPage": [],
        "ReportFormPage": [],
        "ConductTextPage": [],
        "EditionPage": [],
        "StandardPage": ["BodyPage", "ContactPage", "StandardPage"],
        "ContactPage": [],
    }
    root = builders.home().get_root()
    assert [model.__name__ for model in page_types() if model.can_create_at(root)] == ["HomePage"]


def test_the_home_page_stands_while_the_branch_index_is_unpublished(client):
    branch = builders.branch()
    Page.objects.get(pk=builders.branch_index().pk).unpublish()
    response = client.get(builders.home().url)
    assert response.status_code == 200
    assert branch.city in response.content.decode()
