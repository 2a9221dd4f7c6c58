"""Everybody reads an article once an editor has approved it who has not written it: by every door, and no other."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from branches.review.steps import NothingToReviewError
from common.models import OutgoingMail
from members.rights import Capability
from newsletter.approval import review
from newsletter.approval.provision import ensure_approval_of_articles
from newsletter.models import ApprovalSettings, ArticlePage, EditorsCheckTask
from tests import builders, cast
from tests.newsletter.approval import team as t

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return t.team()


@pytest.fixture
def article(team):
    return t.draft(team.author, title="A hall in Lyon", regions=[team.region])


@pytest.fixture
def waiting(team, article):
    t.start(team.author, article)
    return article


def mails_to(user):
    return OutgoingMail.objects.filter(to=user.email)


# ------------------------------------------------------------------------------------------------ the way
def test_the_author_hands_in_by_the_form_and_an_editor_publishes_exactly_that(team, article):
    state = t.hand_in(team.author, article, summary="A new hall. Come and see.")
    assert not t.is_live(article)
    assert t.answer(team.editor, article).status_code == 302
    published = t.again(article)
    assert (published.live, published.summary) == (True, "A new hall. Come and see.")
    assert published.live_revision_id == state.revision_id


def test_exactly_the_version_that_was_handed_in_is_published_while_a_newer_draft_is_there(team, waiting):
    page = ArticlePage.objects.get(pk=waiting.pk).get_latest_revision_as_object()
    page.summary = "Nobody read this."
    page.save_revision(user=team.author)
    t.answer(team.editor, waiting)
    assert t.again(waiting).summary == waiting.summary
    assert t.is_live(waiting)


def test_nobody_changes_what_is_under_review(team, waiting):
    before = t.again(waiting).latest_revision_id
    for user in (team.author, team.partner, team.editor, cast.admin()):
        t.send(user, waiting, summary="Changed meanwhile.")
    assert t.again(waiting).latest_revision_id == before


def test_a_window_left_open_writes_no_other_words_into_the_version_that_was_handed_in(team, article):
    page = ArticlePage.objects.get(pk=article.pk)
    mine = page.save_revision(user=team.author)
    t.start(team.author, page)
    t.answer(team.editor, page)
    page = t.again(article)
    page.summary = "Written over it."
    saved = page.save_revision(user=team.author, overwrite_revision=mine, clean=False)
    assert saved.pk != mine.pk
    mine.refresh_from_db()
    assert mine.content["summary"] == article.summary


def test_the_form_says_hand_in_and_leads_to_where_it_stands(team, article):
    new = reverse("wagtailadmin_pages:add", args=["newsletter", "articlepage", article.get_parent().pk])
    for url in (new, t.edit_url(article)):
        page = cast.client_of(team.author).get(url).content.decode()
        assert "Hand in for approval" in page
        assert "Submit to" not in page
    answer = t.send(team.author, article, "action-submit")
    assert answer.url == reverse("newsletter_mine")


# ------------------------------------------------------------------------------------------------ who may
def test_those_who_have_written_it_do_not_approve_it_by_any_door(team, waiting):
    for user in (team.author, team.partner, team.stranger):
        t.answer(user, waiting)
        t.by_wagtails_door(user, waiting)
    for user in (team.author, team.partner):
        t.send(user, waiting, "action-workflow-action", **{"workflow-action-name": "approve"})
    assert cast.client_of(team.stranger).get(t.edit_url(waiting)).status_code != 200
    assert not t.is_live(waiting)
    assert t.state_of(waiting).status == TaskState.STATUS_IN_PROGRESS


def test_an_author_who_also_edits_does_not_approve_their_own_text(team):
    own = t.draft(team.editor, authors=["Somebody else"])
    t.start(team.editor, own)
    for act in (t.answer, t.by_wagtails_door):
        act(team.editor, own)
    t.send(team.editor, own, "action-workflow-action", **{"workflow-action-name": "approve"})
    t.send(team.editor, own, "action-publish")
    assert not t.is_live(own)
    page = cast.client_of(team.editor).get(t.review_url(own)).content.decode()
    assert "This is your own text" in page
    assert 'value="approve"' not in page
    t.answer(team.colleague, own)
    assert t.is_live(own)


def test_an_editor_whom_the_by_line_names_does_not_approve_it(team):
    text = t.draft(team.author, authors=[team.author, team.editor])
    t.start(team.author, text)
    t.answer(team.editor, text)
    assert not t.is_live(text)


def test_an_editor_who_mended_a_typo_needs_a_colleague_and_reads_why(team, article):
    t.send(team.editor, article, summary="Mended.")
    t.start(team.author, article)
    page = cast.client_of(team.editor).get(t.review_url(article)).content.decode()
    assert "You changed this text on" in page
    assert "so a colleague approves it" in page
    t.answer(team.editor, article)
    assert not t.is_live(article)
    t.answer(team.colleague, article)
    assert t.is_live(article)


def test_who_wrote_an_earlier_published_version_may_approve_the_next(team, article):
    t.send(team.editor, article, summary="Mended.")
    t.start(team.author, article)
    t.answer(team.colleague, article)
    t.send(team.author, article, summary="News of it.")
    t.start(team.author, article)
    t.answer(team.editor, article)
    assert t.again(article).summary == "News of it."


def test_who_takes_it_back_to_change_it_writes_it_and_its_approval_begins_anew(team, waiting):
    answer = cast.client_of(team.editor).post(t.review_url(waiting), {"action": "take_back"})
    assert answer.url == t.edit_url(waiting)
    assert not t.again(waiting).workflow_in_progress
    t.hand_in(team.editor, waiting, summary="As the editor would say it.")
    t.answer(team.editor, waiting)
    assert not t.is_live(waiting)
    t.answer(team.colleague, waiting)
    assert t.again(waiting).summary == "As the editor would say it."
    assert PageLogEntry.objects.filter(page=waiting.pk, action="newsletter.take_back").count() == 1


@pytest.mark.parametrize(("who", "may"), [("author", True), ("partner", True), ("stranger", False)])
def test_it_is_taken_back_by_those_whose_text_it_is(team, waiting, who, may):
    cast.client_of(getattr(team, who)).post(t.review_url(waiting), {"action": "take_back"})
    assert t.again(waiting).workflow_in_progress is not may


def test_an_administrator_approves_what_is_not_theirs(team, waiting):
    t.answer(cast.admin(), waiting)
    assert t.is_live(waiting)


def test_what_was_answered_meanwhile_is_not_answered_again(team, waiting):
    step = t.state_of(waiting)
    t.answer(team.editor, waiting)
    with pytest.raises(NothingToReviewError):
        step.task.specific.on_action(step, team.colleague, "approve")


# ------------------------------------------------------------------------------------------------ changes
def test_changes_are_asked_for_mended_and_approved(team, waiting):
    t.answer(team.editor, waiting, "reject", "Name the day.")
    assert t.again(waiting).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    for user in (team.author, team.partner):
        assert "Name the day." in mails_to(user).get().text
    mine = cast.client_of(team.author).get(reverse("newsletter_mine")).content.decode()
    assert "Name the day." in mine
    assert "Changes asked for" in mine
    assert "Name the day." in cast.client_of(team.author).get(t.edit_url(waiting)).content.decode()
    t.hand_in(team.partner, waiting, summary="On Tuesday the eighth.")
    page = cast.client_of(team.editor).get(t.review_url(waiting)).content.decode()
    assert "/revisions/compare/" in page
    t.answer(team.editor, waiting)
    assert t.again(waiting).summary == "On Tuesday the eighth."


def test_who_asks_for_changes_says_which(team, waiting):
    answer = t.answer(team.editor, waiting, "reject", "  ")
    assert "Say what should change" in answer.content.decode()
    assert t.state_of(waiting).status == TaskState.STATUS_IN_PROGRESS


# ------------------------------------------------------------------------------------------------ mails
def test_mails_go_to_those_whom_it_concerns_and_wagtail_writes_none(team, article, mailoutbox):
    cast.admin()
    t.hand_in(team.author, article)
    assert {mail.to for mail in OutgoingMail.objects.all()} == {team.editor.email, team.colleague.email}
    OutgoingMail.objects.all().delete()
    t.answer(team.editor, article)
    assert [mail.to for mail in OutgoingMail.objects.all()] == [team.author.email]
    assert t.again(article).url_path.rsplit("/", 2)[1] in OutgoingMail.objects.get().text
    assert mailoutbox == []


def test_a_mail_is_in_its_readers_language(team, article):
    type(team.editor).objects.filter(pk=team.editor.pk).update(language="de")
    t.start(team.author, article)
    assert mails_to(team.editor).get().html.count('lang="de"') == 1


def test_of_two_who_answer_at_the_same_moment_the_second_is_told(team, waiting, monkeypatch):
    on_action = EditorsCheckTask.on_action

    def after_somebody_else(task, state, user, action, **kwargs):
        monkeypatch.setattr(EditorsCheckTask, "on_action", on_action)
        t.answer(team.colleague, waiting, "reject", "A date is missing.")
        return on_action(task, state, user, action, **kwargs)

    monkeypatch.setattr(EditorsCheckTask, "on_action", after_somebody_else)
    response = t.answer(team.editor, waiting)
    assert (response.status_code, response.url) == (302, t.review_url(waiting))
    assert not t.is_live(waiting)


# ------------------------------------------------------------------------------------------------ the region's step
@pytest.fixture
def looks_first(team):
    found = ApprovalSettings.for_site(builders.site())
    found.regions_with_own_check.add(team.region)
    return found


def region_coordinator(team):
    """Somebody who coordinates the region beside the two who share the other seat."""
    return t.person("rita", team.region, [Capability.REGION], "Deputy coordinator")


def test_a_region_that_asked_for_it_looks_first_then_the_editors(team, article, looks_first):
    rita = region_coordinator(team)
    t.start(team.author, article)
    assert {mail.to for mail in OutgoingMail.objects.all()} == {rita.email}
    for user in (team.editor, team.author, team.partner, team.stranger):
        t.answer(user, article)
    assert t.state_of(article).status == TaskState.STATUS_IN_PROGRESS
    assert cast.client_of(rita).get(t.review_url(article)).status_code == 200
    t.answer(rita, article)
    assert not t.is_live(article)
    assert t.state_of(article).task.name == "Editor’s check"
    assert cast.client_of(rita).get(t.review_url(article)).status_code in (302, 403)
    t.answer(rita, article)
    assert not t.is_live(article)
    t.answer(team.editor, article)
    assert t.is_live(article)


def test_a_region_whose_coordinators_all_wrote_it_holds_nothing_up(team, article, looks_first):
    t.start(team.author, article)
    assert t.state_of(article).task.name == "Editor’s check"
    t.answer(team.editor, article)
    assert t.is_live(article)


def test_an_article_about_a_branch_goes_to_its_region_and_others_do_not(team, looks_first):
    region_coordinator(team)
    branch = builders.branch(region=team.region)
    about, other = t.draft(team.author, branches=[branch]), t.draft(team.author)
    assert t.start(team.author, about).task.name == "Check by the region"
    assert t.start(team.author, other).task.name == "Editor’s check"


def test_what_was_changed_since_the_region_answered_goes_to_the_region_again(team, article, looks_first):
    rita = region_coordinator(team)
    t.start(team.author, article)
    t.answer(rita, article)
    t.answer(team.editor, article, "reject", "More of the hall.")
    t.hand_in(team.author, article, summary="More of it.", regions=[str(team.region.pk)])
    assert t.state_of(article).task.name == "Check by the region"
    t.answer(rita, article)
    t.answer(team.editor, article)
    assert t.again(article).summary == "More of it."


# ------------------------------------------------------------------------------------------------ without the way
def test_where_an_administrator_ended_the_way_nobody_publishes_by_another(team, article):
    review.workflow().deactivate()
    page = t.again(article)
    assert page.get_workflow() != review.workflow()
    t.send(team.author, article, "action-submit")
    t.send(team.editor, article, "action-publish")
    assert not t.is_live(article)


def test_the_way_is_made_once(team):
    assert ensure_approval_of_articles() == 0
    assert [task.name for task in review.workflow().tasks] == ["Check by the region", "Editor’s check"]
