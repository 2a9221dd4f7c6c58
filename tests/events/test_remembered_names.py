"""Meetings are shown the same where names, hosts and restrictions are remembered as where they are asked for."""

import pytest
from wagtail.models import Page, PageViewRestriction

from common import remembered
from events.models import EventHost
from tests import builders
from tests.branches.translations import translated
from tests.events.calendar import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def addresses():
    """A region with a branch that has meetings of its own, and those of a branch elsewhere that it hosts too."""
    region, elsewhere = builders.region(), builders.branch(title="Elsewhere")
    branch = builders.branch(region=region)
    at("2026-12-08T18:00", parent=branch, title="Its own")
    guest = at("2026-12-09T18:00", parent=elsewhere, title="As a guest")
    guest.hosts = [EventHost(host=branch)]
    guest.save_revision().publish()
    at("2026-12-10T18:00", title="Of all")
    pages = [builders.home(), region, branch, builders.event_index()]
    return [page.url for page in (*pages, *map(translated, pages[1:]))]


@pytest.fixture
def shown(client, settings, tmp_path, monkeypatch, addresses):
    """``() -> (asked, known)``: the meetings at each address, without and with what is remembered."""
    settings.PAGE_CACHE_VERSION_FILE = tmp_path / "version"
    monkeypatch.setattr(remembered, "_is_uncommitted", lambda: False)

    def read():
        texts = [client.get(url).text for url in addresses]
        return [text.partition('<article class="card event-card')[2].partition("</main>")[0] for text in texts]

    def read_both():
        asked, settings.PAGE_CACHE = read(), True
        return asked, read()

    return read_both


def test_the_same_meetings_are_shown_with_the_same_names(shown):
    asked, known = shown()
    assert len(known) == 7
    assert all("Its own" in text and "As a guest" in text for text in known)
    assert known == asked


def test_what_is_restricted_stays_hidden(shown):
    page = Page.objects.get(title="Elsewhere")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    asked, known = shown()
    assert not any("As a guest" in text for text in known)
    assert known == asked
