"""Somebody types words, by chance or by a list: they find nothing, learn nothing, and cannot go on for long."""

import re

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conduct.models import Case
from conduct.sealing import derivation
from conduct.sealing.words import new_words
from tests.conduct.adversaries import traces
from tests.conduct.reporting.form import Reporter

pytestmark = pytest.mark.django_db
MOVING = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+')


@pytest.fixture
def derived(monkeypatch):
    """What was worked out, each time."""
    asked, real = [], derivation.Argon2id
    monkeypatch.setattr(derivation, "Argon2id", lambda **kw: asked.append(kw) or real(**kw))
    return asked


def typed(words, client=None):
    guesser = Reporter(client or Client())
    guesser.get()
    answer = guesser.post("return", words=words, follow=False)
    return guesser, answer


def test_the_right_words_lead_to_the_report_and_one_wrong_one_does_not(report):
    reported = report()
    guesser, _answer = typed(reported.words)
    guesser.get()
    assert guesser.heading == "It has arrived"
    wrong = reported.words.rsplit(" ", 1)[0] + " zoom"
    guesser, answer = typed(wrong)
    assert "form" not in guesser.client.cookies or not guesser.client.cookies["form"].value
    assert traces.hits(answer.content) == []


def page_for(guess):
    """What is shown for these words, but for the words themselves."""
    return MOVING.sub(b"", typed(guess)[1].content).replace(guess.encode(), b"").strip()


def test_words_one_letter_place_or_word_off_are_as_wrong_as_any_others(report, derived):
    words = report().words.split()
    near = [" ".join(words[1:] + words[:1]), " ".join(reversed(words)), " ".join([*words[:5], "abacus"])]
    derived.clear()
    pages = {page_for(guess) for guess in [*near, new_words(), new_words()]}
    assert len(pages) == 1
    assert len(derived) == 5


def test_wrong_words_cost_the_same_work_and_the_same_queries_whatever_is_there(report, derived):
    """The same with a report, with a draft, with neither: only who has the words sees what is there."""
    empty = cost(new_words(), derived)
    report()
    assert cost(new_words(), derived) == empty


def cost(words, derived):
    derived.clear()
    client = Client()
    Reporter(client).get()
    with CaptureQueriesContext(connection) as queries:
        answer = client.post("/conduct/report/", {"screen": "return", "words": words})
    return answer.status_code, derived[:], [query["sql"].split("WHERE")[0] for query in queries]


def test_after_thirty_a_minute_all_are_told_to_wait_and_nobody_is_remembered(report):
    reported = report()
    cache.clear()
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False) as clock:
        statuses = [typed(new_words())[1].status_code for _ in range(33)]
        assert statuses[30:] == [503, 503, 503]
        assert 503 not in statuses[:30]
        assert typed(reported.words)[1].status_code == 503
        assert len(cache._cache) == 1
        clock.shift(61)
        assert typed(reported.words)[1].status_code == 303


def test_what_are_no_six_words_costs_no_work_and_none_of_the_thirty(people, derived):
    for text in ("", "password", "' OR 1=1 --", "abacus " * 5, "zoom " * 7, "\0", "x" * 10_000, "%00", "../../etc"):
        assert typed(text)[1].status_code == 200
    assert derived == []


def test_words_go_in_no_address_and_stay_in_no_page(report):
    reported = report()
    guesser, answer = typed(reported.words)
    shown = guesser.get()
    for word in set(reported.words.split()):
        assert f">{word}<".encode() not in shown.content
    assert reported.words not in shown.content.decode() + str(answer.headers)
    assert Client().get("/conduct/report/", {"words": reported.words}).content.decode().count(reported.words) == 0


def test_a_cookie_that_was_made_up_or_changed_opens_nothing(report):
    reported = report()
    guesser, _answer = typed(reported.words)
    good = guesser.cookie.value
    spoilt = ["", "x", good[:-1], good[:40] + ("A" if good[40] != "A" else "B") + good[41:], good[::-1], good + good]
    for value in spoilt:
        client = Client()
        client.cookies["form"] = value
        assert Case.objects.get().code_name not in client.get("/conduct/report/").content.decode()
        assert "It has arrived" not in client.get("/conduct/report/").content.decode()
