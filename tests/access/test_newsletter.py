"""Articles: every way by which somebody has published, read or changed what was not theirs, tried by real requests.

Each row names what was tried. What an author may do stands in tests/newsletter/approval.
"""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Revision, TaskState
from wagtail_localize.models import SegmentOverride, Translation, TranslationContext, TranslationSource

from home.provision import ensure_approval
from newsletter.models import ApprovalSettings, ArticlePage
from tests import builders
from tests.access.test_translators import locale
from tests.home.translating.words import translate_all
from tests.newsletter.approval import team as t

PAST, FUTURE = "2020-01-01 10:00", "2030-01-01 10:00"
BULK = ("delete", "publish", "unpublish", "move")


@pytest.fixture
def index(world):
    return builders.newsletter_index()


@pytest.fixture
def draft(people):
    """The coordinator's, which their partner may write too."""
    return t.draft(people.coordinator, title="Mine", regions=[])


@pytest.fixture
def live(people):
    return builders.article(owner=people.coordinator, authors=[people.coordinator], title="Read by all")


def state_of(article):
    fields = ("title", "draft_title", "live", "path", "latest_revision", "live_revision", "go_live_at", "expire_at")
    rows = ArticlePage.objects.filter(pk=article.pk).values_list(*fields, "first_published_at", "locked")
    return list(rows), Revision.objects.filter(object_id=str(article.pk)).count()


def new(client, index, **buttons):
    """The form for a new article, sent with these buttons."""
    url = reverse("wagtailadmin_pages:add", args=["newsletter", "articlepage", index.pk])
    sent = t.filled(client, url) | t.BODY
    sent |= {"title": "Brand new", "slug": "brand-new", "summary": "New.", "bylines-0-name": "Ann Author"}
    sent |= {"go_live_at": PAST} | buttons
    return client.post(url, sent)


def _errors(answer):
    form = answer.context["form"]
    return form.errors, {name: formset.errors for name, formset in form.formsets.items()}


# ------------------------------------------------------------------------------------------------ publishing
@pytest.mark.parametrize("role", ["coordinator", "partner", "editor"])
@pytest.mark.parametrize("button", ["action-publish", "action-submit", ""])
def test_row_create_and_publish_makes_a_draft(people, index, role, button):
    answer = new(people.client(role), index, **({button: "1"} if button else {}))
    assert answer.status_code == 302, _errors(answer)
    made = ArticlePage.objects.get(slug="brand-new")
    assert (made.live, made.go_live_at, made.first_published_at) == (False, None, None)
    assert made.workflow_in_progress is (button == "action-submit")


@pytest.mark.parametrize("role", ["coordinator", "partner", "editor"])
def test_row_edit_and_publish_saves_a_draft(people, draft, role):
    t.send(getattr(people, role), draft, "action-publish", summary="Changed.")
    found = t.again(draft)
    assert (found.live, found.get_latest_revision_as_object().summary) == (False, "Changed.")


@pytest.mark.parametrize("role", ["coordinator", "partner", "editor"])
@pytest.mark.parametrize("moment", [PAST, FUTURE])
def test_row_a_schedule_in_the_past_or_future_publishes_nothing(people, draft, role, moment):
    t.send(getattr(people, role), draft, "action-publish", go_live_at=moment, expire_at=FUTURE)
    found = t.again(draft)
    assert (found.live, found.go_live_at, found.expire_at) == (False, None, None)
    assert not Revision.objects.exclude(approved_go_live_at=None).filter(object_id=str(draft.pk)).exists()


@pytest.mark.parametrize("role", ["coordinator", "partner", "foreign_coordinator", "editor", "translator"])
def test_row_bulk_actions_publish_unpublish_move_and_delete_nothing_that_is_live(people, draft, live, role):
    client, before = people.client(role), state_of(live)
    for verb in BULK:
        for article in (draft, live) if verb != "delete" else (live,):
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", verb])
            client.post(f"{url}?id={article.pk}", {"chooser": article.get_parent().pk})
    assert not t.is_live(draft)
    assert state_of(live) == before


@pytest.mark.parametrize("role", ["coordinator", "partner", "editor"])
def test_row_who_wrote_or_edits_a_live_article_unpublishes_deletes_hides_and_moves_it_by_no_door(people, live, role):
    client, before = people.client(role), state_of(live)
    for name in ("unpublish", "delete", "set_privacy", "revisions_unschedule", "convert_alias"):
        args = [live.pk, live.latest_revision_id] if name == "revisions_unschedule" else [live.pk]
        client.post(reverse(f"wagtailadmin_pages:{name}", args=args), {"restriction_type": "login"})
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[live.pk, builders.newsletter_index().pk]))
    assert state_of(live) == before
    assert not PageViewRestriction.objects.filter(page=live).exists()


