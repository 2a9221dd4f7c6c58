import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from common import links
from tests import builders

pytestmark = pytest.mark.django_db


def paragraph(*pages, words="there"):
    anchors = "".join(f'<a linktype="page" id="{page.pk}">{words}</a> ' for page in pages)
    return {"type": "rich_text", "value": f"<p>{anchors}</p>"}


def button(page):
    link = {"text": "Go", "page": page.pk, "url": ""}
    return {"type": "button_row", "value": {"buttons": [{"type": "item", "value": link, "id": "1"}]}}


def answer(question):
    item = {"question": "Where?", "answer": f'<p><a id="{question.pk}" linktype="page">there</a></p>'}
    return {"type": "accordion", "value": {"heading": "", "items": [{"type": "item", "value": item, "id": "1"}]}}


def test_links_are_found_in_texts_blocks_and_what_stands_inside_them():
    targets = [builders.standard_page() for _ in range(4)]
    body = [paragraph(targets[0], targets[1]), button(targets[2]), answer(targets[3])]
    page = builders.standard_page(body=body)
    assert links.ids_in(page) == {target.pk for target in targets}


def test_more_texts_with_links_take_no_query_more(client):
    targets = [builders.standard_page() for _ in range(6)]
    one = builders.standard_page(body=[paragraph(targets[0])])
    many = builders.standard_page(
        body=[*(paragraph(target) for target in targets), button(targets[0]), answer(targets[1])]
    )
    client.get(one.url)
    with CaptureQueriesContext(connection) as of_one:
        client.get(one.url)
    with CaptureQueriesContext(connection) as of_many:
        assert client.get(many.url).text.count(f'href="{targets[1].url}"') == 2
    assert len(of_many) == len(of_one) <= 9


def test_a_link_to_an_unpublished_page_leaves_its_words(client):
    draft = builders.standard_page(live=False)
    page = builders.standard_page(body=[paragraph(draft, words="the plan"), button(draft)])
    response = client.get(page.url)
    assert "the plan" in response.text
    assert draft.slug not in response.text


def test_a_link_leads_to_the_translation_where_there_is_one(client):
    target, untranslated = builders.standard_page(), builders.standard_page()
    page = builders.standard_page(body=[paragraph(target), paragraph(untranslated)])
    french = Locale.objects.get_or_create(language_code="fr")[0]
    for each in (builders.home(), target, page):
        each.copy_for_translation(french).save_revision().publish()
    text = client.get(page.get_translation(french).url).text
    assert f'href="{target.get_translation(french).url}"' in text
    assert f'href="{untranslated.url}"' in text


def test_nothing_is_at_hand_for_the_next_visitor(client):
    target = builders.standard_page()
    client.get(builders.standard_page(body=[paragraph(target)]).url)
    assert links.known([target.pk]) is None


@pytest.mark.parametrize(
    "html", ['<a linktype="page">', '<a linktype="page" id="x">', '<a linktype="page" id="999999">']
)
def test_a_broken_link_is_only_words(client, html):
    page = builders.standard_page(body=[{"type": "rich_text", "value": f"<p>{html}words</a></p>"}])
    response = client.get(page.url)
    assert response.status_code == 200
    assert "words" in response.text
