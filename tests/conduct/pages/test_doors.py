"""Nobody alone takes a conduct page away, hides it or changes it, by any door of Wagtail: administrators neither."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Revision, get_page_models
from wagtail.models import Site as WagtailSite
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from conduct.pages.doors import OURS, can_hold_ours, holds_published_pages
from home.models import HomePage
from home.translating.handing_in import hand_in
from tests import builders, cast
from tests.conduct.pages import team as t
from tests.home.translating.words import translate_all

ROLES = ("ada", "editor", "translator", "admin")
BULK = ("delete", "publish", "unpublish", "move")
API = ("publish", "unpublish", "delete", "move", "copy", "create_alias", "convert_alias", "revert_to_page_revision")
FIELDS = (
    "title",
    "draft_title",
    "slug",
    "url_path",
    "live",
    "path",
    "depth",
    "locale_id",
    "live_revision",
    "alias_of",
)
TIMES = ("go_live_at", "expire_at", "first_published_at")


def state_of_everything(site):
    rows = Page.objects.filter(pk__in=[page.pk for page in site.pages]).order_by("pk")
    return (
        list(rows.values_list(*FIELDS, *TIMES)),
        [page.introduction for page in site.pages],
        Page.objects.count(),
        PageViewRestriction.objects.count(),
        Revision.objects.exclude(approved_go_live_at=None).count(),
    )


def readers_see(site):
    return [Client().get(page.url).status_code for page in site.pages]


@pytest.mark.parametrize("role", ROLES)
def test_no_page_is_unpublished_deleted_hidden_moved_copied_or_aliased(site, role):
    client, before = cast.client_of(getattr(site, role)), state_of_everything(site)
    for page in site.pages:
        for name in ("unpublish", "delete", "set_privacy", "convert_alias"):
            url = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            client.post(url, {"restriction_type": "login", "include_descendants": "on"})
        client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.latest_revision_id]))
        for parent in (site.index, builders.home(), Page.get_first_root_node()):
            client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))
            sent = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent.pk, "publish_copies": "on"}
            for more in ({}, {"alias": "on"}, {"copy_subpages": "on"}):
                client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent | more)
        client.post(f"{reverse('wagtailadmin_pages:set_page_position', args=[page.pk])}?position=0")
    assert state_of_everything(site) == before
    assert readers_see(site) == [200] * 4


@pytest.mark.parametrize("role", ROLES)
def test_no_bulk_action_touches_one_alone_or_through_a_page_above(site, role):
    client, before = cast.client_of(getattr(site, role)), state_of_everything(site)
    for page in (*site.pages, builders.home()):
        for verb in BULK:
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", verb])
            sent = {"chooser": builders.home().pk, "include_descendants": "on", "move_applicable": "on"}
            client.post(f"{url}?id={page.pk}", sent)
            client.post(f"{url}?id=all&childOf={site.index.pk}", sent)
    assert state_of_everything(site) == before


@pytest.mark.parametrize("role", ["ada", "admin"])
def test_the_api_of_the_admin_neither(site, role):
    client, before = cast.client_of(getattr(site, role)), state_of_everything(site)
    for page in (*site.pages, builders.home()):
        for action in API:
            url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            sent = {
                "destination_page_id": builders.home().pk,
                "revision_id": page.latest_revision_id,
                "recursive": True,
                "include_descendants": True,
            }
            client.post(url, sent, content_type="application/json")
    assert state_of_everything(site) == before


@pytest.mark.parametrize("name", ["unpublish", "delete", "set_privacy"])
def test_what_stands_above_is_not_taken_away_either(site, name):
    before = state_of_everything(site)
    sent = {"restriction_type": "login", "include_descendants": "on"}
    cast.client_of(site.admin).post(reverse(f"wagtailadmin_pages:{name}", args=[builders.home().pk]), sent)
    assert state_of_everything(site) == before
    assert HomePage.objects.get().live


def test_only_of_what_a_conduct_page_may_stand_below_is_asked_whether_one_does(site, django_assert_num_queries):
    index = site.pages[0]
    above = [index, index.get_parent().specific, index.get_root()]
    other = builders.branch(title="Ruritania")
    can = {model.__name__ for model in get_page_models() if can_hold_ours(model)}
    assert can == {"Page", "HomePage", *(model.__name__ for model in OURS)}
    assert all(holds_published_pages(page) for page in above)
    with django_assert_num_queries(0):
        assert not holds_published_pages(other)


def test_a_restriction_above_that_was_there_before_keeps_nobody_from_help(site):
    for above in (builders.home(), Page.get_first_root_node()):
        PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    assert readers_see(site) == [200] * 4


@pytest.mark.parametrize("role", ["ada", "editor", "admin"])
@pytest.mark.parametrize("moment", ["2020-01-01 10:00", "2030-01-01 10:00"])
def test_publish_and_schedule_save_a_draft_at_most(site, role, moment):
    times = {"go_live_at": moment, "expire_at": moment}
    before = state_of_everything(site)[1]
    for page in site.pages:
        t.send(getattr(site, role), page, "action-publish", introduction="Alone.", slug="elsewhere", **times)
    call_command("publish_scheduled")
    rows = Page.objects.filter(pk__in=[page.pk for page in site.pages]).values_list("live", "go_live_at", "expire_at")
    assert list(rows) == [(True, None, None)] * 4
    assert [page.introduction for page in site.pages] == before
    assert readers_see(site) == [200] * 4


@pytest.mark.parametrize("name", ["index", "code", "form"])
def test_their_addresses_are_the_same_for_good(site, name):
    page = getattr(site, name)
    t.start(site.editor, page, slug="elsewhere", what_changed="New.")
    t.answer(site.ada, page)
    t.answer(site.ben, page)
    assert t.again(page).slug == page.slug
    assert Client().get(page.url).status_code == 200


@pytest.mark.parametrize("role", ["ada", "editor", "admin"])
def test_no_second_one_is_made_beside_it_or_published_at_once(site, role):
    client, before = cast.client_of(getattr(site, role)), Page.objects.live().count()
    for parent in (builders.home(), site.index):
        for model in ("conductindexpage", "reportformpage", "codeofconductpage", "conducttextpage"):
            url = reverse("wagtailadmin_pages:add", args=["conduct", model, parent.pk])
            sent = {"title": "Another", "slug": f"another-{model}", "introduction": "Ours.", "body-count": "0"}
            client.post(url, sent | {"action-publish": "1"})
    assert Page.objects.live().count() == before


def test_a_new_text_is_published_by_two(site):
    url = reverse("wagtailadmin_pages:add", args=["conduct", "conducttextpage", site.index.pk])
    client = cast.client_of(site.ada)
    from tests.branches.plans.editing import filled
    from tests.conduct.pages.sent import streams

    body = streams(site.text, "body")
    client.post(url, filled(client, url) | body | {"title": "Online", "slug": "online", "introduction": "Chats."})
    made = Page.objects.get(slug="online")
    assert not made.live
    t.start(site.ada, made.specific, introduction="Chats and lists.")
    t.answer(site.ben, made.specific)
    assert not Page.objects.get(slug="online").live
    t.answer(site.cem, made.specific)
    assert Page.objects.get(slug="online").live


def test_a_draft_that_was_never_shown_is_deleted_by_who_may_write_it(site):
    draft = Page.objects.get(pk=site.index.pk).add_child(
        instance=type(site.text)(title="Mistake", slug="mistake", introduction="Oh.", live=False)
    )
    cast.client_of(site.ada).post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not Page.objects.filter(pk=draft.pk).exists()


def test_the_database_itself_keeps_what_was_published(site):
    for page in (site.form, site.index, builders.home()):
        with pytest.raises(ProtectedError), transaction.atomic():
            Page.objects.get(pk=page.pk).delete()
    assert readers_see(site) == [200] * 4


def test_purging_revisions_leaves_every_published_one(site):
    first = site.form.live_revision_id
    t.start(site.editor, site.form)
    t.answer(site.ada, site.form)
    t.answer(site.ben, site.form)
    t.again(site.form).save_revision(user=site.editor)
    call_command("purge_revisions")
    assert Revision.objects.filter(pk=first).exists()


def test_a_redirect_over_its_address_leads_nobody_away(site):
    for page in site.pages:
        Redirect.add_redirect(page.url, redirect_to="/elsewhere/")
    assert readers_see(site) == [200] * 4


# ------------------------------------------------------------------------------------------------ the site
def test_no_administrator_puts_another_page_in_the_place_of_all(site):
    other = Page.objects.get(pk=builders.home().pk).add_child(instance=Page(title="Mine", slug="mine"))
    admin, row = cast.client_of(site.admin), WagtailSite.objects.get()
    held = {"hostname": row.hostname, "port": row.port, "site_name": "X", "is_default_site": "on"}
    admin.post(reverse("wagtailsites:edit", args=[row.pk]), held | {"root_page": other.pk})
    admin.post(reverse("wagtailsites:delete", args=[row.pk]))
    admin.post(reverse("wagtailsites:add"), {"hostname": row.hostname, "port": 8080, "root_page": other.pk})
    assert WagtailSite.objects.get().root_page_id == builders.home().pk
    admin.post(reverse("wagtailsites:edit", args=[row.pk]), held | {"root_page": row.root_page_id})
    assert WagtailSite.objects.get().site_name == "X"


# ------------------------------------------------------------------------------------------------ translations
@pytest.fixture
def french(site):
    """The form in French, live by two approvals."""
    french = Locale.objects.get(language_code="fr")
    for page in (builders.home(), site.index, site.form):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        cast.client_of(site.translator).post(address, {"locales": [french.pk]})
    page = type(site.form).objects.get(locale=french)
    assert not page.live
    translate_all(Translation.objects.get(source__object_id=page.translation_key, target_locale=french))
    hand_in(actor=site.translator, page=page)
    t.answer(site.ada, page)
    t.answer(site.ben, page)
    assert t.again(page).live
    return t.again(page)


def translate(site, page, text):
    """A translator's word for the introduction."""
    source = TranslationSource.objects.get(object_id=page.translation_key)
    segment = source.stringsegment_set.get(context__path="introduction")
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=page.locale,
        context=segment.context,
        defaults={"data": text, "last_translated_by": site.translator},
    )


