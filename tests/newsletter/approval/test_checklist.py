"""The checklist: each rule finds what it is for and leaves alone what is fine; two keep a text from going further."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsletter.approval.checklist import RULES, blocking, check, is_address, jargon
from newsletter.approval.reading import Text, text_of
from newsletter.models import ApprovalSettings, ArticlePage
from tests import builders, cast
from tests.newsletter.approval import team as t

pytestmark = pytest.mark.django_db
ENOUGH = "<p>" + "We met in a hall and talked about rents. " * 12 + "</p>"


def article(*html, blocks=(), **kw):
    body = [*(("rich_text", words) for words in (html or [ENOUGH])), *blocks]
    return builders.article(body=body, live=False, **kw)


def problems(page):
    return {result.rule.key: result.problems for result in check(page) if not result.passed}


def picture(alt="", decorative=False):
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks["image"]
    stored = {"image": {"image": builders.image().pk, "alt_text": alt, "decorative": decorative}}
    return "image", block.to_python(stored | {"caption": "", "credit": ""})


def test_an_article_that_is_fine_passes_all_rules():
    page = article(picture=builders.image(), blocks=[picture("A hall"), picture(decorative=True)])
    assert problems(page) == {}
    assert len(check(page)) == len(RULES) == 7


def test_a_picture_needs_a_text_or_to_be_decoration():
    page = article(ENOUGH, blocks=[picture(), picture(alt="  "), picture("A hall"), picture(decorative=True)])
    assert problems(page) == {"alt_texts": ["2 pictures have neither."]}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p><a linktype="page" id="987654">Our hall</a></p>', "leads to what nobody can open"),
        ('<p><a linktype="document" id="987654">The rules</a></p>', "leads to what nobody can open"),
        ('<p><a linktype="page">Our hall</a></p>', "leads to what nobody can open"),
        ('<p><a href="http://">Our hall</a></p>', "is no address"),
        ('<p><a href="https://nodots">Our hall</a></p>', "is no address"),
        ('<p><a href="javascript:alert(1)">Our hall</a></p>', "is no address"),
    ],
)
def test_a_link_that_leads_nowhere_is_found_and_nothing_is_fetched(html, words):
    found = problems(article(ENOUGH, html))
    assert list(found) == ["links"]
    assert words in found["links"][0]


def test_links_to_what_is_there_are_fine():
    page, paper = builders.standard_page(), builders.document()
    html = (
        f'<p><a linktype="page" id="{page.pk}">Our hall</a>, <a linktype="document" id="{paper.pk}">the rules</a>, '
        '<a href="https://example.org/a?b=1">the map</a>, <a href="mailto:hall@example.org">write to us</a></p>'
    )
    assert problems(article(ENOUGH, html)) == {}
    page.unpublish()
    assert list(problems(article(ENOUGH, html))) == ["links"]


@pytest.mark.parametrize(
    ("target", "fine"),
    [
        ("https://example.org/", True),
        ("http://example.org:8080/a#b", True),
        ("tel:+49301234", True),
        ("/branches/find/", True),
        ("#votes", True),
        ("", False),
        ("//example.org/", False),
        ("mailto:", False),
        ("https://exa mple.org/", False),
        ("https://[::1", False),
        ("data:text/html,x", False),
        ("ftp://example.org/", False),
    ],
)
def test_addresses_have_the_form_of_one(target, fine):
    assert is_address(target) is fine


@pytest.mark.parametrize(("words", "fine"), [(79, False), (80, True), (900, True), (901, False)])
def test_the_bounds_of_length_are_settings_and_belong_to_it(words, fine):
    page = article("<p>" + "hall. " * words + "</p>")
    assert ("length" not in problems(page)) is fine
    found = ApprovalSettings.for_site(builders.site())
    found.shortest, found.longest = words, words
    found.save()
    assert "length" not in problems(page)


def test_long_sentences_and_words_of_the_committees_are_mentioned():
    long = "We " + "met and talked " * 12 + "on. "
    found = problems(article("<p>" + long * 4 + "The CLP will utilise it going forward.</p>"))
    assert list(found) == ["plain_words"]
    words = " ".join(found["plain_words"])
    for said in ("words on average", "local party", "“use”", "from now on"):
        assert said in words
    assert problems(article("<p>A clp is no abbreviation. " + "We met in a hall. " * 30 + "</p>")) == {}
    assert len(jargon()) >= 35


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h2>One</h2><h4>Two</h4>", "skips a level"),
        ("<h3>One</h3>", "skips a level"),
        ('<p><a href="https://example.org/">Click here</a></p>', "does not say where it leads"),
        ('<p><a href="https://example.org/">read more …</a></p>', "does not say where it leads"),
        ('<p><a href="https://example.org/">https://example.org/</a></p>', "is an address"),
        ('<p><a href="https://example.org/"></a></p>', "no text"),
    ],
)
def test_what_keeps_some_from_reading_it_is_found(html, words):
    found = problems(article(ENOUGH, html))
    assert list(found) == ["accessible"]
    assert words in found["accessible"][0]


def test_links_and_words_in_every_kind_of_block_are_read():
    text = text_of(
        article(
            ENOUGH,
            blocks=[
                (
                    "notice",
                    {"tone": "info", "heading": "Mind", "text": '<p><a href="https://example.org/n">N</a></p>'},
                ),
                ("button_row", {"buttons": [{"text": "Go", "page": None, "url": "https://example.org/b"}]}),
                ("quote", {"quote": "Said once.", "attribution": "Ann"}),
            ],
        )
    )
    assert {link.target for link in text.links} == {"https://example.org/n", "https://example.org/b"}
    assert {"Mind", "Said once.", "Ann"} <= set(text.passages)


def test_hostile_text_breaks_nothing():
    page = article("<p>" + "<b>" * 500 + "x</p>", '<p><a href="\x00">a</a></p>', "<h2><script>1</script></h2>")
    assert set(problems(page)) <= {"links", "length", "accessible", "plain_words"}


def test_the_checklist_takes_the_same_queries_however_many_links_there_are():
    link = '<a linktype="page" id="{0}">Hall {0}</a> <a linktype="document" id="{0}">Paper {0}</a> '

    def queries(count):
        page = article(ENOUGH, "<p>" + "".join(link.format(n) for n in range(count)) + "</p>")
        check(page)
        with CaptureQueriesContext(connection) as captured:
            check(page)
        return len(captured)

    assert queries(20) == queries(2)


def test_only_summary_and_texts_of_pictures_block():
    assert [rule.key for rule in RULES if rule.blocks] == ["summary", "alt_texts"]
    assert [result.rule.key for result in blocking(Text())] == ["summary"]
    assert blocking(Text(summary="Said.")) == []


def test_what_blocks_keeps_a_text_from_being_handed_in_and_loses_nothing():
    team = t.team()
    page = t.draft(team.author)
    answer = t.send(team.author, page, "action-submit", summary=" ", title="A new title")
    assert answer.status_code == 200
    assert not t.again(page).workflow_in_progress
    assert answer.context["form"]["title"].value() == "A new title"
    bare = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "image",
        "body-0-id": "",
        "body-0-value-image-image": str(builders.image().pk),
        "body-0-value-image-alt_text": "",
        "body-0-value-caption": "Kept",
        "body-0-value-credit": "",
    }
    answer = t.send(team.author, page, "action-submit", **bare)
    assert answer.status_code == 200
    assert not t.again(page).workflow_in_progress
    assert t.send(team.author, page, **bare).status_code == 302
    assert t.again(page).get_latest_revision_as_object().body[0].value["caption"] == "Kept"


def test_the_author_and_the_approver_see_the_checklist():
    team = t.team()
    page = t.draft(team.author)
    t.start(team.author, page)
    for user, url in ((team.author, t.edit_url(page)), (team.editor, t.review_url(page))):
        shown = cast.client_of(user).get(url).content.decode()
        assert all(str(rule.name) in shown for rule in RULES)
        assert "readers expect at least 80" in shown
