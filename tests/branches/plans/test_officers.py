"""What officers do with a plan: begin it from the template, write it, say how far it is."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry, Revision

from branches.models import PlanAction, PlanPage, Post, SuggestedAction
from branches.plans import services
from branches.plans.contents import changes_since
from branches.plans.provision import SUGGESTIONS, ensure_plans
from branches.plans.states import ActionStatus
from common.publishing import NotPublished
from tests import builders, cast
from tests.branches.plans import people
from tests.branches.plans.editing import edit_url, hand_in, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    ensure_plans()
    return people.place("Berlin")


@pytest.fixture
def plan(place):
    return builders.plan(
        {"what": "Evenings", "status": ActionStatus.ON_TRACK, "progress": 40},
        {"what": "Delegates", "aim": "taking-part"},
        branch=place.branch,
    )


def key_of(plan, what):
    return plan.actions.get(what=what).translation_key


def start(actor, branch, day=date(2026, 11, 22)):
    return services.start_plan(actor=actor, branch=branch, now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


# ------------------------------------------------------------------------------------------------ a new one
def test_one_button_makes_a_draft_of_what_is_suggested(place):
    answer = cast.client_of(place.secretary).post(reverse("branches_plan_new", args=[place.branch.pk]))
    plan = PlanPage.objects.get()
    assert answer.url == edit_url(plan)
    assert not plan.live
    assert plan.owner == place.secretary
    assert [action.what for action in plan.actions.all()] == [row[1] for row in SUGGESTIONS]
    assert {action.status for action in plan.actions.all()} == {ActionStatus.NOT_STARTED}
    assert PageLogEntry.objects.filter(page_id=plan.pk, action="branches.start_plan", user=place.secretary).exists()


def test_a_look_at_the_button_makes_nothing(place):
    cast.client_of(place.secretary).get(reverse("branches_plan_new", args=[place.branch.pk]))
    assert not PlanPage.objects.exists()


def test_owners_are_the_branches_own_posts_by_name_or_former_name(place):
    SuggestedAction.objects.update(owner_title="Membership Officer")
    plan = start(place.secretary, place.branch)
    owners = {action.owner for action in plan.actions.all()}
    assert owners == {Post.objects.get(body__page=place.branch, title="Membership secretary")}


def test_what_was_left_unfinished_is_carried_over_first(place, plan):
    new = start(place.secretary, place.branch)
    first = new.actions.first()
    assert (first.what, first.progress, first.status) == ("Evenings", 40, ActionStatus.ON_TRACK)
    assert first.due == date(2027, 3, 31)
    assert plan.title in first.evidence


def test_what_was_finished_is_not(place):
    builders.plan(
        {"what": "Over", "status": ActionStatus.DONE, "progress": 100},
        {"what": "Given up", "status": ActionStatus.DROPPED},
        branch=place.branch,
    )
    assert not start(place.secretary, place.branch).actions.filter(what__in=["Over", "Given up"]).exists()


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 9, 30), 2026), (date(2026, 10, 1), 2027), (date(2026, 12, 31), 2027)]
)
def test_from_october_on_a_new_plan_is_for_the_next_year(place, day, year):
    assert start(place.secretary, place.branch, day).first_day == date(year, 1, 1)


def test_a_branch_has_one_plan_at_a_time(place):
    assert [start(place.secretary, place.branch).first_day.year for _again in range(3)] == [2027, 2028, 2029]


@pytest.mark.parametrize("who", ["stranger", "officer of another branch"])
def test_nobody_else_begins_one(place, who):
    user = cast.member("stranger@example.org") if who == "stranger" else people.place("Tokyo").secretary
    with pytest.raises(PermissionDenied):
        start(user, place.branch)
    answer = cast.client_of(user).post(reverse("branches_plan_new", args=[place.branch.pk]))
    assert answer.status_code in (302, 403, 404)
    assert not PlanPage.objects.exists()


# ------------------------------------------------------------------------------------------------ the editor
def wrong(place, plan, **changes):
    answer = send(cast.client_of(place.secretary), plan, **changes)
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"status": "done", "progress": "70"}, "What is done stands at 100"),
        ({"status": "not_started", "progress": "70"}, "What is not started stands at 0"),
        ({"status": "on_track", "progress": "100"}, "All of it is reached"),
        ({"progress": "101"}, "less than or equal to 100"),
        ({"progress": "-1"}, "greater than or equal to 0"),
        ({"due": "2025-12-31"}, "The plan begins on 1 January 2026"),
        ({"evidence_link": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(place, plan, typed, message):
    changes = {f"actions-0-{name}": value for name, value in typed.items()} | {"actions-1-what": "Typed meanwhile"}
    text = wrong(place, plan, **changes).content.decode()
    assert message in text
    assert "Typed meanwhile" in text
    assert all(value.replace("'", "&#x27;") in text for value in typed.values())


def test_choosing_done_is_enough(place, plan):
    assert send(cast.client_of(place.secretary), plan, **{"actions-0-status": "done"}).status_code == 302
    draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
    assert draft.actions.all()[0].progress == 100


def test_two_plans_of_a_branch_share_no_day(place, plan):
    other = builders.plan(branch=place.branch, live=False, first_day=date(2027, 1, 1), last_day=date(2027, 12, 31))
    assert plan.title in wrong(place, other, first_day="2026-12-31").content.decode()
    assert send(cast.client_of(place.secretary), other, last_day="2028-12-31").status_code == 302


def test_a_plan_ends_after_it_begins(place, plan):
    assert "A plan ends after the day it begins" in wrong(place, plan, last_day="2025-12-31").content.decode()


def test_an_owner_is_a_post_of_the_branch(place, plan):
    elsewhere = Post.objects.filter(body__page=people.place("Tokyo").branch).first()
    wrong(place, plan, **{"actions-0-owner": str(elsewhere.pk)})
    text = cast.client_of(place.secretary).get(edit_url(plan)).content.decode()
    assert f'<option value="{elsewhere.pk}"' not in text
    assert "Secretary" in text


def test_the_database_refuses_what_the_forms_do(plan):
    for fields in ({"progress": 101}, {"status": "done", "progress": 99}, {"status": "not_started", "progress": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlanAction.objects.filter(plan=plan).update(**fields)
    with pytest.raises(ValidationError):
        PlanAction(status="done", progress=5).clean()


# ------------------------------------------------------------------------------------------------ progress
def update(client, plan, what="Evenings", **fields):
    """The table with every row as it is, and some fields of one row changed."""
    data = {}
    for action in PlanPage.objects.get(pk=plan.pk).actions.all():
        row = {"status": action.status, "progress": action.progress, "evidence": action.evidence, "evidence_link": ""}
        row |= fields if action.what == what else {}
        data |= {f"{action.translation_key}-{name}": value for name, value in row.items()}
    return client.post(reverse("branches_plan_progress", args=[plan.pk]), data)


def of(plan, what="Evenings"):
    action = PlanPage.objects.get(pk=plan.pk).actions.get(what=what)
    return action.status, action.progress, action.evidence


def test_progress_goes_live_at_once_with_an_entry_in_the_history(place, plan):
    answer = update(cast.client_of(place.secretary), plan, status="at_risk", progress="55", evidence="Two held.")
    assert answer.status_code == 302
    assert of(plan) == ("at_risk", 55, "Two held.")
    entry = PageLogEntry.objects.get(page_id=plan.pk, action="branches.update_progress")
    assert (entry.user, entry.data) == (place.secretary, {"actions": 1})


def test_nothing_new_writes_nothing(place, plan):
    before = Revision.objects.count()
    update(cast.client_of(place.secretary), plan)
    assert Revision.objects.count() == before


def test_done_needs_no_number(place, plan):
    update(cast.client_of(place.secretary), plan, status="done")
    assert of(plan)[:2] == ("done", 100)


def test_a_number_that_contradicts_is_asked_about_and_nothing_is_saved(place, plan):
    answer = update(cast.client_of(place.secretary), plan, status="done", progress="70", evidence="Kept")
    assert answer.status_code == 200
    assert "What is done stands at 100" in answer.content.decode()
    assert "Kept" in answer.content.decode()
    assert of(plan)[:2] == ("on_track", 40)


def test_words_cannot_be_changed_by_the_table(place, plan):
    update(cast.client_of(place.secretary), plan, what="Evenings", progress="41", what_="Other")
    key = key_of(plan, "Evenings")
    cast.client_of(place.secretary).post(
        reverse("branches_plan_progress", args=[plan.pk]), {f"{key}-what": "Other", f"{key}-status": "done"}
    )
    assert PlanPage.objects.get(pk=plan.pk).actions.filter(what="Evenings").exists()


def test_a_draft_keeps_its_words_and_gets_the_progress(place, plan):
    send(cast.client_of(place.secretary), plan, **{"actions-1-what": "Unread words"})
    update(cast.client_of(place.chair), plan, status="on_track", progress="60")
    live = PlanPage.objects.get(pk=plan.pk)
    draft = live.get_latest_revision_as_object()
    assert [action.what for action in live.actions.all()] == ["Evenings", "Delegates"]
    assert [(action.what, action.progress) for action in draft.actions.all()] == [
        ("Evenings", 60),
        ("Unread words", 0),
    ]
    assert live.has_unpublished_changes


def test_a_review_goes_on_with_the_progress_in_it_and_the_same_author(place, plan):
    send(cast.client_of(place.secretary), plan, **{"actions-1-what": "Unread words"})
    state = hand_in(cast.client_of(place.secretary), plan)
    update(cast.client_of(place.coordinator), plan, status="on_track", progress="60")
    state.refresh_from_db()
    waiting = state.current_task_state.revision
    assert waiting.user == place.secretary
    assert waiting == PlanPage.objects.get(pk=plan.pk).latest_revision
    cast.client_of(place.coordinator).post(reverse("branches_plan_review", args=[plan.pk]), {"action": "approve"})
    assert of(plan, "Unread words")
    assert of(plan)[1] == 60


@pytest.mark.parametrize("who", ["chair", "coordinator", "partner"])
def test_officers_and_their_coordinators_may(place, plan, who):
    assert update(cast.client_of(getattr(place, who)), plan, progress="41").status_code == 302
    assert of(plan)[1] == 41


def test_officers_of_other_branches_and_others_may_not(place, plan):
    tokyo = people.place("Tokyo")
    for user in (tokyo.secretary, tokyo.coordinator, cast.member("stranger@example.org")):
        assert update(cast.client_of(user), plan, progress="99").status_code in (302, 403, 404)
        with pytest.raises(PermissionDenied):
            services.update_progress(actor=user, plan=plan, states={})
    assert of(plan)[1] == 40


def test_a_draft_is_edited_not_updated(place):
    draft = builders.plan({"what": "Evenings"}, branch=place.branch, live=False)
    with pytest.raises(NotPublished):
        services.update_progress(actor=place.secretary, plan=draft, states={})
    assert update(cast.client_of(place.secretary), draft, progress="5").status_code in (302, 403)


def test_the_page_says_what_moved_in_the_last_month(place, plan):
    now = timezone.now()
    update(cast.client_of(place.secretary), plan, status="on_track", progress="75")
    moved = changes_since(PlanPage.objects.get(pk=plan.pk), PageLogEntry.objects.earliest("timestamp").timestamp)
    assert moved == []
    first = PageLogEntry.objects.filter(page_id=plan.pk, action="wagtail.publish").earliest("timestamp")
    [change] = changes_since(PlanPage.objects.get(pk=plan.pk), first.timestamp)
    assert (change.what, change.progress_before, change.progress_after) == ("Evenings", 40, 75)
    assert first.timestamp < now


def test_a_translation_shows_its_own_words_and_the_state_of_its_source(place, plan):
    french, _made = Locale.objects.get_or_create(language_code="fr")
    copy = plan.copy_for_translation(french, copy_parents=True)
    copy.actions.filter(what="Evenings").update(what="Soirées")
    update(cast.client_of(place.secretary), copy, what="Soirées")
    key = key_of(plan, "Evenings")
    services.update_progress(
        actor=people.fresh(place.secretary), plan=copy, states={key: {"status": "on_track", "progress": 80}}
    )
    shown = {action.what: action.progress for action in PlanPage.objects.get(pk=copy.pk).actions_as_they_stand}
    assert shown == {"Soirées": 80, "Delegates": 0}
