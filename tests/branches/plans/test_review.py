"""A plan is read by members once whoever coordinates the region has agreed to it: by every door, and by no other."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, TaskState, WorkflowState

from branches.models import PlanPage, Term
from branches.plans import review
from common.models import OutgoingMail
from members.rights import Capability
from tests import builders, cast
from tests.branches.plans import people
from tests.branches.plans.editing import edit_url, filled, hand_in, send

pytestmark = pytest.mark.django_db
NEW = "Open the door"


@pytest.fixture
def place():
    return people.place("Berlin")


@pytest.fixture
def draft(place):
    return builders.plan({"what": "Old words"}, branch=place.branch, live=False)


@pytest.fixture
def waiting(place, draft):
    """A plan that the secretary handed in."""
    hand_in(cast.client_of(place.secretary), draft)
    return draft


def is_live(plan):
    return Page.objects.get(pk=plan.pk).live


def answer_url(plan):
    return reverse("branches_plan_review", args=[plan.pk])


def agree(user, plan, action="approve", comment="Good."):
    return cast.client_of(user).post(answer_url(plan), {"action": action, "comment": comment})


def by_wagtails_door(user, plan, action="approve"):
    state = TaskState.objects.filter(workflow_state__object_id=str(plan.pk)).latest("pk")
    url = reverse("wagtailadmin_pages:workflow_action", args=[plan.pk, action, state.pk])
    return cast.client_of(user).post(url, {"comment": "Good."})


# ------------------------------------------------------------------------------------------------ the way
def test_the_coordinator_agrees_and_members_read_it(place, waiting):
    assert not is_live(waiting)
    answer = agree(place.coordinator, waiting)
    assert answer.status_code == 302
    assert is_live(waiting)
    state = WorkflowState.objects.get(object_id=str(waiting.pk))
    assert state.status == WorkflowState.STATUS_APPROVED
    assert PlanPage.objects.get(pk=waiting.pk).live_revision == state.task_states.get().revision


def test_the_other_of_a_job_share_answers_alike(place, waiting):
    agree(place.partner, waiting)
    assert is_live(waiting)


def test_it_comes_back_with_a_comment_and_is_handed_in_again(place, waiting):
    agree(place.coordinator, waiting, "reject", "Name a date.")
    assert not is_live(waiting)
    assert WorkflowState.objects.get(object_id=str(waiting.pk)).status == WorkflowState.STATUS_NEEDS_CHANGES
    mail = OutgoingMail.objects.get(to=place.secretary.email)
    assert "Name a date." in mail.text
    secretary = cast.client_of(place.secretary)
    assert send(secretary, waiting, "action-submit", **{"actions-0-what": NEW}).status_code == 302
    agree(place.partner, waiting)
    assert PlanPage.objects.get(pk=waiting.pk).actions.get().what == NEW


def test_who_gives_it_back_says_what_should_change(place, waiting):
    answer = agree(place.coordinator, waiting, "reject", " ")
    assert answer.status_code == 200
    assert "Say what should change" in answer.content.decode()
    assert WorkflowState.objects.get(object_id=str(waiting.pk)).status == WorkflowState.STATUS_IN_PROGRESS


def test_those_who_may_answer_are_told_and_nobody_else(place, draft):
    people.place("Tokyo")
    hand_in(cast.client_of(place.secretary), draft)
    assert {mail.to for mail in OutgoingMail.objects.all()} == {place.coordinator.email, place.partner.email}
    assert all(answer_url(draft) in mail.text for mail in OutgoingMail.objects.all())


def test_wagtail_writes_no_mail_of_its_own(place, waiting, mailoutbox):
    cast.admin()
    agree(place.coordinator, waiting)
    assert mailoutbox == []
    assert OutgoingMail.objects.filter(to=place.secretary.email).count() == 1


def test_exactly_the_version_that_was_handed_in_is_published(place, waiting):
    """Whatever stands in the drafts afterwards, by a window that was open before, say."""
    page = PlanPage.objects.get(pk=waiting.pk).get_latest_revision_as_object()
    page.introduction = "Nobody read this."
    page.save_revision(user=place.secretary)
    agree(place.coordinator, waiting)
    assert PlanPage.objects.get(pk=waiting.pk).introduction == "What we mean to do."


def test_a_plan_under_review_is_rewritten_by_nobody(place, waiting):
    for user in (place.secretary, place.coordinator):
        send(cast.client_of(user), waiting, **{"actions-0-what": NEW})
    assert NEW not in str(PlanPage.objects.get(pk=waiting.pk).get_latest_revision().content)


def test_every_step_is_in_the_history(place, waiting):
    agree(place.coordinator, waiting)
    actions = set(PageLogEntry.objects.filter(page_id=waiting.pk).values_list("action", flat=True))
    assert {"wagtail.workflow.start", "wagtail.workflow.approve", "wagtail.publish"} <= actions


# ------------------------------------------------------------------------------------------------ who may not
def the_author(place):
    return place.secretary


def a_colleague(place):
    return place.chair


def the_coordinator_of_another_region(place):
    return people.place("Tokyo").coordinator


def an_officer_of_another_branch(place):
    return people.place("Tokyo").secretary


def a_coordinator_whose_term_ended(place):
    Term.objects.filter(person=place.coordinator).update(end=timezone.now().date() - timedelta(days=1))
    return people.fresh(place.coordinator)


def somebody_without_a_post(place):
    return cast.member("nobody@example.org")


NOT_THESE = [
    the_author,
    a_colleague,
    the_coordinator_of_another_region,
    an_officer_of_another_branch,
    a_coordinator_whose_term_ended,
    somebody_without_a_post,
]


@pytest.mark.parametrize("who", NOT_THESE, ids=lambda who: who.__name__)
@pytest.mark.parametrize("door", [agree, by_wagtails_door])
def test_nobody_else_agrees(place, waiting, who, door):
    user = who(place)
    answer = door(user, waiting)
    assert answer.status_code in (302, 403, 404)
    assert not is_live(waiting)
    assert WorkflowState.objects.get(object_id=str(waiting.pk)).status == WorkflowState.STATUS_IN_PROGRESS


def test_a_coordinator_does_not_agree_to_what_they_handed_in_but_the_partner_does(place, draft):
    hand_in(cast.client_of(place.coordinator), draft)
    agree(place.coordinator, draft)
    assert not is_live(draft)
    agree(place.partner, draft)
    assert is_live(draft)


def test_a_coordinator_does_not_agree_to_what_they_rewrote(place, waiting):
    agree(place.partner, waiting, "reject", "Shorter.")
    send(cast.client_of(place.coordinator), waiting, "action-submit", **{"actions-0-what": NEW})
    agree(place.coordinator, waiting)
    assert not is_live(waiting)
    agree(place.partner, waiting)
    assert is_live(waiting)


def test_nor_does_an_administrator_agree_to_their_own(draft):
    hand_in(cast.client_of(cast.admin()), draft)
    agree(cast.admin(), draft)
    assert not is_live(draft)


def test_without_a_coordinator_those_answer_who_keep_the_posts(place, draft):
    Term.objects.filter(person__in=[place.coordinator, place.partner]).delete()
    liec = people.holder(builders.region(), Capability.ELECTIONS, "LIEC Secretary", "liec@example.org")
    hand_in(cast.client_of(place.secretary), draft)
    assert OutgoingMail.objects.get().to == liec.email
    agree(liec, draft)
    assert is_live(draft)


def test_with_a_coordinator_those_do_not(place, waiting):
    agree(people.holder(builders.region(), Capability.ELECTIONS, "LIEC Secretary", "liec@example.org"), waiting)
    assert not is_live(waiting)


# ------------------------------------------------------------------------------------------------ other doors
def publish_in_the_editor(client, plan, place):
    return send(client, plan, "action-publish")


def publish_at_a_time(client, plan, place):
    return send(client, plan, "action-publish", go_live_at="2020-01-01 00:00")


def publish_in_bulk(client, plan, place):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={plan.pk}", {"include_descendants": "on"})


def publish_with_the_branch(client, plan, place):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={place.branch.pk}", {"include_descendants": "on"})


def publish_by_copying(client, plan, place):
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": place.branch.pk, "publish_copies": "on"}
    return client.post(reverse("wagtailadmin_pages:copy", args=[plan.pk]), data)


def publish_by_an_alias(client, plan, place):
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": place.branch.pk, "alias": "on"}
    return client.post(reverse("wagtailadmin_pages:copy", args=[plan.pk]), data)


def publish_by_making_one(client, plan, place):
    url = reverse("wagtailadmin_pages:add", args=["branches", "planpage", place.branch.pk])
    return client.post(url, {"title": "Mine", "slug": "mine", "action-publish": "action-publish"})


def publish_an_old_version(client, plan, place):
    url = reverse("wagtailadmin_pages:revisions_revert", args=[plan.pk, plan.latest_revision_id])
    return client.post(url, filled(client, edit_url(plan)) | {"action-publish": "action-publish"})


DOORS = [
    publish_in_the_editor,
    publish_at_a_time,
    publish_in_bulk,
    publish_with_the_branch,
    publish_by_copying,
    publish_by_an_alias,
    publish_by_making_one,
    publish_an_old_version,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("who", ["secretary", "coordinator"])
def test_no_other_door_publishes_a_plan(place, draft, door, who):
    door(cast.client_of(getattr(place, who)), draft, place)
    assert PlanPage.objects.live().count() == 0
    assert PlanPage.objects.count() == 1
    assert not draft.revisions.exclude(approved_go_live_at=None).exists()


def test_what_is_live_stays_as_it_was_agreed_until_the_next_version_is(place):
    plan = builders.plan({"what": "Agreed words"}, branch=place.branch)
    for action in ("action-publish", ""):
        send(cast.client_of(place.secretary), plan, action, **{"actions-0-what": NEW})
    assert PlanPage.objects.get(pk=plan.pk).actions.get().what == "Agreed words"
    assert PlanPage.objects.get(pk=plan.pk).has_unpublished_changes


def test_a_plan_moves_to_no_other_branch(place):
    plan, other = builders.plan(branch=place.branch), builders.branch(region=place.branch.get_parent())
    for user in (place.coordinator, cast.admin()):
        url = reverse("wagtailadmin_pages:move_confirm", args=[plan.pk, other.pk])
        assert cast.client_of(user).post(url).status_code in (302, 403)
    assert Page.objects.get(pk=plan.pk).path.startswith(place.branch.path)


def test_a_translation_needs_the_review_too(place):
    plan = builders.plan({"what": "Words"}, branch=place.branch)
    french, _made = Locale.objects.get_or_create(language_code="fr")
    copy = plan.copy_for_translation(french, copy_parents=True)
    publish_in_the_editor(cast.client_of(place.secretary), copy, place)
    publish_in_bulk(cast.client_of(place.secretary), copy, place)
    assert not is_live(copy)
    hand_in(cast.client_of(place.secretary), copy)
    agree(place.coordinator, copy)
    assert is_live(copy)


def test_an_officer_withdraws_a_plan_and_deletes_none_that_was_read(place):
    plan = builders.plan(branch=place.branch)
    client = cast.client_of(place.secretary)
    client.post(reverse("wagtailadmin_pages:delete", args=[plan.pk]))
    assert is_live(plan)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[plan.pk]))
    assert not is_live(plan)


# ------------------------------------------------------------------------------------------------ and besides
def test_the_pages_around_it_are_published_by_officers_as_ever(place):
    text = builders.standard_page(parent=place.branch)
    meeting = builders.meeting(parent=place.branch)
    for page in (text, meeting, place.branch):
        assert page.permissions_for_user(people.fresh(place.secretary)).can_publish()
        assert page.get_workflow() != review.workflow()


def test_what_waits_stands_on_the_first_page_of_whoever_may_answer(place, waiting):
    def waits_for(user):
        return TaskState.objects.reviewable_by(people.fresh(user)).count()

    assert waits_for(place.coordinator) == waits_for(place.partner) == 1
    assert waits_for(place.secretary) == waits_for(people.place("Tokyo").coordinator) == 0


def test_the_review_shows_what_is_new_in_words(place):
    plan = builders.plan({"what": "Words", "due": date(2026, 6, 30)}, branch=place.branch)
    hand_in_changed = {"actions-0-due": "2026-09-30"}
    send(cast.client_of(place.secretary), plan, "action-submit", **hand_in_changed)
    client = cast.client_of(place.coordinator)
    answer = client.get(answer_url(plan))
    compared = client.get(answer.context["compare_url"]).content.decode()
    assert "30 June 2026" in compared
    assert "30 September 2026" in compared


def test_the_editor_says_that_it_is_locked_and_offers_the_review(place, waiting):
    answer = cast.client_of(place.coordinator).get(edit_url(waiting))
    assert answer_url(waiting) in answer.content.decode()
    assert filled(cast.client_of(place.coordinator), edit_url(waiting))
