"""What the process remembers for all readers: as long as it is true, and for nobody who writes."""

from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from common import privacy, remembered
from common.models import OrganisationSettings
from common.page_cache import drop
from tests import builders
from tests.branches.translations import translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def remembering(settings, tmp_path, monkeypatch):
    """As on a site where what was written is committed: tests are taken back at their end."""
    settings.PAGE_CACHE, settings.PAGE_CACHE_VERSION_FILE = True, tmp_path / "version"
    monkeypatch.setattr(remembered, "_is_uncommitted", lambda: False)
    with time_machine.travel("2026-11-22T12:00Z", tick=False) as clock:
        yield clock
    remembered._end()


@pytest.fixture
def reading(remembering):
    begin()


def begin(method="GET"):
    """Of a request; the signal itself would close the test's connection."""
    remembered._begin(environ={"REQUEST_METHOD": method})


def counter():
    """A function that answers how often it was asked, as it is remembered."""
    asked = []

    @remembered.remembered
    def count(_value):
        asked.append(1)
        return len(asked)

    return count


def test_it_is_asked_once_for_each_value(reading):
    count = counter()
    assert [count("a"), count("a"), count("b"), count("a")] == [1, 1, 2, 1]


def test_the_next_reader_is_told_the_same_until_something_changes(remembering):
    count = counter()
    begin()
    assert count("a") == 1
    begin()
    assert count("a") == 1
    drop()
    begin()
    assert count("a") == 2


@pytest.mark.parametrize(("second", "answer"), [(59, 1), (60, 2), (61, 2)])
def test_it_holds_until_the_minute_is_over(remembering, second, answer):
    count = counter()
    begin()
    assert count("a") == 1
    remembering.shift(second)
    begin()
    assert count("a") == answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_who_writes_is_shown_what_is_written(remembering, method):
    count = counter()
    begin(method)
    assert [count("a"), count("a")] == [1, 2]


def test_while_nobody_knows_what_changed_nothing_is_remembered(remembering, monkeypatch):
    """A shared cache that does not answer; see common.page_cache.versions."""
    count = counter()
    monkeypatch.setattr(remembered, "version", lambda: SimpleNamespace(read=lambda: ""))
    begin()
    assert [count("a"), count("a")] == [1, 2]


def test_outside_a_request_nothing_is_remembered(remembering):
    count = counter()
    assert [count("a"), count("a")] == [1, 2]


def test_what_is_not_committed_is_remembered_by_nobody(reading, monkeypatch):
    monkeypatch.undo()
    count = counter()
    assert connection.in_atomic_block
    assert [count("a"), count("a")] == [1, 2]


def test_a_draft_is_shown_to_whoever_previews_it_and_to_nobody_else(remembering, client, rf):
    page = builders.standard_page(title="As published", introduction="Known to all.")
    assert "Known to all." in client.get(page.url).text
    page.title, page.introduction = "As drafted", "Known to one."
    begin()
    preview = page.make_preview_request(rf.get("/"), page.default_preview_mode)
    preview.render()
    assert "As drafted" in preview.text
    assert "Known to one." in preview.text
    text = client.get(page.url).text
    assert "As published" in text
    assert "Known to one." not in text


def test_what_a_preview_leaves_behind_is_the_memory_as_it_was(reading):
    count = counter()
    assert count("a") == 1
    with remembered.nothing():
        assert [count("a"), count("a")] == [2, 3]
    assert count("a") == 1


def test_addresses_that_somebody_makes_up_do_not_fill_the_memory(remembering, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 3)
    count = counter()
    for number in range(20):
        begin()
        count(number)
    assert len(remembered._memory[1]) <= 4


def test_each_request_has_settings_of_its_own(remembering, client, rf):
    builders.organisation(organisation_name="Ours")
    found = []
    for _ in range(2):
        begin()
        found.append(OrganisationSettings.for_request(rf.get("/")))
    assert found[0] == found[1]
    assert found[0] is not found[1]


def test_a_page_asks_for_nothing_that_every_page_shows(remembering, client):
    page = builders.standard_page(show_in_menus=True)
    client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page.url).status_code == 200
    tables = " ".join(query["sql"] for query in captured)
    assert "wagtailcore_site" not in tables
    assert "organisationsettings" not in tables
    assert len(captured) <= 4


def test_the_menu_is_the_new_one_as_soon_as_a_page_is_renamed(remembering, client):
    page = builders.standard_page(title="Before", show_in_menus=True)
    assert "Before" in client.get("/").text
    page.title = "Afterwards"
    page.save_revision().publish()
    drop()
    text = client.get("/").text
    assert "Afterwards" in text
    assert "Before" not in text


def test_the_menu_of_one_language_is_not_remembered_for_another(remembering, client):
    page = builders.standard_page(title="Our rules", show_in_menus=True)
    french = translated(page, "fr")
    french.title = "Nos statuts"
    french.save_revision().publish()
    texts = [client.get(address).text for address in ("/", "/fr/", "/", "/fr/")]
    assert ["Our rules" in text for text in texts] == [True, False, True, False]
    assert ["Nos statuts" in text for text in texts] == [False, True, False, True]


def test_what_one_page_is_told_does_not_stay_with_the_next(remembering, client):
    first, second = (builders.standard_page(title=f"Page {number}") for number in (1, 2))
    for page, other in ((first, second), (second, first), (first, second)):
        text = client.get(page.url).text
        assert f"<h1>{page.title}</h1>" in text
        assert f"<h1>{other.title}</h1>" not in text


def test_whom_a_page_is_kept_from_is_the_same_whether_it_is_remembered_or_asked(reading):
    closed, open_ = builders.standard_page(title="Closed"), builders.standard_page(title="Open")
    below = builders.standard_page(title="Below", parent=closed)
    alias = below.create_alias(parent=open_, update_slug="alias")
    french = translated(closed, "fr")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    asked = privacy.readable(PageViewRestriction.objects.all(), "path", "alias_of__path")
    known = privacy.public()
    assert "wagtailcore_pageviewrestriction" not in str(Page.objects.filter(known).query)
    pages = {page.pk for page in Page.objects.filter(known)}
    assert pages == {page.pk for page in Page.objects.filter(asked)}
    assert pages.isdisjoint({closed.pk, below.pk, alias.pk, french.pk})
    assert open_.pk in pages


def test_where_much_is_restricted_the_database_is_asked(reading, monkeypatch):
    monkeypatch.setattr(privacy, "MOST_ROOTS", 0)
    page = builders.standard_page()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    found = Page.objects.filter(privacy.public())
    assert "wagtailcore_pageviewrestriction" in str(found.query)
    assert not found.filter(pk=page.pk).exists()


def test_a_page_restricted_this_moment_is_in_no_menu_of_the_next_reader(remembering, client):
    page = builders.standard_page(title="Ours alone", show_in_menus=True)
    assert "Ours alone" in client.get("/").text
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    drop()
    assert "Ours alone" not in client.get("/").text


def test_a_name_that_is_not_the_sites_is_still_refused(remembering, client):
    builders.home()
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
