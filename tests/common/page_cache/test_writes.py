"""Which writes drop the pages: every table of the site is named here, and every way to write is tried."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Locale, Page

from branches.models import BranchPage
from common.models import Job, OrganisationSettings
from common.page_cache import versions, writes
from events.models import Occurrence
from members.models import User
from tests import builders, cast

# What public pages show: every other table is in PAGE_CACHE_UNSHOWN, each with its reason.
NAMES = """
    home.HomePage home.StandardPage home.ContactPage
    branches.BranchIndexPage branches.RegionPage branches.BranchPage branches.BranchZone branches.BodyPage
    branches.Catchment branches.Body branches.Post branches.Term
    branches.Aim branches.PlanPage branches.PlanAction
    events.EventIndexPage events.EventPage events.EventHost events.EventException events.EventKind events.Series
    events.Occurrence
    newsletter.NewsletterIndexPage newsletter.ArticlePage newsletter.ArticlePage_branches
    newsletter.ArticlePage_regions newsletter.ArticlePage_topics newsletter.Topic newsletter.Byline
    newsletter.NamedAuthor newsletter.EditionPage newsletter.EditionArticle newsletter.EditionNotice
    conduct.ConductIndexPage conduct.CodeOfConductPage conduct.ReportFormPage conduct.ConductTextPage
    conduct.HelpService conduct.HelpService_changed_by
    members.User
    common.OrganisationSettings common.CustomImage common.CustomRendition common.CustomDocument
    wagtailcore.Page wagtailcore.Site wagtailcore.Locale wagtailcore.PageViewRestriction
    wagtailcore.PageViewRestriction_groups wagtailcore.Collection wagtailcore.CollectionViewRestriction
    wagtailcore.CollectionViewRestriction_groups
    wagtailredirects.Redirect
    taggit.Tag taggit.TaggedItem contenttypes.ContentType
