"""What is frozen of a mailing: one mail for each language, with places only for what differs by reader."""

import pytest
from django.db import IntegrityError

from newsletter.choices import MailingKind, MailingState
from newsletter.mails.content import Item, Reader
from newsletter.mails.places import PLACE, clean, fill, one_line
from newsletter.mails.preview import GMAIL_CLIPS_AT, is_too_long, render, trial
from newsletter.mails.shells import AlreadyConfirmed, absolute, freeze_shells, shell_of
from newsletter.models import Mailing, Shell
from tests import builders
from tests.newsletter.mails.letters import content, fair, meeting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://labour.example.org"
    return builders.home()


def mailing(**kw):
    return Mailing.objects.create(**{"kind": MailingKind.EDITION, "title": "December"} | kw)


def places_in(text):
    return sorted(set(PLACE.findall(text)))


def test_there_is_one_for_each_language_and_branch():
    contents = [content(), content(language="ar"), content(variant="7")]
    freeze_shells(sent := mailing(), contents)
    rows = Shell.objects.filter(mailing=sent).order_by("pk").values_list("language", "variant")
    assert list(rows) == [("en", ""), ("ar", ""), ("en", "7")]


def test_its_moments_are_those_of_meetings_that_have_an_hour():
    shell = freeze_shells(mailing(), [content(meetings=(fair(), meeting(), meeting(in_person=True)))])[0]
    shell.refresh_from_db()
    assert [moment["zone"] for moment in shell.moments] == ["Europe/Berlin"] * 2
    assert [moment["in_person"] for moment in shell.moments] == [False, True]
    expected = ["hello", "preferences", "reason", "unsubscribe", "when0", "when1"]
    assert places_in(shell.html) == places_in(shell.text) == expected


@pytest.mark.parametrize("state", sorted(set(MailingState) - {MailingState.FROZEN}))
def test_nothing_is_written_once_the_mailing_is_confirmed(state):
    with pytest.raises(AlreadyConfirmed):
        freeze_shells(mailing(state=state), [content()])
    assert not Shell.objects.exists()


def test_the_same_language_is_not_written_twice():
    with pytest.raises(IntegrityError):
        freeze_shells(mailing(), [content(), content()])


def test_a_shell_is_in_its_own_language_whatever_is_spoken_around_it():
    html = shell_of(content(language="ar")).html
    assert '<html lang="ar" dir="rtl">' in html
    assert 'class="outer"' in html
    assert html.count('lang="ar"') == html.count('dir="rtl"') == 3


def test_what_is_in_another_language_says_so():
    items = (Item("Réunion", "Ce soir.", "/lyon/", language="fr"), Item("Eigen", "Da.", "/de/", language="de"))
    html = shell_of(content(language="de", items=items, meetings=(meeting(language="ar"),))).html
    assert html.count('lang="fr"') == 1
    assert html.count('<span lang="ar" dir="rtl">') == 1
    assert html.count('lang="de"') == 3


def test_an_empty_part_leaves_no_heading_behind():
    shell = shell_of(content(items=(), meetings=(), notices=(), greeting="", web_url=""))
    for part in (shell.html, shell.text):
        assert not [word for word in ("Next meetings", "Articles", "on the web", "On the web") if word in part]


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("/newsletter/a/", "https://labour.example.org/newsletter/a/"),
        ("https://elsewhere.example.org/", "https://elsewhere.example.org/"),
        ("//elsewhere.example.org/x", "https://elsewhere.example.org/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("java\nscript:alert(1)", ""),
    ],
)
def test_addresses_are_absolute_or_none(url, there):
    assert absolute(url) == there


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\ue000b\ue001c", "abc"),
        ("a\x00b\x1bc", "abc"),
        ("a\u202eb\u2066c", "abc"),
        ("a\tb\nc", "a\tb\nc"),
        ("🥀 é صديق a\u200db", "🥀 é صديق a\u200db"),
        ("{{0}} %(name)s", "{{0}} %(name)s"),
    ],
)
def test_only_what_could_be_taken_for_a_place_or_turn_a_text_is_taken_out(written, kept):
    assert clean(written) == kept


def test_a_line_is_one_line():
    assert one_line(" a\r\n b\u2028c ") == "a b c"


def test_what_fills_a_place_is_not_looked_at_again():
    assert fill("\ue000a\ue001 \ue000b\ue001", {"a": "\ue000b\ue001", "b": "x"}) == "\ue000b\ue001 x"


def test_a_place_that_nothing_was_given_for_is_an_error():
    with pytest.raises(KeyError):
        fill("\ue000a\ue001", {})


def test_a_preview_is_what_the_reader_would_get_and_leads_nobody_out():
    reader = Reader(name="Sam", time_zone="Asia/Tokyo")
    assert "in Tokyo" in render(content(), reader, "text")
    html, dark = render(content(), reader), render(content(), reader, "dark")
    assert "prefers-color-scheme" in html
    assert "@media all" in dark
    assert not places_in(html + dark)
    with pytest.raises(ValueError, match="pdf"):
        render(content(), reader, "pdf")


def test_a_trial_is_no_delivery():
    first, second = (trial(content(), Reader(name="Ed"), to="ed@example.org") for _ in range(2))
    assert first.to == ["ed@example.org"]
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
    assert "List-Unsubscribe" not in first.extra_headers


@pytest.mark.parametrize(("count", "too_long"), [(20, False), (120, True)])
def test_an_edition_that_gmail_would_cut_is_found_before(count, too_long):
    items = tuple(
        Item(f"A title of usual length {n}", "é" * 300, f"/newsletter/{n}/", "Kim Lee") for n in range(count)
    )
    assert is_too_long(content(items=items), Reader()) is too_long
    assert (len(render(content(items=items), Reader()).encode()) >= GMAIL_CLIPS_AT) is too_long
