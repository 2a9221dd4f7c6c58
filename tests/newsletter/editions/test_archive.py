"""The page of an edition on the web: what its reader may read, on their clock, in a number of queries that stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from common import meetings
from newsletter.editions.contents import content_of
from newsletter.models import EditionPage
from tests import builders, cast
from tests.events.calendar import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def text(client, page, **kw):
    return client.get(page.url, **kw).content.decode()


def test_articles_stand_in_their_order_with_their_authors(client):
    one, two = (
        builders.article(title="First one"),
        builders.article(title="Second one", authors=[("Kim Lee", "Chair")]),
    )
    html = text(client, builders.edition(two, one, live=True))
    assert html.index("Second one") < html.index("First one")
    assert "By Kim Lee, Chair" in html


def test_what_is_withdrawn_disappears(client):
    here, gone = builders.article(title="Still here"), builders.article(title="Gone away")
    edition = builders.edition(here, gone, live=True)
    gone.unpublish()
    html = text(client, edition)
    assert "Still here" in html
    assert "Gone away" not in html
    here.unpublish()
    assert "None of its articles is published any more" in text(client, edition)


def test_what_is_not_for_everybody_is_shown_to_nobody_here(client):
    article = builders.article(title="For members")
    edition = builders.edition(article, builders.article(title="For all"), live=True)
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    for reader in (client, cast.client_of(cast.registered())):
        html = text(reader, edition)
        assert "For all" in html
        assert "For members" not in html


def test_a_search_finds_no_edition_by_what_its_reader_may_not_read():
    closed, gone = builders.article(title="For members"), builders.article(title="Gone away")
    edition = builders.edition(closed, gone, builders.article(title="For all"), live=True)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    gone.unpublish()
    assert EditionPage.objects.get(pk=edition.pk).body == "For all"


def test_what_its_mails_tell_of_is_asked_in_as_many_queries_for_six_as_for_one():
    few, many = builders.edition(builders.article()), builders.edition(*[builders.article() for _ in range(6)])
    content_of(few, "en")
    asked = []
    for edition in EditionPage.objects.filter(pk__in=[few.pk, many.pk]).order_by("pk"):
        with CaptureQueriesContext(connection) as queries:
            content_of(edition, "en")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_on_a_page_for_members_they_see_what_is_for_them():
    article = builders.article(title="For members")
    edition = builders.edition(article, live=True)
    PageViewRestriction.objects.create(page=builders.newsletter_index(), restriction_type=PageViewRestriction.LOGIN)
    assert "For members" in text(cast.client_of(cast.registered()), edition)


def test_meetings_are_on_the_readers_clock_where_that_is_known(client):
    at("2026-12-08T18:00", title="Meeting", tz="Europe/Berlin")
    (meeting,) = meetings.coming()
    edition = builders.edition(builders.article(), meetings=[meeting.key], live=True)
    assert "18:00</time> – 19:" in text(client, edition)
    html = text(client, edition, query_params={"tz": "Asia/Tokyo"})
    assert "02:00</time> – 03:" in html
    assert "Wednesday for you" in html
    assert "Tuesday 18:00 Berlin (UTC+1)" in html


def test_meetings_that_are_over_or_cancelled_say_so_and_what_is_gone_is_left_out(client):
    over = at("2026-12-08T18:00", title="Meeting")
    (meeting,) = meetings.coming()
    edition = builders.edition(builders.article(), meetings=[meeting.key, "gone"], live=True)
    over.exceptions = [builders.EventException(locale=over.locale, action="cancelled", date=over.start_date)]
    over.save_revision().publish()
    assert "Cancelled" in text(client, edition)


def test_notices_are_text_and_links_are_links(client):
    notice = {
        "heading": "Deadline",
        "text": "<script>x</script>",
        "link": "https://example.org/a",
        "link_text": "Read",
    }
    html = text(client, builders.edition(builders.article(), notices=[notice], live=True))
    assert "&lt;script&gt;x" in html
    assert '<a href="https://example.org/a">Read</a>' in html


def test_it_leads_to_all_editions(client):
    assert 'href="/newsletter/editions/"' in text(client, builders.edition(builders.article(), live=True))


def test_a_draft_is_not_there(client):
    assert client.get(builders.edition(builders.article()).url).status_code == 404


def test_its_translation_shows_articles_in_its_language_else_in_english(client):
    one, two = builders.article(title="One"), builders.article(title="Two")
    edition = builders.edition(one, two, live=True)
    french, _made = Locale.objects.get_or_create(language_code="fr")
    translated = one.copy_for_translation(french, copy_parents=True)
    translated.title = "Le premier"
    translated.save_revision().publish()
    copy = edition.copy_for_translation(french, copy_parents=True)
    copy.save_revision().publish()
    with translation.override("fr"):
        html = text(client, EditionPage.objects.get(pk=copy.pk))
    assert "Le premier" in html
    assert '<div class="edition-article__words" lang="en">' in html


@pytest.mark.parametrize("number", [1, 10])
def test_however_many_articles_it_has_it_takes_as_many_queries(client, number, django_assert_max_num_queries):
    for day in range(number):
        at(f"2026-12-{day + 1:02d}T18:00")
    keys = [meeting.key for meeting in meetings.coming()]
    picture = builders.image()
    articles = [builders.article(picture=picture) for _number in range(number)]
    edition = builders.edition(*articles, meetings=keys, live=True)
    client.get(edition.url)
    with django_assert_max_num_queries(24):
        client.get(edition.url)
