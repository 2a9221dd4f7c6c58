"""Many who ask at once for a page that is not kept: one makes it, the others wait, and nobody waits for ever."""

import threading
import time

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory

from common.page_cache import keep, pages, store
from common.page_cache.middleware import PageCache
from common.page_cache.rules import Rule
from tests.common.page_cache.conftest import HOST, was_kept

READERS = 12


class Site:
    """A site of one page that takes a while to make; it counts how often it was made."""

    def __init__(self, takes=0.2, lasts=True, fails=0):
        self.made, self.takes, self.lasts, self.fails = 0, takes, lasts, fails
        self.cache = PageCache(self.page)

    def page(self, request):
        self.made += 1
        if self.made <= self.fails:
            raise LookupError
        time.sleep(self.takes)
        if self.lasts:
            keep(request, Rule(lasts=True))
        return HttpResponse(b"The page")

    def ask(self, address="/"):
        return self.cache(RequestFactory(headers=HOST).get(address))


def at_once(ask, addresses):
    answers = []
    threads = [threading.Thread(target=lambda where=where: answers.append(ask(where))) for where in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.parametrize("place", ["memory", "shared"])
def test_a_page_that_many_ask_for_at_once_is_made_once(place, request):
    if place == "shared":
        request.getfixturevalue("shared")
    site = Site()
    answers = at_once(site.ask, ["/"] * READERS)
    assert site.made == 1
    assert {bytes(answer.content) for answer in answers} == {b"The page"}
    assert sum(map(was_kept, answers)) == READERS - 1


def test_also_when_their_addresses_differ_in_what_it_does_not_read():
    site = Site()
    site.ask()
    caches["pages"].delete_many([key for key in _kept_under() if _is_page(key)])
    site.made = 0
    at_once(site.ask, [f"/?utm_source={number}" for number in range(READERS)])
    assert site.made == 1


def _kept_under():
    return [key.split(":", 2)[2] for key in caches["pages"]._cache]


def _is_page(key):
    return isinstance(caches["pages"].get(key), pages.KeptPage)


def test_what_is_not_kept_is_made_for_everybody_and_side_by_side():
    site = Site(lasts=False)
    began = time.monotonic()
    assert len(at_once(site.ask, ["/"] * READERS)) == READERS
    assert site.made == READERS
    assert time.monotonic() - began < READERS * site.takes / 2


def test_one_that_fails_leaves_its_turn_to_the_next():
    site = Site(takes=0, fails=1)
    with pytest.raises(LookupError):
        site.ask()
    assert site.ask().content == b"The page"
    assert was_kept(site.ask())


def test_one_that_was_killed_holds_up_the_others_for_moments_only(monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.2)
    site = Site(takes=0)
    question_key = site.cache.store.find(_asked())[0]
    caches["pages"].add(f"{question_key}.turn", 1, 60)
    began = time.monotonic()
    assert site.ask().content == b"The page"
    assert 0.2 <= time.monotonic() - began < 2


def _asked():
    from common.page_cache.asked import asked

    return asked(RequestFactory(headers=HOST).get("/"))


@pytest.mark.parametrize("broken", ["get", "add", "set", "delete", "get_or_set"])
def test_a_cache_that_fails_costs_time_and_no_page(monkeypatch, shared, broken, caplog):
    site = Site(takes=0)

    def fail(*args, **kwargs):
        raise ConnectionError("redis://:password@10.0.0.1")

    monkeypatch.setattr(type(shared), broken, fail)
    for _ in range(2):
        assert site.ask().content == b"The page"
    assert "password" not in caplog.text


def test_a_page_that_was_begun_before_a_change_is_not_shown_after_it():
    from common.page_cache import drop

    site = Site(takes=0)
    page = site.page

    def changed_meanwhile(request):
        answer = page(request)
        drop()
        return answer

    site.cache = PageCache(changed_meanwhile)
    site.ask()
    assert not was_kept(site.ask())
