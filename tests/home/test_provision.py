"""An empty but correct site, for a real installation."""

from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupApprovalTask, GroupPagePermission, Locale, Page, Site, Workflow, WorkflowPage

from branches.choices import BodyKind
from branches.models import Body, BodyPage, BranchPage, Post, PublisherApprovalTask, RegionPage
from common.jobs import run_due
from common.models import Job, OrganisationSettings
from events.models import EventIndexPage, EventKind, EventPage
from home.models import HomePage
from members.models import User
from tests import builders, indexing

# Wagtail's history, which remembers what was deleted.
LOG = "wagtailcore.PageLogEntry"

pytestmark = pytest.mark.django_db


@pytest.fixture
def provisioned():
    call_command("provision_site")


def test_the_tree_stands_down_to_its_regions(provisioned):
    assert [page.title for page in RegionPage.objects.order_by("path")] == [
        "The Americas",
        "Asia, Australasia and Pacific",
        "Europe, Africa and the Middle East",
    ]
    assert not BranchPage.objects.exists()
    assert not User.objects.exists()


def test_the_calendar_stands_in_the_menu_with_its_kinds_and_no_event(provisioned):
    index = EventIndexPage.objects.get()
    assert (index.get_url(), index.show_in_menus) == ("/events/", True)
    slugs = ["branch", "amm", "gc", "liec", "agm", "surgery", "training", "social", "campaign", "deadline"]
    assert list(EventKind.objects.values_list("slug", flat=True)) == slugs
    assert all(kind.name and kind.description for kind in EventKind.objects.all())
    assert not EventPage.objects.exists()


def test_the_site_leads_to_our_home_page_and_wagtails_is_gone(provisioned):
    site = Site.objects.get()
    assert site.is_default_site
    assert site.root_page.specific == HomePage.objects.get()
    assert Page.objects.filter(depth=2).count() == 1


def test_every_language_has_its_locale(provisioned):
    assert set(Locale.objects.values_list("language_code", flat=True)) == {
        code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    }


def test_settings_stand_with_nothing_invented(provisioned):
    organisation = OrganisationSettings.objects.get()
    assert organisation.organisation_name == "Labour International"
    assert not organisation.facts
    assert organisation.privacy_page is None


@pytest.mark.parametrize(
    ("group", "rights"),
    [("Editors", {"add_page", "change_page"}), ("Moderators", {"add_page", "change_page", "publish_page"})],
)
def test_groups_have_their_rights_below_the_home_page_only(provisioned, group, rights):
    grants = GroupPagePermission.objects.filter(group=Group.objects.get(name=group))
    assert rights <= {grant.permission.codename for grant in grants}
    assert {grant.page.depth for grant in grants} == {2}
    assert ("publish_page" in rights) == grants.filter(permission__codename="publish_page").exists()


def test_pages_answer(provisioned, client):
    region = RegionPage.objects.first()
    for path in ("/", "/branches/", "/events/", region.get_url()):
        assert client.get(path, headers={"host": "localhost"}).status_code == 200, path


def test_a_site_older_than_the_calendar_gets_it_and_nothing_else(provisioned):
    EventIndexPage.objects.get().delete()
    EventKind.objects.all().delete()
    before = set(Page.objects.values_list("pk", flat=True))
    said = StringIO()
    call_command("provision_site", stdout=said)
    assert "11 things were missing" in said.getvalue()
    (new,) = Page.objects.exclude(pk__in=before)
    assert new.get_url() == "/events/"
    assert EventKind.objects.count() == 10


def test_a_site_older_than_posts_gets_them_and_nothing_else(provisioned):
    before, titles = rows(), sorted(Post.objects.values_list("body__name", "title"))
    Post.objects.all().delete()
    Body.objects.filter(kind=BodyKind.REGION).delete()
    Body.objects.all().delete()
    BodyPage.objects.get().delete()
    said = StringIO()
    call_command("provision_site", stdout=said)
    assert "5 things were missing" in said.getvalue()
    assert sorted(Post.objects.values_list("body__name", "title")) == titles
    assert len(titles) > 14
    assert rows() | {LOG: 0} == before | {LOG: 0}


def rows():
    """How many rows each table has that is part of a site."""
    indexing.write()
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


def test_the_second_time_nothing_changes(provisioned):
    before, said = rows(), StringIO()
    call_command("provision_site", stdout=said)
    assert "nothing was missing" in said.getvalue()
    assert rows() == before
    assert len(before) > 60


def test_pages_that_are_not_ours_are_left_alone():
    root = Page.get_first_root_node()
    root.add_child(instance=Page(title="Somebody else's", slug="theirs"))
    with pytest.raises(CommandError, match="not this site's"):
        call_command("provision_site")
    assert not HomePage.objects.exists()


def test_a_branch_or_a_language_that_comes_later_leaves_nothing_missing(provisioned):
    from tests import builders

    page = builders.branch(region=RegionPage.objects.first())
    page.save_revision().publish()
    call_command("provision_site")
    before = rows()
    call_command("provision_site")
    assert rows() == before


def test_what_is_handed_in_waits_for_whoever_may_publish_and_not_for_an_empty_group(provisioned):
    workflow = HomePage.objects.get().get_workflow()
    (task,) = workflow.tasks
    assert isinstance(task.specific, PublisherApprovalTask)
    assert list(Workflow.objects.active().filter(workflow_tasks__task__in=GroupApprovalTask.objects.all())) == []


def test_the_way_of_approval_that_an_administrator_chose_stays(provisioned):
    workflow = Workflow.objects.create(name="Theirs")
    WorkflowPage.objects.update(workflow=workflow)
    call_command("provision_site")
    assert HomePage.objects.get().get_workflow() == workflow


def provisioning_is_due():
    return Job.objects.filter(name="home.provision_site").exists()


def test_a_branch_that_is_published_for_the_first_time_has_the_site_looked_over_and_a_later_edit_does_not():
    branch = builders.branch(live=False)
    Job.objects.all().delete()
    branch.save_revision().publish()
    assert provisioning_is_due()
    # The languages that the first run adds are looked over by the second.
    run_due()
    run_due()
    assert not provisioning_is_due()
    branch.refresh_from_db()
    branch.save_revision().publish()
    assert not provisioning_is_due()


def test_a_language_that_is_added_has_the_site_looked_over(provisioned):
    Locale.objects.filter(language_code="fr").delete()
    Job.objects.all().delete()
    Locale.objects.create(language_code="fr")
    assert provisioning_is_due()


def test_a_language_alone_begins_no_site():
    Locale.objects.get_or_create(language_code="de")
    run_due()
    assert not HomePage.objects.exists()
