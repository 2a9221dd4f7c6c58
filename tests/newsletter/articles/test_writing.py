"""How an article is written in the admin: who it is by, what is counted, what is pasted."""

import json
import re

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from branches.choices import Share
from members.rights import Capability
from newsletter.models import ArticlePage, Byline
from tests import builders, cast
from tests.access.roles import holds, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    builders.newsletter_index()
    return builders.region(title="The Americas", slug="americas")


@pytest.fixture
def coordinator(region):
    """Coordinates the Americas, in a seat shared with Robin Sample."""
    office = post(region, [Capability.REGION, Capability.ARTICLES], "Coordinator", "region")
    me = cast.member("sam@example.org", display_name="Sam Example")
    holds(me, office)
    holds(cast.member("robin@example.org", display_name="Robin Sample"), office, share=Share.SECOND)
    return me


def address():
    return f"/admin/pages/add/newsletter/articlepage/{builders.newsletter_index().pk}/"


def contentstate(*texts, kind="unstyled"):
    """What the editor's rich text sends, as its script makes it of what was pasted."""
    blocks = [
        {"key": f"k{n}", "text": text, "type": kind, "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
        for n, text in enumerate(texts)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def form(texts=("It happened.",), authors=(), **fields):
    fields = {
        "title": "Two sittings",
        "slug": "two-sittings",
        "summary": "In short.",
        "body": streamfield([("rich_text", contentstate(*texts))]),
        "bylines": inline_formset([{"person": "", "name": "", "post": ""} | author for author in authors]),
        "comments": inline_formset([]),
        "picture": "",
        "picture_alt": "",
        "date": "",
    } | fields
    return nested_form_data(fields)


def written(client, **kw):
    """The draft that a form makes, as its author opens it next."""
    answer = client.post(address(), form(**kw))
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    return ArticlePage.objects.get().get_latest_revision_as_object()


def inputs(html, name):
    return re.findall(rf'name="bylines-\d-{name}"[^>]*value="([^"]*)"', html)


def test_a_new_article_is_by_whoever_begins_it_in_the_post_that_lets_them(coordinator, region):
    html = cast.client_of(coordinator).get(address()).text
    assert inputs(html, "name") == ["Sam Example"]
    assert inputs(html, "post") == ["Coordinator, The Americas"]
    assert re.search(rf'name="regions"\s+value="{region.pk}"[^>]*checked', html)


def test_the_job_share_partner_is_offered_first(coordinator):
    html = cast.client_of(coordinator).get(address()).text
    groups = re.findall(r'<optgroup label="([^"]*)">\s*(?:<option[^>]*>([^<]*)</option>)', html)
    assert groups[:2] == [
        ("You", "Sam Example, Coordinator, The Americas"),
        ("Who shares your post", "Robin Sample, Coordinator, The Americas"),
    ]


def test_only_who_holds_a_post_can_be_chosen(coordinator):
    hidden = cast.member("hidden@example.org", display_name="Hidden Member")
    client = cast.client_of(coordinator)
    assert "Hidden Member" not in client.get(address()).text
    answer = client.post(address(), form(authors=[{"person": str(hidden.pk)}]))
    assert answer.status_code == 200
    assert not Byline.objects.filter(person=hidden).exists()


def test_name_and_post_are_as_the_register_says_unless_somebody_writes_them(coordinator):
    partner = cast.member("robin@example.org")
    authors = [
        {"person": str(coordinator.pk)},
        {"person": str(partner.pk), "name": "R. Sample", "post": "Guest"},
        {"name": "Kim Writer", "post": "Member in Lisbon"},
    ]
    article = written(cast.client_of(coordinator), authors=authors)
    assert [(line.person, line.name, line.post) for line in article.bylines.all()] == [
        (coordinator, "Sam Example", "Coordinator, The Americas"),
        (partner, "R. Sample", "Guest"),
        (None, "Kim Writer", "Member in Lisbon"),
    ]


@pytest.mark.parametrize(("length", "is_taken"), [(299, True), (300, True), (301, False)])
def test_a_summary_has_at_most_three_hundred_characters(coordinator, length, is_taken):
    answer = cast.client_of(coordinator).post(address(), form(summary="é" * length))
    assert (answer.status_code == 302) is is_taken
    if not is_taken:
        assert f"{length} of 300 characters: too long" in answer.text


def test_a_summary_is_counted_as_it_is_stored(coordinator):
    """Line breaks and indents that come along when pasting are one space each."""
    article = written(cast.client_of(coordinator), summary="  One\r\n\r\n two\u00a0\u00a0 " + "x" * 291 + "\r\n")
    assert article.summary == "One two " + "x" * 291
    html = cast.client_of(coordinator).get(f"/admin/pages/{article.pk}/edit/").text
    assert "299 of 300 characters" in html
    assert "maxlength" not in re.search(r'<textarea name="summary"[^>]*>', html)[0]
    assert re.search(r'js/character-count[^"]*\.js" type="module"|type="module"[^>]*character-count', html)


def test_what_is_pasted_into_the_editor_is_stored_clean(coordinator):
    nbsp = "\u00a0"
    texts = (f"{nbsp}{nbsp}{nbsp}Indented{nbsp}{nbsp} text", "", nbsp, "\u200b", "soft\x0bbreak", "15\u00a0November")
    article = written(cast.client_of(coordinator), texts=texts)
    stored = article.body.raw_data[0]["value"]
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", stored)
    assert paragraphs == ["Indented text", "soft break", "15&nbsp;November"]


def test_what_comes_in_as_html_is_stored_clean_too(coordinator):
    article = builders.article(body=[("rich_text", "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p><span>A</span></p>")])
    assert article.body.raw_data[0]["value"] == "<p>A</p>"


def test_reading_time_follows_the_words(coordinator):
    assert written(cast.client_of(coordinator), texts=("word " * 221,)).reading_minutes == 2


@pytest.mark.parametrize("slug", ["feed", "editions", "subscribe", "2026"])
def test_an_address_of_the_newsletter_itself_is_refused(coordinator, slug):
    answer = cast.client_of(coordinator).post(address(), form(slug=slug))
    assert answer.status_code == 200
    assert "taken by the newsletter itself" in answer.text


def test_what_it_is_about_is_chosen_among_published_pages_of_the_source(coordinator, region):
    builders.branch(region=region, title="Lima")
    builders.branch(region=region, title="Not yet", live=False)
    builders.topic("training", name="Training")
    html = cast.client_of(coordinator).get(address()).text
    assert "Lima" in html
    assert "Training" in html
    assert "Not yet" not in html


def test_an_article_dates_from_the_day_it_was_published():
    article = builders.article(date=None)
    assert article.date == article.first_published_at.date()
    assert builders.article(date=None, live=False).date is None


def test_topics_are_kept_by_editors():
    editor = cast.member("e@example.org")
    holds(editor, post(None, [Capability.EDITOR], "Editor"))
    add = "/admin/newsletter/topics/add/"
    assert cast.client_of(editor).get(add).status_code == 200
    assert cast.client_of(cast.member()).get(add).status_code == 403
    assert cast.client_of(cast.translator()).get(add).status_code == 302
