"""Sweeps over every public page of the demo: valid HTML, one heading, a description, no dead link."""

import re
from urllib.parse import parse_qs, urldefrag, urlencode, urljoin, urlsplit

import html5lib
from django.conf import settings
from django.shortcuts import resolve_url

from tests import addresses
from tests.architecture.test_page_types import PAGE_TYPES

HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
SOURCE = re.compile(r'<(?:img|script|link|source|use)\b[^>]*?\b(?:src|href)="([^"]*)"')

SIGN_IN = resolve_url(settings.LOGIN_URL)


def text(answer):
    return answer.content.decode()


def test_the_demo_has_a_page_of_every_type(demo_site):
    assert {type(page) for page in addresses.live_pages()} == set(PAGE_TYPES)


def test_every_public_page_answers(demo_site, visited):
    wrong = {url: answer.status_code for url, answer in visited.items() if answer.status_code != 200}
    assert wrong == {addresses.MISSING: 404} | dict.fromkeys(addresses.for_members(), 403)
    assert len(visited) >= 55


def test_every_public_page_is_valid_html(visited):
    problems = {}
    for url, answer in visited.items():
        parser = html5lib.HTMLParser()
        parser.parse(text(answer))
        if parser.errors:
            problems[url] = [(place, problem) for place, problem, _values in parser.errors[:3]]
    assert problems == {}
    assert len(visited) >= 55


def test_every_public_page_has_one_heading_and_a_title_of_its_own(visited):
    pages = {url: text(answer) for url, answer in visited.items() if url != addresses.GALLERY}
    assert {url for url, page in pages.items() if len(re.findall(r"<h1[\s>]", page)) != 1} == set()
    titles = {url: re.search(r"<title>\s*(.*?)\s*</title>", page, re.DOTALL).group(1) for url, page in pages.items()}
    assert all(titles.values())
    assert len(set(titles.values())) > len(titles) * 0.8
    assert len(titles) >= 55


def test_every_page_describes_itself_to_search_engines(demo_site, visited):
    described = re.compile(r'<meta name="description" content="[^"]{20,}')
    pages = {url: text(visited[url]) for url in addresses.page_addresses() if url in visited}
    # The form for reports tells them nothing: the page above it leads there.
    assert 'name="robots" content="noindex' in pages["/conduct/report/"]
    assert [url for url, page in pages.items() if not described.search(page)] == ["/conduct/report/"]
    assert len(pages) >= 35


def test_ids_are_used_once_and_aria_points_at_them(visited):
    problems = {}
    for url, answer in visited.items():
        ids = re.findall(r'\sid="([^"]+)"', text(answer))
        pointed = re.findall(r'\s(?:aria-labelledby|aria-describedby|aria-controls|for)="([^"]+)"', text(answer))
        missing = {name for names in pointed for name in names.split()} - set(ids)
        if len(ids) != len(set(ids)) or missing:
            problems[url] = (sorted({name for name in ids if ids.count(name) > 1}), sorted(missing))
    assert problems == {}


def test_no_link_of_any_page_is_dead(demo_site, visited, pages_of_dates, client):
    targets = {}
    for url, answer in visited.items():
        for href in HREF.findall(text(answer)):
            target = urldefrag(urljoin(url, href.replace("&amp;", "&"))).url
            if target.startswith("/") and url not in {addresses.GALLERY, addresses.MISSING}:
                targets.setdefault(target, set()).add(url)
    ways_in = {target for target in targets if target.startswith(f"{SIGN_IN}?next=")}
    asked = dict(visited) | {address: answer for address, (_row, answer) in pages_of_dates.items()}
    # Signing in is the same page wherever it leads back to: one is asked for, and that what each leads to is there.
    for number, way in enumerate(ways_in):
        leads_to = urldefrag(parse_qs(urlsplit(way).query)["next"][0]).url
        targets.setdefault(leads_to, set()).update(targets.pop(way) if number else targets[way])
    answers = {target: asked.get(target) or client.get(target) for target in sorted(targets)}
    dead = {target: targets[target] for target, answer in answers.items() if answer.status_code >= 400}
    # A page for members tells a visitor how to sign in (docs/features/plans.md); no page leads there but its own
    # way past the header.
    gates = addresses.for_members()
    assert dead == {gate: {gate} for gate in gates}
    assert {answers[gate].status_code for gate in gates} == {403}
    for gate in gates:
        assert f'href="{SIGN_IN}?{urlencode({"next": gate})}"' in text(answers[gate])
    assert len(gates) >= 6
    assert len(targets) >= 500
    assert len(ways_in) >= 40


def test_nothing_is_loaded_from_elsewhere(visited):
    loaded = {source for answer in visited.values() for source in SOURCE.findall(text(answer))}
    own = {"", "testserver", "localhost"}
    assert {source for source in loaded if urlsplit(source).netloc.partition(":")[0] not in own} == set()
    assert len(loaded) >= 10
