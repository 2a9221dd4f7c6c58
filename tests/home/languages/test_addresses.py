"""Search engines and readers are led between a page's languages: switcher, alternates, sitemap, missing pages."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Page

from common.languages import marked
from home.frame import frame

CODES = ("en", "fr", "ar")


def framed(page):
    code = page.locale.language_code
    request = RequestFactory(headers={"host": "localhost"}).get(page.url)
    with translation.override(code):
        return frame(request, page.specific)


def live_pages():
    return Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("path")


def test_alternates_are_live_and_name_one_another(demo):
    """Of every page of the demo: what one names as its other languages, those name too."""
    named, codes = {}, {page.full_url: page.locale.language_code for page in live_pages()}
    for page in live_pages():
        named[page.full_url] = {one["code"]: one["address"] for one in framed(page).languages}
    for address, alternates in named.items():
        assert alternates[codes[address]] == address
        for other in alternates.values():
            assert named[other] == alternates
    several = [address for address, alternates in named.items() if len(alternates) > 1]
    assert len(named) > 250
    assert len(several) > 200


def test_drafts_and_aliases_are_nobodys_other_language(demo):
    french = live_pages().get(locale__language_code="fr", slug="americas")
    source = live_pages().get(locale__language_code="en", slug="americas")
    Page.objects.filter(pk=french.pk).update(live=False)
    assert [one["code"] for one in framed(source).languages] == ["en", "ar"]
    Page.objects.filter(pk=french.pk).update(live=True, alias_of=source)
    assert [one["code"] for one in framed(source).languages] == ["en", "ar"]


def head_of(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser").head


def test_the_head_tells_languages_the_default_and_where_the_page_is_at_home(demo, client):
    head = head_of(client, "/fr/branches/americas/canada/")
    alternates = {link["hreflang"]: link["href"] for link in head.find_all("link", rel="alternate", hreflang=True)}
    assert alternates["x-default"] == alternates["en"] == "http://localhost/branches/americas/canada/"
    assert alternates["fr"] == "http://localhost/fr/branches/americas/canada/"
    assert head.find("link", rel="canonical")["href"] == alternates["fr"]
    assert head.find("meta", property="og:locale")["content"] == "fr_FR"
    assert set(alternates) == {"x-default", "en", "fr"}


@pytest.mark.parametrize(
    ("address", "here", "elsewhere"),
    [
        ("/fr/branches/americas/canada/", ["English", "français"], ["العربيّة"]),
        ("/ar/conduct/", ["English", "français", "العربيّة"], []),
        ("/newsletter/how-a-motion-travels/", ["English"], ["français", "العربيّة"]),
        ("/fr/branches/find/", ["English", "français", "العربيّة"], []),
    ],
)
def test_the_switcher_has_the_languages_there_really_are_and_the_way_home_in_the_others(
    demo, client, address, here, elsewhere
):
    switcher = BeautifulSoup(client.get(address).content, "html.parser").find(class_="languages")
    lists = [[link.text for link in found.find_all("a")] for found in switcher.find_all("ul")]
    assert lists == [here, elsewhere] if elsewhere else [here]
    for link in switcher.find_all("a"):
        assert client.get(link["href"]).status_code == 200
        assert link["lang"] == link["hreflang"]


def test_a_page_is_in_the_language_and_direction_of_its_address(demo, client):
    for address, expected in {"/": ("en", "ltr"), "/fr/": ("fr", "ltr"), "/ar/": ("ar", "rtl")}.items():
        html = BeautifulSoup(client.get(address).content, "html.parser").html
        assert (html["lang"], html["dir"]) == expected


@pytest.mark.parametrize(
    ("address", "english"),
    [
        ("/fr/newsletter/how-a-motion-travels/", "/newsletter/how-a-motion-travels/"),
        ("/ar/branches/americas/canada/", "/branches/americas/canada/"),
        ("/ar/branches/americas/canada/?tz=Asia/Tokyo", "/branches/americas/canada/?tz=Asia/Tokyo"),
        ("/ar/newsletter/", "/newsletter/"),
    ],
)
def test_a_page_that_is_not_there_in_a_language_is_said_to_be_missing_and_offered_in_english(
    demo, client, address, english
):
    answer = client.get(address)
    assert answer.status_code == 404
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.html["lang"] == address[1:3]
    assert page.h1["lang"] == "en"
    offered = page.main.find("a", class_="button")
    assert offered["href"] == english
    assert client.get(english).status_code == 200


@pytest.mark.parametrize("address", ["/fr/nothing/", "/fr/about/nothing/at/all/", "/nothing/", "/ar/x/" * 20])
def test_what_is_nowhere_is_not_offered_in_english(demo, client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert b'h1 lang="en"' not in answer.content


def test_the_sitemap_has_every_language_with_its_alternates(demo, client):
    names = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
    listed = {
        url.find("map:loc", names).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("xhtml:link", names)
        }
        for url in ElementTree.fromstring(client.get("/sitemap.xml").content)
    }
    assert "http://localhost/ar/" in listed
    assert "http://localhost/fr/branches/americas/canada/" in listed
    several = 0
    for address, alternates in listed.items():
        if alternates:
            several += 1
            assert address in alternates.values()
            assert alternates["x-default"] == alternates["en"]
            assert all(listed[other] == alternates for other in alternates.values())
    assert several > 200


def test_robots_keep_out_of_search_in_every_language(client, db):
    text = client.get("/robots.txt").text
    assert [code for code in ("fr", "de", "es", "ar") if f"Disallow: /{code}/search/" in text] == [
        "fr",
        "de",
        "es",
        "ar",
    ]


def test_only_another_language_than_the_readers_is_marked():
    with translation.override("ar"):
        assert marked("ar") is None
        assert marked("en") == {"code": "en", "dir": "ltr", "name": "الإنجليزية"}
    with translation.override("en"):
        assert marked("ar")["dir"] == "rtl"
        assert marked("") is None
