"""The newsletter from the first word to the reader's mailbox, each step by who takes it, on a site whose jobs run."""

import re
import time
from email import message_from_bytes, policy
from functools import cached_property

import pytest

from common.forms import QUICKEST
from tests.browser import server
from tests.browser.conftest import copy_of_the_demo, signed_in, visitors
from tests.browser.sweep.looking import look_at

pytestmark = pytest.mark.browser

TITLE = "A hall with a door that opens wide"
SUMMARY = "How a branch found a room that everybody can reach."
TEXT = "We looked at eleven rooms before we took this one."
ASKED = "How many steps are there at the door?"
MENDED = " There is no step at all."
SUBSCRIBER = "reader.halifax@example.org"
STRANGER = "reader.reykjavik@example.org"
EDITION = "A number that a test made"
TITLES = "#id_articles-FORMS [data-chooser-title]"
BETWEEN_MAILS = b"-" * 79
PATIENCE = 60_000
# Wagtail saves a draft by itself while somebody types, refuses what is not whole yet, and tries again. On a busy
# machine it is sooner than who types.
SAVED_TOO_SOON = re.compile(r"/pages/add/newsletter/articlepage/\S+ Failed to load resource: .* 400 ")


class Newsroom:
    """A site, its people and the mails it sent. Each step is taken once, after all that is before it."""

    def __init__(self, opened, mailbox):
        self.opened, self.mailbox = opened, mailbox

    def person(self, email):
        return signed_in(self.opened(), email)

    @cached_property
    def author(self):
        return self.person("coordinator.europe@example.org")

    @cached_property
    def editor(self):
        return self.person("editor@example.org")

    @cached_property
    def handed_in(self):
        """What its author sees after the article is written and handed in."""
        page = self.author.go("/admin/newsletter/mine/")
        page.click("text=Write an article")
        page.fill("#id_title", TITLE)
        page.fill("#id_summary", SUMMARY)
        page.wait_for_selector(f"#id_summary-count:has-text('{len(SUMMARY)} of 300 characters')")
        assert "Ffion Abernathy, Regional coordinator" in page.inner_text("#id_bylines-0-person option:checked")
        page.locator("#panel-child-content-body-section").get_by_title("Insert a block").click()
        page.click("[role=option]:visible >> text=Text")
        write(page, TEXT)
        hand_in(page)
        return page.inner_text("main")

    @cached_property
    def asked(self):
        """What its author sees after the editor asked for a change, which takes a comment."""
        page = self.opened_by_the_editor()
        page.click("text=Ask for changes")
        page.wait_for_selector("text=Say what should change")
        page.fill("[name=comment]", ASKED)
        page.click("text=Ask for changes")
        page.wait_for_selector("text=its authors are told")
        return self.author.go("/admin/newsletter/mine/").inner_text("main")

    @cached_property
    def mended(self):
        """What the editor sees of the article that its author has mended: what is new, and the checklist."""
        assert ASKED in self.asked
        page = self.author.page
        page.click(f"main a:has-text('{TITLE}')")
        page.wait_for_selector(f".approval-said:has-text('{ASKED}')")
        write(page, MENDED)
        hand_in(page)
        page = self.opened_by_the_editor()
        checklist = page.inner_text(".checklist")
        page.click("text=See what is new")
        page.wait_for_selector("text=Compare")
        return page.locator("ins, .addition").all_inner_texts(), checklist

    @cached_property
    def approved(self):
        """The article's page, as anybody reads it after the editor approved it."""
        assert self.mended
        page = self.opened_by_the_editor()
        page.click("button:has-text('Approve')")
        page.wait_for_selector(f"text=“{TITLE}” is published")
        page = self.opened(width=360).go("/newsletter/")
        page.click(f"main a:has-text('{TITLE}')")
        page.wait_for_selector(f"h1:has-text('{TITLE}')")
        return page.inner_text("main")

    def opened_by_the_editor(self):
        assert TITLE in self.handed_in
        page = self.editor.go("/admin/newsletter/waiting/")
        page.click(f"main a:has-text('{TITLE}')")
        page.wait_for_selector("text=Your answer")
        return page

    @cached_property
    def edition(self):
        """The titles of a new edition in their order, before and after its editor moved the first by the keyboard."""
        assert self.approved
        page = self.editor.go("/admin/newsletter/editions/new/")
        page.fill("[name=title]", EDITION)
        for box in page.locator("[name=articles]").all():
            box.set_checked(False)
        for title in (TITLE, "Wanted: people who think", "My first conference"):
            page.get_by_label(title).check()
        page.click("text=Begin this edition")
        page.wait_for_selector("text=This is the draft")
        before = titles(page)
        page.locator("[data-inline-panel-child-move-down]:visible").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{TITLES}:visible >> nth=0 >> text={before[1]}")
        after = titles(page)
        page.click("button:has-text('Save draft')")
        page.wait_for_selector("text=has been updated")
        return before, after

    @cached_property
    def mailing(self):
        """The edition was sent to whom it is for, and nothing waits any more: the page that shows it says so."""
        page = self.open_edition("Send")
        shown = page.inner_text(".edition-total strong")
        page.click("text=Freeze and look at it")
        page.wait_for_selector("text=Nothing has left yet")
        problems = look_at(page, "confirm")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.click(f"text=Confirm: send it to {shown} people")
        page.wait_for_selector("text=It is confirmed")
        page.wait_for_selector(".mailing-state--done", timeout=PATIENCE)
        # Once more from the server, without the buttons of a mailing that goes on.
        page.wait_for_selector("text=Look again", state="detached")
        page.wait_for_load_state("load")
        problems += look_at(page, "a mailing")
        return int(shown), problems, page.inner_text("main")

    def open_edition(self, verb):
        assert self.edition
        page = self.editor.go("/admin/newsletter/editions/")
        page.click(f"main tr:has-text('{EDITION}') >> text={verb}")
        return page

    def mails(self, subject):
        return [mail for mail in self.all_mails() if mail["Subject"] == subject]

    def all_mails(self):
        raw = [part for file in self.mailbox.iterdir() for part in file.read_bytes().split(BETWEEN_MAILS)]
        return [message_from_bytes(part.strip(), policy=policy.default) for part in raw if part.strip()]

    def wait_for_mail_to(self, address):
        """The jobs send it, in another process."""
        deadline = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < deadline:
            if found := [mail for mail in self.all_mails() if mail["To"] == address]:
                return found[0]
            time.sleep(0.2)
        raise AssertionError(f"No mail came to {address}.")


