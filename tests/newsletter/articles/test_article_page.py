"""An article's page: who wrote it, what stands next to it, how it is passed on and found."""

from datetime import date
from urllib.parse import unquote

import pytest
from wagtail.models import Locale, PageViewRestriction

from members.models import User
from newsletter.models import ArticlePage, Byline
from tests import builders, cast

pytestmark = pytest.mark.django_db


def test_an_article_says_who_wrote_it_in_which_post_when_and_how_long_it_is(client):
    article = builders.article(authors=[("Sam Example", "Coordinator, The Americas"), ("Robin Sample", "")])
    text = client.get(article.url).text
    assert "Sam Example" in text
    assert "Coordinator, The Americas" in text
    assert "Robin Sample" in text
    assert "15 November 2026 · 1 minute to read" in text


def test_it_leads_to_its_neighbours_and_to_more_of_its_region(client):
    region = builders.region(title="Europe", slug="europe")
    for day in (1, 5, 9):
        builders.article(title=f"Day {day}", date=date(2026, 11, day), regions=[region] if day != 5 else [])
    middle = builders.article(title="Middle", date=date(2026, 11, 5), regions=[region])
    context = client.get(middle.url).context
    assert (context["before"].title, context["after"].title) == ("Day 5", "Day 9")
    assert [card.title for card in context["more"]] == ["Day 9", "Day 1"]
    assert "More from Europe" in client.get(middle.url).text
    assert client.get(ArticlePage.objects.get(title="Day 9").url).context["after"] is None


def test_neighbours_and_more_are_only_what_the_reader_may_read(client):
    region = builders.region()
    article = builders.article(date=date(2026, 11, 5), regions=[region])
    closed = builders.article(title="Closed", date=date(2026, 11, 6), regions=[region])
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert "Closed" not in client.get(article.url).text
    assert "Closed" in cast.client_of(cast.registered()).get(article.url).text
    assert client.get(closed.url).status_code in {302, 403}


def test_it_is_passed_on_by_plain_links(client):
    article = builders.article(title="A & B? 100%", summary="In short.")
    text = client.get(article.url).text
    mail = text.partition('href="mailto:')[2].partition('"')[0]
    assert unquote(mail) == f"?subject=A & B? 100%&amp;body=In short.\n\n{article.full_url}"
    assert f'value="{article.full_url}" readonly' in text


def test_it_says_in_which_editions_it_appeared(client):
    article = builders.article()
    for title, live in (("November", True), ("Not sent", False)):
        builders.edition(article, title=title, live=live)
    assert [edition["title"] for edition in client.get(article.url).context["editions"]] == ["November"]


def test_what_it_is_about_leads_to_the_list_of_that(client):
    topic, region = builders.topic("training"), builders.region(title="Europe", slug="europe")
    article = builders.article(topics=[topic], regions=[region])
    assert [(one["title"], one["url"]) for one in client.get(article.url).context["subjects"]] == [
        ("Training", "/newsletter/?topic=training"),
        ("Europe", "/newsletter/?region=europe"),
    ]


def test_in_another_language_its_words_are_of_that_language(client):
    french, _made = Locale.objects.get_or_create(language_code="fr")
    topic = builders.topic("training")
    builders.topic("training", name="Formation", locale=french, translation_key=topic.translation_key)
    article = builders.article(topics=[topic])
    copy = article.copy_for_translation(french, copy_parents=True)
    copy.save_revision().publish()
    assert list(copy.topics.all()) == [topic]
    assert [line.name for line in copy.bylines.all()] == ["Ann Author"]
    answer = client.get(ArticlePage.objects.get(pk=copy.pk).url)
    assert answer.context["subjects"][0]["title"] == "Formation"
    assert '<link rel="alternate" hreflang="en"' in answer.text


def test_a_draft_is_previewed_with_what_is_not_saved_yet():
    article = builders.article(live=False, topics=[builders.topic("training")])
    article.bylines = [Byline(locale_id=article.locale_id, name="Unsaved Writer")]
    article.topics = [builders.topic("other", name="Another topic")]
    answer = article.make_preview_request()
    assert answer.status_code == 200
    text = answer.render().content.decode()
    assert "Unsaved Writer" in text
    assert "Another topic" in text


def test_search_finds_an_article_by_its_words_and_its_author(client):
    builders.article(title="Two sittings", summary="Xylophones at dawn.", authors=["Zebedee Author"])
    for words in ("sittings", "xylophones", "zebedee"):
        assert "Two sittings" in client.get(f"/search/?q={words}").text.replace("<mark>", "").replace("</mark>", "")


def test_region_and_home_pages_show_the_newest(client):
    region = builders.region()
    branch = builders.branch(region=region)
    for number in range(5):
        builders.article(title=f"Number {number}", date=date(2026, 11, 1 + number), branches=[branch])
    for page in (region, builders.home()):
        shown = client.get(page.url).context["articles"]
        assert [card.title for card in shown] == ["Number 4", "Number 3", "Number 2"]
    assert client.get(builders.region().url).context["articles"] == []


def test_the_name_stays_when_the_account_goes():
    from members.account.sections import erasures

    author = cast.member()
    article = builders.article(authors=[author])
    for erasure in erasures():
        if "newsletter.Byline.person" in erasure.of:
            erasure.erase(author)
    assert User.objects.filter(pk=author.pk).exists()
    line = article.bylines.get()
    assert (line.person, line.name) == (None, "Mem Ber")