def test_a_translation_goes_live_by_the_same_two_approvals(site, french):
    translate(site, french, "Dites-nous.")
    hand_in(actor=site.translator, page=french)
    assert t.says(french) != "Dites-nous."
    t.answer(site.translator, french)
    t.answer(site.ada, french)
    assert t.says(french) != "Dites-nous."
    t.answer(site.ben, french)
    assert t.says(french) == "Dites-nous."


def test_whoever_translated_a_string_of_it_does_not_approve_it(site, french):
    translate(site, french, "Dites-nous.")
    StringTranslation.objects.update(last_translated_by=site.ada)
    hand_in(actor=site.translator, page=french)
    t.answer(site.ada, french)
    t.answer(site.ben, french)
    t.answer(site.ada, french)
    assert t.waits(french)
    t.answer(site.cem, french)
    assert t.says(french) == "Dites-nous."


@pytest.mark.parametrize("role", ["translator", "editor", "ada", "admin"])
def test_no_door_of_the_translation_views_publishes_or_replaces_one(site, french, role):
    client = cast.client_of(getattr(site, role))
    translate(site, french, "Dites-nous.")
    site.form.introduction = "A draft in English."
    site.form.save_revision(user=site.editor)
    source = TranslationSource.objects.get(object_id=french.translation_key)
    before = t.says(french)
    client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {"publish_translations": "on"})
    client.post(t.edit_url(french), {"action": "publish"})
    client.post(reverse("wagtail_localize:convert_to_alias", args=[french.pk]))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[french.pk]))
    client.post(reverse("wagtailadmin_pages:delete", args=[french.pk]))
    Translation.objects.get(source=source).save_target(user=site.translator, publish=False)
    found = t.again(french)
    assert (found.live, found.alias_of_id, t.says(french)) == (True, None, before)