@pytest.mark.parametrize("role", ["coordinator", "partner", "editor"])
def test_row_a_copy_is_made_by_nobody_published_or_as_an_alias(people, live, role):
    before = ArticlePage.objects.count()
    sent = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": live.get_parent().pk, "publish_copies": "on"}
    for alias in ({}, {"alias": "on"}):
        people.client(role).post(reverse("wagtailadmin_pages:copy", args=[live.pk]), sent | alias)
    assert ArticlePage.objects.count() == before


@pytest.mark.parametrize("role", ["coordinator", "editor"])
@pytest.mark.parametrize(
    "action", ["publish", "unpublish", "delete", "move", "copy", "create_alias", "convert_alias"]
)
def test_row_the_api_publishes_and_removes_nothing(people, draft, live, role, action):
    client, before, count = people.client(role), state_of(live), ArticlePage.objects.count()
    for article in (live, draft) if action != "delete" else (live,):
        url = reverse("wagtailadmin_api:pages:action", args=[article.pk, action])
        client.post(url, {"destination_page_id": article.get_parent().pk}, content_type="application/json")
    assert (state_of(live), ArticlePage.objects.count()) == (before, count)
    assert not t.is_live(draft)


def test_row_an_author_who_also_edits_presses_publish(people):
    own = t.draft(people.editor, title="The editor's own")
    t.send(people.editor, own, "action-publish")
    t.start(people.editor, own)
    t.send(people.editor, own, "action-publish")
    t.answer(people.editor, own)
    t.by_wagtails_door(people.editor, own)
    assert not t.is_live(own)
    assert t.again(own).workflow_in_progress


def test_row_the_last_approver_holds_no_right_to_publish_and_it_is_published(people, draft):
    t.start(people.coordinator, draft)
    assert not draft.permissions_for_user(people.editor).can_publish()
    t.answer(people.editor, draft)
    assert t.is_live(draft)


def test_row_a_coordinator_approves_their_own_and_edits_it_under_review(people, draft):
    step, before = t.start(people.coordinator, draft), state_of(draft)
    for role in ("coordinator", "partner", "foreign_coordinator", "translator", "membership"):
        client = people.client(role)
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", step.pk]))
        client.post(t.review_url(draft), {"action": "approve", "step": step.pk})
    t.send(people.coordinator, draft, summary="Changed while it is read.")
    assert state_of(draft) == before
    step.refresh_from_db()
    assert step.status == TaskState.STATUS_IN_PROGRESS


def test_nobody_but_an_administrator_holds_publish_on_any_page_of_the_newsletter(people, index, draft, live):
    for role in ("coordinator", "partner", "foreign_coordinator", "editor", "translator", "officer", "membership"):
        user = getattr(people, role)
        assert not index.permissions_for_user(user).can_publish_subpage(), role
        for article in (draft, live):
            rights = Page.objects.get(pk=article.pk).permissions_for_user(user)
            refused = (rights.can_publish, rights.can_unpublish, rights.can_move, rights.can_copy)
            assert not any(ask() for ask in (*refused, rights.can_set_view_restrictions, rights.can_unschedule)), role
    assert index.permissions_for_user(people.admin).can_publish_subpage()
    assert draft.permissions_for_user(people.admin).can_publish()


# ------------------------------------------------------------------------------------------------ others' articles
VIEWS = ("edit", "history", "view_draft", "copy", "move", "delete", "usage", "workflow_history")


@pytest.mark.parametrize("role", ["foreign_coordinator", "officer", "membership", "translator", "member"])
def test_row_an_article_of_somebody_else_is_opened_and_changed_by_no_address(people, draft, role):
    client, before = people.client(role), state_of(draft)
    for name in VIEWS:
        url = reverse(f"wagtailadmin_pages:{name}", args=[draft.pk])
        assert client.get(url).status_code in (302, 403, 404), name
        client.post(url, {"title": "Taken over", "slug": "taken"})
    for name in ("newsletter_review", "newsletter_withdraw"):
        assert client.get(reverse(name, args=[draft.pk])).status_code in (302, 403), name
        client.post(reverse(name, args=[draft.pk]), {"action": "take_back", "reason": "Because."})
    assert client.get(reverse("wagtailadmin_api:pages:detail", args=[draft.pk])).status_code != 200
    assert state_of(draft) == before


@pytest.mark.parametrize("role", ["coordinator", "partner"])
def test_both_of_a_job_share_write_the_same_article(people, draft, role):
    t.send(getattr(people, role), draft, summary=f"By {role}.")
    assert t.again(draft).get_latest_revision_as_object().summary == f"By {role}."


