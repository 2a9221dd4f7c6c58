"""Whoever may publish a page hears that it was handed in: those people, once a day, and not who handed it in."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from branches.approval import publishers
from branches.models import PublisherApprovalTask
from common.models import OutgoingMail
from tests import builders, cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted_anew():
    cache.clear()


@pytest.fixture
def branch():
    return builders.branch(title="Berlin")


@pytest.fixture
def secretary(branch):
    person = cast.member("secretary@example.org", display_name="Saskia Thorn")
    builders.term(person, post=builders.body(page=branch).posts.get(title="Secretary"))
    return person


@pytest.fixture
def workflow():
    workflow = Workflow.objects.create(name="By who may publish")
    task = PublisherApprovalTask.objects.create(name="By who may publish")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def hand_in(page, workflow, by):
    page.save_revision(user=by)
    page = Page.objects.get(pk=page.pk).specific
    if state := page.current_workflow_state:
        state.cancel()
    workflow.start(page, by)


def told():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def test_the_branchs_officers_are_told_and_administrators_are_spared(branch, secretary, workflow):
    cast.admin()
    author = cast.member("author@example.org", display_name="Ari Penn")
    page = builders.standard_page(parent=branch, title="Our rules")
    hand_in(page, workflow, author)
    assert told() == ["secretary@example.org"]
    mail = OutgoingMail.objects.get()
    assert "Ari Penn handed in “Our rules”." in mail.text
    assert f"/admin/pages/{page.pk}/edit/" in mail.text


def test_once_a_day_for_a_page_however_often_it_is_handed_in(branch, secretary, workflow):
    author, page = cast.member("author@example.org"), builders.standard_page(parent=branch)
    for days, mails in ((0, 1), (0.9, 1), (1.1, 2)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            hand_in(page, workflow, author)
        assert OutgoingMail.objects.count() == mails


def test_who_hands_it_in_and_who_wants_no_such_mails_are_not_told(branch, secretary, workflow):
    chair = cast.member("chair@example.org")
    builders.term(chair, post=builders.body(page=branch).posts.get(title="Chair"))
    UserProfile.objects.create(user=chair, submitted_notifications=False)
    hand_in(builders.standard_page(parent=branch), workflow, secretary)
    assert told() == []


def test_where_no_post_lets_anybody_publish_administrators_are_told(workflow):
    admin, page = cast.admin(), builders.standard_page()
    assert set(publishers(page)) == {admin}
