"""The demo's newsletter: what there is to read, in which state each text is, what was sent and to whom it goes."""

from collections import Counter
from io import StringIO

from django.core.management import call_command
from django.urls import reverse
from wagtail.models import WorkflowState

from home.demo import articles
from home.demo.seed import is_older, seed
from members.models import User
from newsletter.choices import MailingState, SuppressionReason
from newsletter.editions.cautions import cautions_of
from newsletter.models import ArticlePage, EditionPage, Mailing, NewsletterIndexPage, Subscriber, Suppression
from newsletter.recipients.segments import Segment
from tests.conftest import DEMO_DAY

LOCAL = {"headers": {"host": "localhost"}}


def live():
    return list(ArticlePage.objects.live().order_by("date").prefetch_related("bylines"))


def test_what_is_published_can_be_read(demo_site, client):
    for page in live():
        assert client.get(page.url, **LOCAL).status_code == 200, page
    for page in EditionPage.objects.live():
        assert client.get(page.url, **LOCAL).status_code == 200, page
    assert len(live()) == 17


def test_the_topics_have_articles_of_a_length_that_is_read():
    lengths = {words.key: words.words for words in articles.ARTICLES if words.state == "published"}
    assert {key: count for key, count in lengths.items() if not 250 <= count <= 500} == {}
    assert len(lengths) == 17


def test_every_article_says_by_whom_it_is_and_what_its_picture_shows(demo_site):
    for page in live():
        assert all(row.person_id and row.name and row.post for row in page.bylines.all()), page
        assert page.bylines.all(), page
        assert page.picture_id, page
        assert page.picture_alt.startswith("Drawing:"), page
        assert 1 <= page.topics.count() <= 3, page
        assert len(page.summary) <= 300, page
    assert len({page.owner_id for page in live()}) >= 8


def test_dates_are_spread_over_four_months_and_none_is_to_come(demo_site):
    months = Counter(page.date.strftime("%Y-%m") for page in live())
    assert set(months) == {"2026-07", "2026-08", "2026-09", "2026-10", "2026-11"}
    assert max(page.date for page in live()) <= DEMO_DAY.date()
    assert all(page.first_published_at.date() == page.date for page in live())


def test_there_is_an_article_in_every_state(demo_site):
    others = {page.slug: page for page in ArticlePage.objects.not_live()}
    assert set(others) == {
        "minutes-that-people-read",
        "a-library-in-a-shoebox",
        "two-branches-one-evening",
        "new-room-for-the-sydney-meeting",
    }
    states = {
        slug: page.current_workflow_state and page.current_workflow_state.status for slug, page in others.items()
    }
    assert states == {
        "minutes-that-people-read": None,
        "a-library-in-a-shoebox": WorkflowState.STATUS_IN_PROGRESS,
        "two-branches-one-evening": WorkflowState.STATUS_NEEDS_CHANGES,
        "new-room-for-the-sydney-meeting": None,
    }
    assert others["new-room-for-the-sydney-meeting"].first_published_at


def test_the_editor_finds_what_waits_in_the_queue(demo_site):
    from tests.cast import client_of

    page = client_of(articles.editor()).get(reverse("newsletter_waiting"), **LOCAL)
    assert page.status_code == 200
    assert "A branch library that fits in a shoebox" in page.text


def test_four_editions_were_sent_and_one_is_ready(demo_site):
    sent = EditionPage.objects.live().order_by("date")
    assert [edition.title for edition in sent] == [
        f"{month} 2026" for month in ("August", "September", "October", "November")
    ]
    for edition in sent:
        mailing = Mailing.objects.get(edition=edition)
        assert (mailing.state, mailing.counts["total"]) == (MailingState.DONE, mailing.total)
        assert sum(mailing.counts["states"].values()) == mailing.total == mailing.expected
        assert 3 <= edition.articles.count() <= 4
        assert edition.notices.exists()
    assert sum(edition.articles.count() for edition in sent) == 14
    ready = EditionPage.objects.not_live().get()
    assert ready.date > DEMO_DAY.date()
    assert (ready.articles.count(), len(ready.meetings)) == (3, 3)
    assert [caution.text for caution in cautions_of(ready)] == []


def test_there_is_somebody_to_send_it_to(demo_site):
    assert User.objects.filter(wants_newsletter=True).count() >= 60
    assert Subscriber.objects.count() == 12
    assert {row.reason for row in Suppression.objects.all()} == {SuppressionReason.BOUNCED}
    wanting = User.objects.filter(wants_newsletter=True, is_active=True).count()
    # Mail to one of the subscribers came back.
    assert 0 < Segment().count() <= wanting + Subscriber.objects.count() - 1


def test_a_demo_from_before_the_newsletter_gets_it(demo_site, settings):
    settings.DEBUG = True
    Mailing.objects.all().delete()
    EditionPage.objects.all().delete()
    ArticlePage.objects.all().delete()
    NewsletterIndexPage.objects.get().delete()
    assert is_older()
    call_command("seed_demo", "--if-empty", stdout=StringIO(), stderr=StringIO())
    assert not is_older()
    assert ArticlePage.objects.live().count() == 17
    assert EditionPage.objects.live().count() == 4


def test_an_edition_that_was_deleted_comes_back_alone(demo_site):
    EditionPage.objects.get(slug="october-2026").delete()
    User.objects.update(wants_newsletter=False)
    assert seed(languages=()) == 1
    assert EditionPage.objects.filter(slug="october-2026", live=True).exists()
    assert not User.objects.filter(wants_newsletter=True).exists()
