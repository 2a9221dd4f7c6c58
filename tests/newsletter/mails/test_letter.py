"""A mail of the newsletter as it leaves: its headers, its two parts, and what nobody can smuggle into either."""

from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from django.core.mail import BadHeaderError

from newsletter.choices import MailingKind
from newsletter.mails.content import Item, Notice
from newsletter.mails.letter import NoWayOut
from tests import builders
from tests.newsletter.mails.letters import Recipient, html_of, made, meeting, received, text_of

pytestmark = pytest.mark.django_db

SAM = Recipient()
SMTP_LINE = 998


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://labour.example.org"
    settings.DEFAULT_FROM_EMAIL = "Labour International <website@example.org>"
    settings.POSTAL_ADDRESS = "PO Box 1, London"
    return builders.home()


def test_it_has_every_header_that_keeps_it_out_of_trouble():
    mail = received()
    assert {name: value.strip() for name, value in mail.items()} | {"Date": "", "Content-Type": ""} == {
        "Content-Type": "",
        "MIME-Version": "1.0",
        "Subject": "December in the branches",
        "From": "Labour International <website@example.org>",
        "To": "sam@example.org",
        "Date": "",
        "Message-ID": "<0123456789abcdef0123456789abcdef.7@labour.example.org>",
        "List-ID": "<newsletter.labour.example.org>",
        "Content-Language": "en",
        "Precedence": "bulk",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "List-Unsubscribe": f"<{SAM.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert mail["Date"]
    assert mail.get_content_type() == "multipart/alternative"


def test_the_text_comes_first_and_both_parts_are_unicode():
    parts = list(received().iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert {part.get_content_charset() for part in parts} == {"utf-8"}


def test_the_same_delivery_has_the_same_id_and_no_other_has_it():
    assert received()["Message-ID"] == received()["Message-ID"]
    assert received()["Message-ID"] != received(delivery=8)["Message-ID"]


@pytest.mark.parametrize(
    ("kind", "list_id"), [("edition", "newsletter"), ("digest", "digest"), ("notice", "notices")]
)
def test_each_kind_is_a_list_of_its_own(kind, list_id):
    assert received(kind=MailingKind(kind))["List-ID"] == f"<{list_id}.labour.example.org>"


def test_a_notice_offers_no_way_to_unsubscribe_and_says_why():
    reader = replace(SAM, unsubscribe_url="", preferences_url="", reason_text="You are a member.")
    mail = received(reader, kind=MailingKind.NOTICE)
    assert mail["List-Unsubscribe"] is mail["List-Unsubscribe-Post"] is None
    for part in (text_of(mail), html_of(mail)):
        assert "nobody can unsubscribe from it" in part
        assert "You are a member." in part
        assert "/unsubscribe/" not in part


@pytest.mark.parametrize("kind", [MailingKind.EDITION, MailingKind.DIGEST])
def test_what_somebody_chose_does_not_leave_without_a_way_to_end_it(kind):
    with pytest.raises(NoWayOut):
        made(replace(SAM, unsubscribe_url=""), kind=kind)


def test_the_text_says_everything_that_the_html_says():
    text = text_of(received())
    for said in (
        "December 2026",
        "On the web: https://labour.example.org/newsletter/december-2026/",
        "Dear Sam Green,",
        "The year ends well.",
        "- One\n  - Two",
        "Winter social & quiz",
        "Wednesday 9 December 2026, 03:30 – 05:00 in Tokyo (Japan Standard Time, UTC+9)",
        "Tuesday 8 December 2026, 19:30 – 21:00 in Berlin (Central European Standard Time, UTC+1)",
        "Wednesday for you, Tuesday in Berlin",
        "Online · Berlin",
        "https://labour.example.org/branches/berlin/social/2026-12-08/",
        "Saturday 12 December 2026 – Sunday 13 December 2026",
        "Nominations close",
        "Send yours\nby Friday.",
        "How to stand: https://labour.example.org/posts/",
        "Voting from abroad\nKim Lee, coordinator\nHow to register & vote.\nhttps://labour.example.org/newsletter/voting/",
        "Réunion à Lyon",
        SAM.reason_text,
        f"Unsubscribe, without signing in: {SAM.unsubscribe_url}",
        f"Choose what you get: {SAM.preferences_url}",
        "Labour International\nPO Box 1, London\nhttps://labour.example.org/",
    ):
        assert said in text, said
    assert "\n\n\n" not in text


def test_the_text_follows_the_language_of_numbers_and_words_of_the_reader():
    german = text_of(received(language="de"))
    assert "Mittwoch, 9. Dezember 2026, 03:30 – 05:00" in german
    assert "in Tokio (Japanische Normalzeit, UTC+9)" in german


def test_who_has_no_name_is_greeted_without():
    assert "\nHello,\n" in text_of(received(replace(SAM, name="")))


@pytest.mark.parametrize("zone", ["", "Mars/Olympus"])
def test_who_has_said_no_zone_is_told_londons_time(zone):
    assert "18:30 – 20:00 in London (Greenwich Mean Time, UTC)" in text_of(received(replace(SAM, time_zone=zone)))


HOSTILE = [
    "Sam\r\nBcc: all@example.org",
    "<script>alert(1)</script>",
    '"><img src=https://evil.example.org/x>',
    "{{0}} {{ name }} {name} %(name)s %s {% now %}",
    "\ue000unsubscribe\ue001",
    "\ue000hello\ue001",
    "\u202egnp.exe",
    "Zoë 🥀 \x00\x08",
    "صديق",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_ever_a_name(name):
    mail = received(replace(SAM, name=name))
    assert "Bcc" not in mail
    assert len(mail.keys()) == len(received().keys())
    html = html_of(mail)
    assert "<script" not in html
    assert "<img" not in html
    assert not {"\ue000", "\u202e", "\x00", "\r"} & {*text_of(mail), *html}
    assert text_of(mail).count(SAM.unsubscribe_url) == 1


def test_braces_and_percent_signs_stay_as_they_were_written():
    name = HOSTILE[3]
    assert f"Dear {name}," in text_of(received(replace(SAM, name=name)))


@pytest.mark.parametrize("said", HOSTILE)
def test_a_text_of_an_editor_is_only_ever_a_text(said):
    mail = received(
        title=said,
        greeting=f"<p>{said}</p><script>x</script><p onclick='x'>y</p>",
        items=(Item(said, said, "/a/", said),),
        meetings=(meeting(title=said, place=said, host=said),),
        notices=(Notice(said, said, "javascript:alert(1)", said),),
    )
    text, html = text_of(mail), html_of(mail)
    assert "<script" not in html
    assert "<img" not in html
    assert "onclick" not in html
    assert "javascript:" not in text + html
    assert not {"\ue000", "\u202e", "\x00"} & {*text, *html}
    assert text.count(SAM.unsubscribe_url) == 1


def test_a_subject_is_one_line_however_it_was_written():
    mail = received(subject="News\r\nBcc: all@example.org\x00 of\tDecember")
    assert mail["Subject"] == "News Bcc: all@example.org of December"
    assert mail["Bcc"] is None


@pytest.mark.parametrize("subject", ["Ü" * 120, "🌹 " * 60, "أخبار " * 40, "word " * 50])
def test_a_long_subject_in_any_script_arrives_as_it_was(subject):
    wire = made(subject=subject).message().as_bytes(linesep="\r\n")
    head = wire.partition(b"\r\n\r\n")[0]
    head.decode("ascii")
    assert max(map(len, head.split(b"\r\n"))) <= SMTP_LINE
    arrived = message_from_bytes(wire, policy=policy.default)["Subject"].strip()
    assert arrived == " ".join(subject.split())[:250]


def test_no_line_is_longer_than_a_mail_server_takes():
    long = "é" * 3000
    wire = made(greeting=f"<p>{long}</p>", notices=(Notice("A", long),)).message().as_bytes(linesep="\r\n")
    assert max(map(len, wire.split(b"\r\n"))) <= SMTP_LINE
    mail = message_from_bytes(wire, policy=policy.default)
    assert long in text_of(mail)
    assert long in html_of(mail)


def test_an_address_cannot_bring_headers_along():
    with pytest.raises((BadHeaderError, UnicodeError, ValueError)):
        made(replace(SAM, email="sam@example.org\nBcc: all@example.org")).message()


def test_an_unsubscribe_address_with_a_new_line_is_refused():
    with pytest.raises(BadHeaderError):
        made(replace(SAM, unsubscribe_url="https://labour.example.org/\r\nBcc: x@example.org")).message()


def test_a_domain_in_another_script_is_written_as_servers_know_it():
    assert made(replace(SAM, email="sam@bücher.example.org")).to == ["sam@xn--bcher-kva.example.org"]


def test_two_readers_get_nothing_of_each_other():
    first, second = received(), received(replace(SAM, name="Kim Lee", time_zone="America/Lima"))
    assert "Sam" not in text_of(second) + html_of(second)
    assert "Tokyo" not in text_of(second)
    assert "Lima" not in text_of(first)
