"""What a translation does with each field and block is stated; translators are offered words and pictures."""

import pytest
from wagtail import blocks
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments

from branches.models import BranchPage
from common.blocks import BodyBlock, LinkBlock, TableBlock
from common.language_checks import check_blocks, check_fields, translated_models
from common.translating import behaviour_of, leaves
from events.models import EventKind, EventPage
from home.models import HomePage, StandardPage
from tests import builders


def ids(messages):
    return [message.id for message in messages]


def test_every_field_and_block_of_everything_that_is_translated_says_how_it_behaves():
    models = translated_models()
    assert len(models) >= 25
    assert {EventKind, EventPage, HomePage} <= set(models)
    assert [message for model in models for message in [*check_fields(model), *check_blocks(model)]] == []


def test_what_is_translated_but_states_nothing_is_found():
    class Silent(TranslatableMixin):
        class Meta:
            app_label, abstract = "home", True

    assert ids(check_fields(Silent)) == ["li.E021"]


@pytest.mark.parametrize("field", ["introduction", "mailbox", "further_zones", "share_image", "last_reviewed"])
def test_a_field_that_nobody_spoke_of_is_found(monkeypatch, field):
    fewer = [stated for stated in BranchPage.translatable_fields if stated.field_name != field]
    assert len(fewer) < len(BranchPage.translatable_fields)
    monkeypatch.setattr(BranchPage, "translatable_fields", fewer)
    messages = list(check_fields(BranchPage))
    assert ids(messages) == ["li.E022"]
    assert field in messages[0].msg


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (EventPage, "tz"),
        (EventPage, "rule"),
        (EventPage, "join_link"),
        (EventPage, "start_date"),
        (EventPage, "contact_page"),
        (EventPage, "mode"),
        (EventPage, "languages"),
        (BranchPage, "mailbox"),
        (BranchPage, "time_zone"),
        (BranchPage, "latitude"),
        (BranchPage, "picture"),
        (BranchPage, "further_zones"),
    ],
)
def test_what_holds_no_words_cannot_be_stated_as_translated(monkeypatch, model, field):
    monkeypatch.setattr(model, "translatable_fields", restated(model, TranslatableField(field)))
    assert "li.E023" in ids(check_fields(model))


@pytest.mark.parametrize(
    ("model", "field"),
    [(EventPage, "tz"), (EventPage, "join_link"), (EventPage, "contact_page"), (BranchPage, "mailbox")],
)
def test_a_link_code_zone_or_mailbox_cannot_be_offered_to_replace(monkeypatch, model, field):
    monkeypatch.setattr(model, "translatable_fields", restated(model, SynchronizedField(field)))
    assert ids(check_fields(model)) == ["li.E024"]


def restated(model, stated):
    return [each for each in model.translatable_fields if each.field_name != stated.field_name] + [stated]


def test_a_new_kind_of_block_has_to_be_spoken_of(monkeypatch):
    class Coordinates(blocks.CharBlock):
        pass

    assert behaviour_of(Coordinates()) == ""
    stream = StandardPage._meta.get_field("body").stream_block
    monkeypatch.setitem(stream.child_blocks, "place", Coordinates())
    messages = list(check_blocks(StandardPage))
    assert ids(messages) == ["li.E025"]
    assert "body.place" in messages[0].msg


def test_leaves_are_found_however_deep_they_stand():
    found = dict(leaves(BodyBlock()))
    assert {"accordion.items.item.answer", "table.table.number", "image.image.alt_text", "rich_text"} <= set(found)
    assert len(found) >= 30
    assert [path for path, block in found.items() if not behaviour_of(block)] == []


LINK = {"text": "Join us", "page": None, "url": "https://example.org/join"}
TABLE = {
    "columns": [
        {"type": "text", "heading": "Body"},
        {"type": "rich_text", "heading": "Meets"},
        {"type": "number", "heading": "Seats"},
    ],
    "rows": [{"values": ["Committee", "<p>Every <b>month</b></p>", 12]}, {"values": ["Branch", "", 3]}],
    "caption": "Who meets when",
}


@pytest.fixture
def page(db):
    """A page with a link of each sort, a table, a picture."""
    target = builders.standard_page(title="Target")
    inside, outside = f'<a linktype="page" id="{target.pk}">a page</a>', '<a href="https://example.org/x">another</a>'
    body = [
        {"type": "rich_text", "value": f"<p>See {inside} and {outside}.</p>"},
        {"type": "call_to_action", "value": {"heading": "Come", "text": "", "link": LINK}},
        {"type": "button_row", "value": {"buttons": [{"text": "Page", "page": target.pk, "url": ""}]}},
        {"type": "table", "value": {"table": TABLE}},
        {
            "type": "image",
            "value": {"image": {"image": builders.image().pk, "alt_text": "A hall"}, "caption": "The hall"},
        },
        {"type": "notice", "value": {"tone": "warning", "heading": "Mind", "text": "<p>The step.</p>"}},
    ]
    return StandardPage.objects.get(pk=builders.standard_page(title="Here", body=body).pk)


def test_translators_are_offered_words_and_pictures_but_no_link_and_no_code(page):
    segments = extract_segments(page)
    words = {
        segment.string.get_translatable_html() for segment in segments if isinstance(segment, StringSegmentValue)
    }
    assert {
        "Come",
        "Join us",
        "Page",
        "A hall",
        "The hall",
        "Mind",
        "The step.",
        "Who meets when",
        "Body",
        "Committee",
    } <= words
    assert not any("example.org" in each or "warning" in each for each in words)
    replaceable = [segment for segment in segments if isinstance(segment, OverridableSegmentValue)]
    assert [segment.path.rpartition(".")[2] for segment in replaceable] == ["image"]


def test_what_is_translated_of_a_table_is_put_back_where_it_was(page):
    segments = [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
    for segment in segments:
        segment.string.data = (
            segment.string.data.replace("Committee", "Comité")
            .replace("Every", "Chaque")
            .replace("Who meets", "Qui se réunit")
        )
    templates = [segment for segment in extract_segments(page) if not isinstance(segment, StringSegmentValue)]
    together = sorted([*segments, *templates], key=lambda segment: segment.order)
    body = [segment for segment in together if segment.path.startswith("body")]
    ingest_segments(page, page, page.locale, page.locale, body)
    table = next(block.value["table"] for block in page.body if block.block_type == "table")
    assert table.caption == "Qui se réunit when"
    cells = [[cell.value for cell in row] for row in table.rows]
    assert cells[0][0] == "Comité"
    assert "Chaque <b>month</b>" in cells[0][1].source
    assert [row[2] for row in cells] == [12, 3]
    assert [column["heading"] for column in table.columns] == ["Body", "Meets", "Seats"]


def test_a_table_without_words_offers_its_caption_alone():
    block = TableBlock().child_blocks["table"]
    value = block.to_python(
        {"columns": [{"type": "number", "heading": ""}], "rows": [{"values": [1]}], "caption": "Sums"}
    )
    assert [segment.path for segment in block.get_translatable_segments(value)] == ["caption"]


def test_links_are_copied_whole():
    assert [behaviour_of(block) for _path, block in leaves(LinkBlock())] == ["translated", "copied", "copied"]
