"""The list of articles: by month, narrowed, in pages, at a price that does not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from newsletter.models import ArticlePage
from tests import builders, cast

pytestmark = pytest.mark.django_db
LIST = "/newsletter/"
CEILING = 12


def titles(answer):
    return [card.title for group in answer.context["groups"] for card in group["cards"]]


def listed(client, query=""):
    return titles(client.get(f"{LIST}{query}"))


@pytest.fixture
def index():
    return builders.newsletter_index(introduction="What members write.")


def test_articles_are_listed_by_month_the_newest_first(client, index):
    for title, day in (("Old", (2026, 9, 30)), ("New", (2026, 11, 20)), ("Middle", (2026, 11, 1))):
        builders.article(title=title, date=date(*day))
    answer = client.get(LIST)
    assert [(group["name"], [card.title for card in group["cards"]]) for group in answer.context["groups"]] == [
        ("November 2026", ["New", "Middle"]),
        ("September 2026", ["Old"]),
    ]
    assert "3 articles." in answer.text
    assert [(month.name, month.number) for month in answer.context["months"]] == [
        ("November 2026", 2),
        ("September 2026", 1),
    ]


def test_a_month_has_an_address_and_leads_to_its_neighbours(client, index):
    for month in (8, 10, 11):
        builders.article(title=f"Of {month}", date=date(2026, month, 5))
    answer = client.get(f"{LIST}2026/10/")
    assert titles(answer) == ["Of 10"]
    assert answer.context["before"]["url"] == "/newsletter/2026/08/"
    assert answer.context["after"]["title"] == "November 2026"
    assert "<title>October 2026" in answer.text
    assert (
        'rel="canonical" href="http://localhost:8000/newsletter/2026/10/"' in answer.text or "2026/10/" in answer.text
    )


@pytest.mark.parametrize("address", ["2026/13/", "2026/00/", "0000/01/", "2026/1/", "26/01/"])
def test_a_month_that_is_none_is_not_found(client, index, address):
    assert client.get(f"{LIST}{address}").status_code == 404


def test_a_month_without_articles_says_so(client, index):
    builders.article()
    answer = client.get(f"{LIST}2020/01/")
    assert answer.status_code == 200
    assert "No articles here yet" in answer.text


def test_filters_narrow_and_add_up(client, index):
    americas, europe = (builders.region(title=name, slug=name.lower()) for name in ("Americas", "Europe"))
    berlin = builders.branch(region=europe, title="Berlin", slug="berlin")
    training = builders.topic("training")
    builders.article(title="A", regions=[americas], topics=[training], authors=["Ann Author"])
    builders.article(title="E", regions=[europe], authors=["Ann Author", "Bo Writer"])
    builders.article(title="B", branches=[berlin], topics=[training], authors=["Bo Writer"])
    cases = {
        "?region=americas": {"A"},
        "?region=europe": {"E", "B"},  # a branch is part of its region
        "?branch=berlin": {"B"},
        "?topic=training": {"A", "B"},
        "?author=ann-author": {"A", "E"},
        "?region=europe&author=ann-author": {"E"},
        "?region=europe&topic=training": {"B"},
        "?region=americas&branch=berlin": set(),
    }
    assert {query: set(listed(client, query)) for query in cases} == cases


def test_what_the_address_asks_for_and_there_is_not_is_said_and_left_out(client, index):
    builders.article(title="Here")
    answer = client.get(f"{LIST}?region=atlantis&topic=<script>&author=%00".replace("%00", "nobody"))
    assert titles(answer) == ["Here"]
    assert "is not understood and left out: Region, Topic, Author" in answer.text
    assert "<script>" not in answer.text


def test_only_what_has_articles_is_offered(client, index):
    builders.region(title="Silent", slug="silent")
    builders.topic("unused")
    builders.article(regions=[builders.region(title="Loud", slug="loud")], authors=["Ann Author"])
    builders.article(live=False, authors=["Secret Writer"], topics=[builders.topic("untold")])
    text = client.get(LIST).text
    assert 'value="loud"' in text
    assert 'value="ann-author"' in text
    for unseen in ("silent", "unused", "untold", "secret-writer", "Secret Writer"):
        assert unseen not in text


def test_nothing_that_matches_leads_back(client, index):
    builders.article(regions=[builders.region(slug="r")], topics=[builders.topic("a")])
    builders.article(topics=[builders.topic("b")])
    answer = client.get(f"{LIST}?region=r&topic=b")
    assert "No articles match" in answer.text
    assert 'name="robots" content="noindex, follow"' in answer.text
    assert 'name="robots"' not in client.get(LIST).text


def test_drafts_and_what_was_withdrawn_are_not_listed(client, index):
    builders.article(title="Draft", live=False)
    gone = builders.article(title="Withdrawn")
    gone.unpublish()
    shown = builders.article(title="Shown")
    shown.title = "Changed, not approved"
    shown.save_revision()
    assert listed(client) == ["Shown"]


def test_pages_of_the_list_keep_the_filter(client, index, monkeypatch):
    monkeypatch.setattr("newsletter.articles.views.PAGE_SIZE", 2)
    topic = builders.topic("training")
    for number in range(5):
        builders.article(title=f"N{number}", topics=[topic], date=date(2026, 11, 1 + number))
    assert listed(client, "?topic=training") == ["N4", "N3"]
    assert listed(client, "?topic=training&page=3") == ["N0"]
    assert "?topic=training&amp;page=2" in client.get(f"{LIST}?topic=training").text
    assert listed(client, "?page=x") == ["N4", "N3"]
    assert listed(client, "?page=99") == ["N0"]


class TestWhatIsKeptFromSomebody:
    @pytest.fixture
    def articles(self, index):
        builders.article(title="Open", authors=["Ann Author"])
        members = builders.article(title="Members", authors=["Quiet Writer"])
        PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
        group = builders.article(title="Group")
        PageViewRestriction.objects.create(page=group, restriction_type=PageViewRestriction.GROUPS)

    def test_visitors_see_what_is_for_everybody(self, client, articles):
        answer = client.get(LIST)
        assert titles(answer) == ["Open"]
        assert "Quiet Writer" not in answer.text

    def test_members_see_what_is_for_members_too_marked_as_such(self, articles):
        answer = cast.client_of(cast.registered()).get(LIST)
        assert set(titles(answer)) == {"Open", "Members"}
        assert "For members" in answer.text
        assert "no-store" in answer["Cache-Control"]

    def test_somebody_with_an_account_only_sees_what_visitors_see(self, articles):
        assert titles(cast.client_of(cast.member()).get(LIST)) == ["Open"]


def test_in_another_language_each_article_is_listed_once_in_it_or_in_the_source(client, index):
    french, _made = Locale.objects.get_or_create(language_code="fr")
    both, source = builders.article(title="Both"), builders.article(title="Source")
    copy = both.copy_for_translation(french, copy_parents=True)
    copy.title = "Les deux"
    copy.save_revision().publish()
    alias = source.copy_for_translation(french, alias=True)
    assert alias.live
    answer = client.get(f"/fr{LIST}")
    assert set(titles(answer)) == {"Les deux", "Source"}
    assert 'lang="en" dir="ltr"' in answer.text
    assert set(listed(client)) == {"Both", "Source"}


def test_the_archive_lists_published_editions_by_year(client, index):
    answer = client.get(f"{LIST}editions/")
    assert "No edition has gone out yet" in answer.text
    for title, day in (("November", (2026, 11, 1)), ("December", (2025, 12, 1))):
        builders.edition(title=title, date=date(*day), live=True)
    builders.edition(title="Next", live=False)
    answer = client.get(f"{LIST}editions/")
    assert [(year, [one["title"] for one in editions]) for year, editions in answer.context["years"]] == [
        ("2026", ["November"]),
        ("2025", ["December"]),
    ]


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def many(number):
    region = builders.region()
    topic = builders.topic("training")
    branch = builders.branch(region=region)
    return [
        builders.article(
            regions=[region],
            branches=[branch],
            topics=[topic, builders.topic(f"t{n}")],
            authors=[f"Author {n}", "Ann Author"],
            picture=builders.image(),
            date=date(2026, 1 + n % 10, 1),
        )
        for n in range(number)
    ]


def test_ten_times_the_articles_take_no_query_more(client, index):
    article = many(2)[0]
    addresses = [LIST, f"{LIST}?topic=training", f"{LIST}2026/01/", article.url, article.regions.get().url]
    few = {address: queries(client, address) for address in addresses}
    many(18)
    more = {address: queries(client, address) for address in addresses}
    assert more == few
    assert {address: count for address, count in more.items() if count > CEILING} == {}
    assert ArticlePage.objects.count() == 20