"""
SHOWN = set(NAMES.split())


def test_each_table_of_the_site_is_shown_or_named_as_one_that_is_not():
    tables = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    unshown = set(settings.PAGE_CACHE_UNSHOWN)
    assert tables - SHOWN - unshown == set(), "Shown on a public page? Then here; else in PAGE_CACHE_UNSHOWN."
    assert (SHOWN | unshown) - tables <= {"wagtailsearch.SQLiteFTSIndexEntry"}, "That one is SQLite's alone."
    assert SHOWN & unshown == set()
    assert all(settings.PAGE_CACHE_UNSHOWN.values())
    assert len(SHOWN) >= 50
    assert len(unshown) >= 100


def test_the_columns_that_are_told_apart_exist():
    for setting in (settings.PAGE_CACHE_SHOWN_COLUMNS, settings.PAGE_CACHE_UNSHOWN_COLUMNS):
        for label, columns in setting.items():
            assert set(columns) <= {field.column for field in apps.get_model(label)._meta.local_fields}


@pytest.mark.parametrize(
    ("sql", "drops"),
    [
        ('INSERT INTO "branches_term" ("id") VALUES (1)', True),
        ("INSERT INTO branches_term VALUES (1)", True),
        ("insert or ignore into branches_term values (1)", True),
        ('UPDATE "branches_term" SET "end" = %s', True),
        ('DELETE FROM "branches_term" WHERE 1', True),
        ('  DELETE\nFROM "branches_term"', True),
        ('INSERT INTO "some_table_of_tomorrow" VALUES (1)', True),
        ('WITH x AS (SELECT 1) UPDATE "branches_term" SET "end" = 1', True),
        ("COPY branches_term FROM STDIN", True),
        ("TRUNCATE branches_term", True),
        ("MERGE INTO branches_term USING x ON 1", True),
        ('INSERT INTO "common_job" VALUES (1)', False),
        ('UPDATE "django_session" SET "session_data" = 1', False),
        ('DELETE FROM "conduct_draft"', False),
        ('SELECT * FROM "branches_term"', False),
        ('SELECT 1 FROM "branches_term" FOR UPDATE', False),
        ("SAVEPOINT x", False),
        ("release savepoint x", False),
        ("PRAGMA foreign_keys", False),
        ("CREATE TABLE x (y int)", False),
        ("", False),
        # A draft changes these of its page; a page that is published all.
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE "id" = 1', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = 1', True),
        ("UPDATE wagtailcore_page SET path = x", True),
        ('DELETE FROM "wagtailcore_page"', True),
        # A person is seen by name, and only where another row says so.
        ('UPDATE "members_user" SET "last_login" = %s WHERE "members_user"."is_active" = 1', False),
        ('UPDATE "members_user" SET "display_name" = %s', True),
        ('INSERT INTO "members_user" ("display_name") VALUES (1)', False),
        ('DELETE FROM "members_user"', False),
    ],
)
def test_a_statement_drops_the_pages_if_it_may_change_one(sql, drops):
    assert writes.changes_pages(sql) is drops


class TestWays:
    """Each is tried inside a transaction that never ends, so what counts is what waits for its end."""

    pytestmark = pytest.mark.django_db

    @pytest.fixture(autouse=True)
    def _site(self):
        self.branch = builders.branch()
        self.page = builders.standard_page(title="As it was")
        self.user = cast.member()
        builders.meeting()
        connection.run_on_commit.clear()

    @pytest.fixture(autouse=True)
    def _noticed(self, _site, noticed):
        pass

    @staticmethod
    def drops():
        return sum(hook[1] is writes.drop for hook in connection.run_on_commit)

    WAYS = {
        "publish": lambda site: site.page.save_revision().publish(),
        "unpublish": lambda site: site.page.unpublish(),
        "delete": lambda site: site.page.delete(),
        "move": lambda site: site.page.move(site.branch, pos="last-child"),
        "copy": lambda site: site.page.copy(update_attrs={"slug": "copy"}),
        "update": lambda site: BranchPage.objects.update(member_count=F("member_count") + 1),
        "raw update": lambda site: _execute("UPDATE wagtailcore_page SET title = 'x'"),
        "bulk_update": lambda site: Page.objects.bulk_update([site.branch.page_ptr], ["title"]),
        "settings": lambda site: OrganisationSettings.for_site(builders.site()).save(),
        "term": lambda site: builders.term(site.user),
        "occurrences": lambda site: builders.meeting(),
        "dates deleted": lambda site: Occurrence.objects.all().delete(),
        "restriction": lambda site: site.page.view_restrictions.create(restriction_type="login"),
        "picture": lambda site: builders.image(),
        "name": lambda site: User.objects.filter(pk=site.user.pk).update(display_name="Robin"),
        "translation": lambda site: site.page.copy_for_translation(_french(), copy_parents=True),
    }
    QUIET = {
        "draft": lambda site: _draft(site.page),
        "sign-in": lambda site: site.user.save(update_fields=["last_login"]),
        "job": lambda site: Job.objects.create(name="x"),
        "session": lambda site: _execute("DELETE FROM django_session"),
        "reading": lambda site: list(Page.objects.all()),
    }

    @pytest.mark.parametrize("way", WAYS)
    def test_whatever_changes_a_page_drops_them_once_when_it_is_committed(self, way):
        self.WAYS[way](self)
        assert self.drops() == 1

    @pytest.mark.parametrize("way", QUIET)
    def test_what_no_page_shows_drops_none(self, way):
        self.QUIET[way](self)
        assert self.drops() == 0

    def test_what_is_taken_back_drops_none_and_does_not_hide_what_follows(self):
        try:
            with transaction.atomic():
                BranchPage.objects.update(member_count=1)
                assert self.drops() == 1
                raise LookupError
        except LookupError:
            pass
        assert self.drops() == 0
        BranchPage.objects.update(member_count=2)
        assert self.drops() == 1


def _execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _french():
    return Locale.objects.get_or_create(language_code="fr")[0]


def _draft(page):
    page.title = "As it will be"
    page.save_revision()


@pytest.mark.django_db
def test_nothing_is_dropped_before_it_is_committed(noticed, django_capture_on_commit_callbacks):
    before = versions.version().read()
    with django_capture_on_commit_callbacks(execute=True):
        OrganisationSettings.for_site(builders.site()).save()
        assert versions.version().read() == before
    assert versions.version().read() != before


def test_every_connection_is_watched_once():
    made = SimpleNamespace(execute_wrappers=[])
    for _ in range(2):
        writes._attend(made)
    assert made.execute_wrappers == [writes.notice]


@pytest.mark.django_db(transaction=True)
def test_a_write_by_itself_drops_them_at_once_and_one_that_cannot_is_written_all_the_same(
    noticed, settings, tmp_path
):
    before = versions.version().read()
    Locale.objects.update(language_code=F("language_code"))
    assert versions.version().read() != before
    settings.PAGE_CACHE_VERSION_FILE = tmp_path
    assert Locale.objects.update(language_code=F("language_code")) >= 0