def write(page, text):
    """At the end of the first text of an article."""
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    page.wait_for_function("text => document.querySelector('[name=body-0-value]').value.includes(text)", arg=text)


def hand_in(page):
    page.click("footer .w-dropdown__toggle")
    page.click("text=Hand in for approval")
    page.wait_for_url("**/admin/newsletter/mine/")


def titles(page):
    return page.locator(f"{TITLES}:visible").all_inner_texts()


@pytest.fixture(scope="module")
def newsroom(chromium, demo_connection, django_db_blocker, tmp_path_factory):
    """On a site of its own: it publishes, and other tests look at what they know."""
    mailbox = tmp_path_factory.mktemp("mailbox")
    more = {"EMAIL_URL": f"filemail:///{mailbox}"}
    with (
        copy_of_the_demo("newsroom", demo_connection, django_db_blocker) as url,
        server.running(url, **more) as address,
        server.jobs(address, url, **more),
        visitors(chromium, address) as opened,
    ):
        yield Newsroom(opened, mailbox)


def test_an_article_is_written_mended_approved_and_read(newsroom):
    assert "Under review" in newsroom.handed_in
    assert "Changes asked for" in newsroom.asked
    assert "Tobias Fenwright" in newsroom.asked
    assert look_at(newsroom.author.page, "an author's articles") == []
    newsroom.author.page.set_viewport_size({"width": 1280, "height": 900})
    added, checklist = newsroom.mended
    assert MENDED.strip() in " ".join(added)
    assert "Length" in checklist
    for shown in (TITLE, SUMMARY, TEXT + MENDED, "Ffion Abernathy"):
        assert shown in newsroom.approved


