"""What a reviewer says beside a passage, while the text is locked for everybody."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, PageLogEntry

from branches.review.passages import passages_of
from tests import cast
from tests.newsletter.approval import team as t

pytestmark = pytest.mark.django_db
BODY = [
    {"type": "rich_text", "id": "one", "value": "<h2>Why</h2><p>Because <b>many</b> of us asked.</p>"},
    {"type": "quote", "id": "two", "value": {"quote": "I came for one meeting.", "attribution": ""}},
    {"type": "notice", "id": "three", "value": {"heading": "Before you come", "text": "<p>Bring a cup.</p>"}},
]


@pytest.fixture
def team():
    return t.team()


@pytest.fixture
def waiting(team):
    article = t.draft(team.author, title="A hall in Lyon", regions=[team.region])
    article.body = article.body.stream_block.to_python(BODY)
    article.save_revision(user=team.author)
    t.start(team.author, article)
    return t.again(article)


def say(user, article, **said):
    data = {"action": "comment", "passage": "body.one", "text": "How many?"} | said
    return cast.client_of(user).post(reverse("newsletter_review", args=[article.pk]), data)


def page_of(user, article):
    return cast.client_of(user).get(reverse("newsletter_review", args=[article.pk])).text


def test_who_may_answer_comments_beside_a_passage_and_its_author_reads_it_there(team, waiting):
    assert say(team.editor, waiting).status_code == 302
    said = Comment.objects.get()
    assert (said.contentpath, said.text, said.user, said.page_id) == (
        "body.one",
        "How many?",
        team.editor,
        waiting.pk,
    )
    assert "How many?" in page_of(team.author, waiting)
    assert PageLogEntry.objects.filter(page=waiting.pk, action="wagtail.comments.create").exists()
    t.answer(team.editor, waiting, "reject", comment="See beside the text.")
    form = cast.client_of(team.author).get(reverse("wagtailadmin_pages:edit", args=[waiting.pk])).text
    assert "How many?" in form


def test_every_passage_is_one_that_the_editor_has_a_place_for(team, waiting):
    version = waiting.get_latest_revision_as_object()
    found = dict(passages_of(version))
    assert list(found) == ["title", "summary", "body.one", "body.two.quote", "body.three.heading"]
    assert found["body.one"] == "Text: Why Because many of us asked."
    for path in found:
        assert Comment(page=version, contentpath=path).has_valid_contentpath(version)


@pytest.mark.parametrize("who", ["author", "partner"])
def test_who_may_not_answer_comments_on_nothing(team, waiting, who):
    assert say(getattr(team, who), waiting).status_code in (302, 403)
    assert not Comment.objects.exists()
    assert 'name="passage"' not in page_of(getattr(team, who), waiting)


@pytest.mark.parametrize(
    "said", [{"text": ""}, {"text": "x" * 1001}, {"passage": "body.nowhere"}, {"passage": "owner"}]
)
def test_a_comment_that_is_none_is_shown_again_with_what_was_typed(team, waiting, said):
    answer = say(team.editor, waiting, **said)
    assert answer.status_code == 200
    assert "error" in answer.text
    assert not Comment.objects.exists()


def test_a_text_that_does_not_wait_any_more_says_so(team, waiting):
    t.answer(team.editor, waiting)
    answer = say(team.editor, waiting)
    assert answer.status_code == 302
    assert not Comment.objects.exists()


def test_what_is_said_is_text(team, waiting):
    say(team.editor, waiting, text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in page_of(team.author, waiting)
