"""Two qualified people who did not write it approve every change, one after the other, of the same version."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask

from branches.review.services import take_back
from common.models import OutgoingMail
from conduct.models import CodeVersion, Publication
from conduct.pages import review
from conduct.pages.people import case_of
from conduct.pages.reminders import remind
from tests import cast
from tests.conduct.pages import team as t

SECOND = timedelta(seconds=1)


def test_two_who_did_not_write_it_publish_exactly_what_was_handed_in(site):
    t.start(site.editor, site.text)
    before = t.says(site.text)
    t.answer(site.ada, site.text)
    assert (t.waits(site.text), t.says(site.text)) == (True, before)
    t.answer(site.ben, site.text)
    assert not t.waits(site.text)
    assert t.says(site.text).startswith("Changed by")


@pytest.mark.parametrize("door", [t.answer, t.by_wagtails_door])
def test_one_person_does_not_give_both_answers(site, door):
    t.start(site.editor, site.text)
    door(site.ada, site.text)
    door(site.ada, site.text)
    assert t.waits(site.text)
    assert Publication.objects.filter(page=site.text.pk).count() == 1


@pytest.mark.parametrize("name", ["editor", "translator", "admin", "member", "coordinator"])
@pytest.mark.parametrize("door", [t.answer, t.by_wagtails_door])
def test_nobody_answers_who_is_not_qualified_administrators_neither(site, name, door):
    t.start(site.ada, site.form)
    door(getattr(site, name), site.form)
    state = t.state_of(site.form)
    assert (state.status, state.finished_by) == (TaskState.STATUS_IN_PROGRESS, None)


@pytest.mark.parametrize("door", [t.answer, t.by_wagtails_door])
def test_nobody_answers_who_wrote_a_version_since_the_live_one(site, door):
    site.code.save_revision(user=site.ben)
    t.start(site.editor, site.code, what_changed="New.")
    door(site.ben, site.code)
    assert t.state_of(site.code).status == TaskState.STATUS_IN_PROGRESS
    door(site.ada, site.code)
    door(site.ben, site.code)
    assert t.waits(site.code)
    door(site.cem, site.code)
    assert not t.waits(site.code)


def test_whoever_wrote_an_earlier_version_may_answer_to_the_next(site):
    t.start(site.ada, site.text)
    t.answer(site.ben, site.text)
    t.answer(site.cem, site.text)
    t.start(site.editor, site.text)
    t.answer(site.ada, site.text)
    t.answer(site.dpo, site.text)
    assert not t.waits(site.text)


def test_whoever_handed_it_in_does_not_answer(site):
    site.text.save_revision(user=site.editor)
    page = t.again(site.text)
    page.get_workflow().start(page, site.ada)
    case = case_of(page, t.state_of(page))
    assert site.ada.pk not in case.reviewers
    assert {site.ben.pk, site.cem.pk, site.dpo.pk} == case.reviewers


def test_a_text_changed_after_the_first_answer_goes_to_the_first_step_again(site):
    t.start(site.editor, site.text)
    t.answer(site.ada, site.text)
    t.answer(site.ben, site.text, "reject", "One word is wrong.")
    t.hand_in(site.editor, site.text, introduction="Mended.")
    assert t.state_of(site.text).task.name == "First conduct check"
    t.answer(site.ben, site.text)
    assert t.waits(site.text)
    t.answer(site.ben, site.text)
    assert t.says(site.text) != "Mended."
    t.answer(site.ada, site.text)
    assert t.says(site.text) == "Mended."


def test_nobody_changes_what_is_under_review(site):
    t.start(site.editor, site.form)
    before = site.form.latest_revision_id, t.state_of(site.form).revision_id
    for name in ("editor", "ada", "admin"):
        t.send(getattr(site, name), site.form, introduction="Smuggled in.")
    assert t.again(site.form).latest_revision_id == before[1]


def test_a_window_left_open_never_overwrites_what_was_handed_in(site):
    state = t.start(site.editor, site.form)
    page = t.again(site.form)
    page.introduction = "Overwritten."
    saved = page.save_revision(user=site.admin, overwrite_revision=state.revision)
    assert saved.pk != state.revision_id


def test_whoever_takes_it_back_to_change_it_approves_nothing(site):
    t.start(site.editor, site.text)
    take_back(actor=site.ben, case=review.waiting_case(t.again(site.text)))
    t.hand_in(site.ben, site.text, introduction="By Ben.")
    t.answer(site.ben, site.text)
    assert t.state_of(site.text).status == TaskState.STATUS_IN_PROGRESS


def test_an_approver_whose_post_ended_meanwhile_does_not_answer(site):
    t.start(site.editor, site.text)
    site.ada.terms.all().delete()
    t.answer(site.ada, site.text)
    assert t.state_of(site.text).status == TaskState.STATUS_IN_PROGRESS


# ------------------------------------------------------------------------------------------------ other workflows
def test_no_workflow_an_administrator_makes_publishes_a_conduct_page(site):
    """Whatever steps it has: the page has the last word (common.approval)."""
    t.start(site.editor, site.form)
    t.again(site.form).current_workflow_state.cancel(user=site.admin)
    other = Workflow.objects.create(name="Mine")
    WorkflowTask.objects.create(workflow=other, task=GroupApprovalTask.objects.create(name="Mine"))
    other.start(t.again(site.form), site.admin)
    t.by_wagtails_door(site.admin, site.form)
    with pytest.raises(review.NotApprovedError):
        t.again(site.form).current_workflow_state.finish(user=site.admin)
    assert not t.says(site.form).startswith("Changed by")


def test_where_the_workflow_was_ended_nobody_publishes(site):
    review.workflow().deactivate(user=site.admin)
    page = t.again(site.form)
    assert (page.get_workflow(), page.has_workflow) == (None, False)
    t.send(site.admin, page, "action-submit", introduction="Changed.")
    t.send(site.admin, page, "action-publish", introduction="Changed.")
    assert t.says(page) != "Changed."


def test_a_workflow_without_the_first_step_publishes_nothing(site):
    way = review.workflow()
    way.workflow_tasks.filter(sort_order=0).delete()
    t.start(site.editor, site.text)
    t.answer(site.ada, site.text)
    assert t.waits(site.text)


# ------------------------------------------------------------------------------------------------ what is told
def test_those_who_may_answer_are_told_and_nobody_else(site):
    t.start(site.ada, site.text)
    told = set(OutgoingMail.objects.values_list("to", flat=True))
    assert told == {"ben@example.org", "cem@example.org", "dpo@example.org"}
    assert mail.outbox == []


def test_whoever_wrote_it_reads_what_should_change(site):
    t.start(site.editor, site.text)
    OutgoingMail.objects.all().delete()
    t.answer(site.ada, site.text, "reject", "The second word.")
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["editor@example.org"]


@pytest.mark.parametrize(
    ("waited", "mails"),
    [
        (timedelta(days=3) - SECOND, 0),
        (timedelta(days=3), 3),
        (timedelta(days=7) - SECOND, 3),
        (timedelta(days=7), 6),
        (timedelta(days=30), 6),
    ],
)
def test_whoever_may_answer_is_reminded_twice(site, waited, mails):
    with time_machine.travel("2026-11-22 12:00Z", tick=False) as clock:
        state = t.start(site.ada, site.text)
        OutgoingMail.objects.all().delete()
        for moment in sorted({timedelta(days=4), waited}):
            clock.move_to(state.started_at + moment)
            for _ in range(2 if moment <= waited else 0):
                remind()
    assert OutgoingMail.objects.count() == mails


def test_changes_are_not_asked_for_without_saying_which(site):
    t.start(site.editor, site.text)
    t.answer(site.ada, site.text, "reject", " ")
    assert t.waits(site.text)


def test_a_reviewer_comments_beside_a_passage(site):
    t.start(site.editor, site.code, what_changed="New.")
    clause = site.code.clauses[2]
    answer = cast.client_of(site.ada).post(
        t.review_url(site.code),
        {"action": "comment", "passage": f"clauses.{clause.id}.heading", "text": "Is that so?"},
    )
    assert answer.status_code == 302
    html = cast.client_of(site.ben).get(t.review_url(site.code)).content.decode()
    assert "Is that so?" in html


def test_what_waits_stands_on_the_screen_of_the_qualified(site):
    t.start(site.editor, site.form)
    answer = cast.client_of(site.ada).get(reverse("conduct_pages"))
    html = answer.content.decode()
    assert [row.title for row in answer.context["yours"]] == [site.form.title]
    assert "/conduct/desk/" in html
    t.answer(site.ada, site.form)
    answer = cast.client_of(site.ada).get(reverse("conduct_pages"))
    assert (answer.context["yours"], len(answer.context["others"])) == ([], 1)
    assert "The second answer is somebody else" in answer.content.decode()


def test_what_a_reviewer_sees_has_every_question(site):
    state = t.start(site.editor, site.form)
    url = reverse("wagtailadmin_pages:revisions_view", args=[site.form.pk, state.revision_id])
    html = cast.client_of(site.ada).get(url).content.decode()
    for step in site.form.steps:
        for question in step.value["questions"]:
            assert question.value["label"] in html


def test_the_comparison_says_what_is_new(site):
    state = t.start(site.editor, site.text)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[site.text.pk, "live", state.revision_id])
    assert "Changed by" in cast.client_of(site.ada).get(url).content.decode()


def test_every_publication_is_kept_and_only_another_text_is_another_version(site):
    assert CodeVersion.objects.count() == 1
    t.start(site.editor, site.code, introduction=site.code.introduction, seo_title="Code")
    t.answer(site.ada, site.code)
    t.answer(site.ben, site.code)
    assert (CodeVersion.objects.count(), Publication.objects.filter(page=site.code.pk).count()) == (1, 2)
    t.start(site.editor, site.code, what_changed="Said more plainly.")
    t.answer(site.ada, site.code)
    t.answer(site.ben, site.code)
    version = CodeVersion.objects.first()
    assert (version.number, version.what_changed) == (2, "Said more plainly.")