def test_an_edition_is_put_in_order_by_keys_and_looked_at_as_others_read_it(newsroom):
    before, after = newsroom.edition
    assert len(after) == 3
    assert after == [before[1], before[0], before[2]]
    page = newsroom.open_edition("Look")
    mail = page.frame_locator("iframe").locator("body")
    assert TITLE in mail.inner_text()
    assert [mail.inner_text().index(title) for title in after] == sorted(mail.inner_text().index(t) for t in after)
    for part, colour in (("dark", "rgb(21, 17, 31)"), ("html", "rgb(255, 251, 245)")):
        look_as(page, part=part)
        assert mail.locator(".outer").evaluate("e => getComputedStyle(e).backgroundColor") == colour
    look_as(page, part="text", time_zone="Asia/Tokyo")
    assert SUMMARY in mail.inner_text()
    page.click("text=Send this as a test")
    page.wait_for_selector("text=The test is on its way to editor@example.org")
    [test] = newsroom.mails(f"[Test] {EDITION}")
    assert test["To"] == "editor@example.org"


def look_as(page, **choices):
    for name, value in choices.items():
        page.select_option(f"[name={name}]", value)
    page.click("button:has-text('Show')")
    page.wait_for_url(f"**part={choices['part']}*")


def test_it_goes_to_everybody_once_and_its_page_says_when_it_is_through(newsroom):
    shown, problems, said = newsroom.mailing
    assert problems == []
    assert f"{shown} of {shown} mails are through" in said
    mails = newsroom.mails(EDITION)
    assert len(mails) == len({mail["To"] for mail in mails}) == shown
    assert all(TITLE in mail.get_body(["plain"]).get_content() for mail in mails)
    assert newsroom.editor.problems == []
    assert [told for told in newsroom.author.problems if not SAVED_TOO_SOON.search(told)] == []
    assert newsroom.editor.from_elsewhere() == newsroom.author.from_elsewhere() == []


def test_the_link_of_a_mail_stops_the_newsletter_only_when_its_button_is_pressed(newsroom):
    assert newsroom.mailing
    mail = newsroom.mails(EDITION)[0]
    [link] = re.findall(r"<(http[^>]+/unsubscribe/[^>]+)>", mail["List-Unsubscribe"])
    reader = newsroom.opened(width=360)
    page = reader.go(link.removeprefix(reader.site))
    problems = look_at(page, "unsubscribe")
    assert "It is stopped" not in page.inner_text("main")
    page.click("text=Yes, stop it")
    page.wait_for_selector("text=It is stopped")
    problems += look_at(page, "unsubscribed")
    assert problems == []
    numbers = newsroom.editor.page
    numbers.reload()
    assert re.search(r"Unsubscribed by a link in it\s+1", numbers.inner_text("main"))


def test_a_subscriber_chooses_by_the_link_of_a_mail(newsroom):
    assert newsroom.mailing
    [mail] = [mail for mail in newsroom.mails(EDITION) if mail["To"] == SUBSCRIBER]
    [link] = re.findall(r"http\S+/preferences/\S+", mail.get_body(["plain"]).get_content())
    reader = newsroom.opened(width=360)
    page = reader.go(link.removeprefix(reader.site))
    problems = look_at(page, "preferences")
    assert SUBSCRIBER not in page.content()
    page.select_option("[name=time_zone]", "Asia/Tokyo")
    page.click("text=Save")
    page.wait_for_selector("text=It holds from the next mail on")
    assert page.input_value("[name=time_zone]") == "Asia/Tokyo"
    assert problems == reader.problems == reader.from_elsewhere() == []


def test_somebody_subscribes_by_the_link_of_the_one_mail_they_get(newsroom):
    reader = newsroom.opened(width=360)
    page = reader.go("/newsletter/subscribe/")
    page.fill("[name=email]", STRANGER)
    page.wait_for_timeout(QUICKEST * 1000 + 500)
    page.click("main form .button--primary")
    page.wait_for_selector("text=Look into your mail")
    mail = newsroom.wait_for_mail_to(STRANGER)
    [link] = re.findall(r"http\S+/newsletter/confirm/\S+", mail.get_body(["plain"]).get_content())
    page = reader.go(link.removeprefix(reader.site))
    problems = look_at(page, "confirm")
    page.click("main form .button--primary")
    page.wait_for_selector("text=You are subscribed")
    assert problems == reader.problems == reader.from_elsewhere() == []