def test_row_what_an_author_writes_is_named_in_no_report_list_or_search_to_others(people, world, index):
    secret = t.draft(people.coordinator, title="Hushed plans", summary="Hushed.")
    t.start(people.coordinator, secret)
    told = []
    for role in ("foreign_coordinator", "officer", "translator", "membership"):
        client = people.client(role)
        for address in (
            f"{reverse('wagtailadmin_explore', args=[index.pk])}",
            reverse("wagtailadmin_home"),
            reverse("newsletter_mine"),
            reverse("newsletter_waiting"),
            f"{reverse('wagtailadmin_pages:search')}?q=hushed",
            f"{reverse('wagtailadmin_choose_page')}{index.pk}/",
            f"{reverse('wagtailadmin_choose_page')}search/?q=hushed",
            reverse("wagtailadmin_reports:site_history"),
            reverse("wagtailadmin_reports:workflow"),
            reverse("wagtailadmin_reports:workflow_tasks"),
            reverse("wagtailadmin_reports:aging_pages"),
            f"{reverse('wagtailadmin_api:pages:listing')}?child_of={index.pk}",
        ):
            if "hushed" in client.get(address, follow=True).content.decode().replace("?q=hushed", "").lower():
                told.append((role, address))
    assert [row for row in told if "q=hushed" not in row[1]] == []
    assert "Hushed plans" in people.client("editor").get(reverse("newsletter_waiting")).content.decode()


def test_row_a_region_reads_at_its_step_without_any_right_on_the_page_and_not_afterwards(people, world):
    ApprovalSettings.for_site(builders.site()).regions_with_own_check.add(world.regions["asia"])
    text = t.draft(people.coordinator, regions=[world.regions["asia"]])
    step = t.start(people.coordinator, text)
    assert step.task.name == "Check by the region"
    asked = people.client("foreign_coordinator")
    assert asked.get(t.review_url(text)).status_code == 200
    assert asked.get(t.edit_url(text)).status_code == 200
    t.answer(people.editor, text)
    t.answer(people.foreign_coordinator, text)
    assert not t.is_live(text)
    assert asked.get(t.edit_url(text)).status_code in (302, 403)
    t.answer(people.editor, text)
    assert t.is_live(text)


def test_row_accounts_and_workflows_are_not_a_coordinators(people):
    for role in ("coordinator", "editor"):
        for name in ("wagtailusers_users:index", "wagtailadmin_workflows:index", "wagtailadmin_workflows:task_index"):
            assert people.client(role).get(reverse(name)).status_code == 302, name


# ------------------------------------------------------------------------------------------------ translations
@pytest.fixture
def french(people, live):
    """The article as a translator translates it, not published."""
    ensure_approval()
    address = reverse("wagtail_localize:submit_page_translation", args=[live.pk])
    people.client("translator").post(address, {"locales": [locale("fr").pk]})
    page = ArticlePage.objects.get(translation_key=live.translation_key, locale=locale("fr"))
    translate_all(Translation.objects.get(source__object_id=live.translation_key, target_locale=page.locale))
    return page


def test_a_translation_is_handed_in_and_approved_by_somebody_who_has_not_written_it(people, french):
    assert not french.live
    assert people.client("translator").get(t.edit_url(french)).status_code == 200
    people.client("translator").post(reverse("hand_in", args=[french.pk]))
    assert t.again(french).workflow_in_progress
    t.answer(people.translator, french)
    assert not t.is_live(french)
    t.answer(people.editor, french)
    assert t.is_live(french)


@pytest.mark.parametrize("role", ["translator", "editor", "coordinator"])
def test_row_no_door_of_the_translation_views_publishes_an_article(people, live, french, role):
    client, source = people.client(role), TranslationSource.objects.get(object_id=live.translation_key)
    publish = {"publish_translations": "on"}
    client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), publish)
    client.post(t.edit_url(french), {"action": "publish"})
    client.post(reverse("wagtail_localize:convert_to_alias", args=[french.pk]))
    submit = reverse("wagtail_localize:submit_page_translation", args=[live.pk])
    client.post(submit, {"locales": [locale("es").pk, locale("de").pk]})
    assert not t.is_live(french)
    assert not ArticlePage.objects.filter(live=True).exclude(pk=live.pk).exists()


def test_an_editor_who_translates_does_not_approve_the_translation(people, french):
    people.client("editor").post(reverse("hand_in", args=[french.pk]))
    t.answer(people.editor, french)
    assert t.again(french).workflow_in_progress
    assert not t.is_live(french)


def test_an_editor_who_puts_another_link_into_the_translation_does_not_approve_it(people, french):
    source = TranslationSource.objects.get(object_id=french.translation_key)
    context = TranslationContext.objects.create(object=source.object, path="body.link")
    changed = {"context": context, "locale": french.locale, "data_json": '"https://b.example.org/"'}
    SegmentOverride.objects.create(last_translated_by=people.editor, **changed)
    people.client("translator").post(reverse("hand_in", args=[french.pk]))
    t.answer(people.editor, french)
    assert t.again(french).workflow_in_progress
    assert not t.is_live(french)
