"""What readers of French and Arabic find in lists: everything there is, in English where it is not translated."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.models import Page

from branches.directory import directory
from branches.models import BranchPage, RegionPage

LANGUAGES = ("fr", "ar")


def soup(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def links(page, class_):
    return page.find_all("a", class_=class_)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_branch_is_lost(demo, client, language):
    with translation.override("en"):
        everywhere = directory({})
    with translation.override(language):
        found = directory({})
    assert found.shown == everywhere.shown == 25
    assert len(found.groups) == 3
    translated = BranchPage.objects.live().filter(locale__language_code=language).count()
    assert sum(entry.language is None for entry in found.entries) == translated
    cards = links(soup(client, f"/{language}/branches/"), "card__link")
    assert len(cards) == 25
    assert sum(card.get("lang") == "en" for card in cards) == 25 - translated
    for card in cards:
        assert card["href"].startswith(f"/{language}/") == (card.get("lang") != "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_meeting_is_lost(demo, client, language):
    english = soup(client, "/events/")
    found = soup(client, f"/{language}/events/")
    titles = links(found, "card__link")
    assert len(titles) == len(links(english, "card__link")) > 20
    for title in titles:
        assert title["href"].startswith(f"/{language}/") == (title.get("lang") != "en")
    assert any(title.get("lang") is None for title in titles)


def test_a_region_in_arabic_has_its_branches_in_english(demo, client):
    page = soup(client, "/ar/branches/americas/")
    below = BranchPage.objects.live().filter(locale__language_code="en", slug__in=["canada", "western-usa"])
    addresses = [card["href"] for card in links(page, "card__link")]
    assert {branch.get_url() for branch in below} <= set(addresses)


def test_a_branch_in_french_has_its_neighbours(demo, client):
    names = {card.text for card in links(soup(client, "/fr/branches/americas/canada/"), "card__link")}
    english = {card.text for card in links(soup(client, "/branches/americas/canada/"), "card__link")}
    assert len(names) == len(english) > 2


def test_the_finder_in_arabic_leads_to_a_page_in_english_and_says_so(demo, client):
    page = soup(client, "/ar/branches/find/?country=CA")
    title = page.find(id="found").a
    assert (title["lang"], title["href"]) == ("en", "/branches/americas/canada/")
    assert page.find("p", class_="lede", lang="en")["dir"] == "ltr"
    assert "الإنجليزية" in page.find("article", class_="found").text
    region = RegionPage.objects.get(locale__language_code="ar", slug="americas")
    assert page.find("a", href=region.get_url())


def test_the_menu_has_what_is_not_translated_in_english(demo, client):
    items = links(soup(client, "/ar/"), "menu__link")
    languages = {item["href"]: item.get("lang", "ar") for item in items}
    assert languages["/ar/events/"] == "ar"
    assert languages["/newsletter/"] == "en"
    english = links(soup(client, "/"), "menu__link")
    assert len(items) == len(english) > 3


@pytest.mark.parametrize(
    "address", ["", "branches/", "events/", "conduct/", "branches/find/?country=DE", "timezone/"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_leads_back_to_english_where_there_is_a_translation(demo, client, language, address):
    page = soup(client, f"/{language}/{address}")
    page.find(class_="languages").decompose()
    translated = {found.get_url() for found in Page.objects.live().filter(locale__language_code=language)}
    addresses = {link["href"].split("?")[0].split("#")[0] for link in page.find_all("a", href=True)}
    assert len(addresses & translated) > 5
    assert [address for address in addresses if f"/{language}{address}" in translated] == []


def test_search_in_french_finds_french_pages_and_english_ones_that_have_no_french(demo, client):
    page = soup(client, "/fr/search/?q=Berlin")
    found = {link["href"]: link.get("lang") for title in page.find_all(class_="result__title") for link in [title.a]}
    assert found
    assert all((href.startswith("/fr/")) == (lang is None) for href, lang in found.items())
    page = soup(client, "/fr/search/?q=conduite")
    assert any(title.a["href"].startswith("/fr/conduct/") for title in page.find_all(class_="result__title"))


def test_search_in_arabic_marks_words_with_and_without_their_article(demo, client):
    page = soup(client, "/ar/search/?q=السلوك")
    marks = {mark.text for mark in page.find_all("mark")}
    assert marks
    assert all("سلوك" in mark for mark in marks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_is_in_the_language_of_its_address(demo, client, language):
    english, own = calendar(client, "/events/feed.ics"), calendar(client, f"/{language}/events/feed.ics")
    assert own.count("BEGIN:VEVENT") == english.count("BEGIN:VEVENT") > 50
    assert f"/{language}/events/" in own
    uids = [line for line in english.splitlines() if line.startswith("UID:")]
    assert [line for line in own.splitlines() if line.startswith("UID:")] == uids


def calendar(client, address):
    return client.get(address).getvalue().decode().replace("\r\n ", "")


def test_facts_and_footer_are_in_the_readers_language(demo, client):
    page = soup(client, "/fr/")
    assert "membres dans les sections" in page.find(class_="facts").text
    footer = page.find(class_="site-footer__columns")
    assert [heading.get("lang") for heading in footer.find_all("h2")] == [None, None, None]
    assert "Members" not in footer.text
