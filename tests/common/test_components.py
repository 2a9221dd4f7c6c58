"""Every component and block draws itself from its sample, as valid HTML, and keeps the house rules."""

import re

import html5lib
import pytest
from django.conf import settings
from django.template.loader import get_template

from common import gallery
from common.blocks import BodyBlock
from common.staticfiles import BUNDLES

COMPONENTS = gallery.names()
BLOCKS = sorted(BodyBlock().child_blocks)
CSS = settings.BASE_DIR / "static" / "css"
# Those of Wagtail's admin, which import nothing; and those that import the others.
APART = {
    "admin.css",
    "approval.css",
    "article-editor.css",
    "desk.css",
    "edition-desk.css",
    "event-editor.css",
    "mailings.css",
    "plan-desk.css",
    "register.css",
    "rule.css",
} | {path.rpartition("/")[2] for path in BUNDLES}
# Parts of a document's head, which no body may contain.
HEAD_ONLY = {"share_links"}


def parse(html, container="div"):
    return html5lib.HTMLParser(strict=True).parseFragment(html, container=container)


def test_the_sweep_sees_all_components():
    assert len(COMPONENTS) >= 30


def test_the_sweep_sees_all_ten_blocks():
    assert len(BLOCKS) == 10


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_opens_with_its_parameters_and_an_example(name):
    component = gallery.component(name)
    assert f'{{% include "components/{name}.html"' in component.comment
    assert "only %}" in component.comment


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_draws_every_state_of_its_sample_as_valid_html(name):
    states = gallery.component(name).states
    assert states
    for state in states:
        parse(state.html, "head" if name in HEAD_ONLY else "div")


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_has_no_inline_style_or_script(name):
    source = get_template(f"components/{name}.html").template.source
    assert not re.search(r"\sstyle=|\son[a-z]+=|\|safe\b", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_asks_no_database(name, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        gallery.component(name)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_at_most_two_conditionals_deep(name):
    depth = deepest = 0
    for tag in re.findall(r"\{% (if|endif)\b", get_template(f"components/{name}.html").template.source):
        depth += 1 if tag == "if" else -1
        deepest = max(deepest, depth)
    assert deepest <= 2


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_draws_its_preview_as_valid_html(name):
    block = BodyBlock().child_blocks[name]
    assert block.is_previewable
    html = block.render(block.get_preview_value())
    assert html.strip()
    parse(html)


def test_the_stylesheets_import_every_file_once_in_a_layer():
    """The pages for reports link nothing but their own, which has to bring along what others find in site.css."""
    line = re.compile(r'^@import url\("([^"]+)"\) layer\([a-z]+\);$', re.MULTILINE)
    read = {name: line.findall((settings.BASE_DIR / "static" / name).read_text()) for name in BUNDLES}
    alone = read.pop("css/report.css")
    assert len(alone) == len(set(alone))
    elsewhere = [name for names in read.values() for name in names]
    imports = [*elsewhere, *(name for name in alone if name not in elsewhere)]
    files = [str(path.relative_to(CSS)) for path in CSS.rglob("*.css") if path.name not in APART]
    assert len(files) > 30
    assert sorted(imports) == sorted(files)


def test_colours_are_named_in_the_tokens_only():
    """And where a thing looks the same on every screen: the foot of the page and the mark of a person."""
    files = [path for path in CSS.rglob("*.css") if path.name not in APART | {"tokens.css", "site_footer.css"}]
    found = {path.name: re.findall(r"#[0-9a-f]{3,8}\b", path.read_text()) for path in files}
    assert {name for name, colours in found.items() if colours} <= {"person.css"}
    assert len(files) > 30


def test_selectors_and_directions_keep_the_house_rules():
    physical = re.compile(r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right):")
    files = list(CSS.rglob("*.css"))
    for path in files:
        source = path.read_text()
        assert not physical.search(source), path.name
        assert "!important" not in source, path.name
        assert not re.search(r"^[^@{}:;]*#[a-z][\w-]*\s*[,{]", source, re.MULTILINE), path.name
    assert len(files) > 30


def test_the_gallery_shows_every_component_and_block(client, settings, db):
    html = client.get("/components/").content.decode()
    sections = re.findall(r'<h2 id="(\w+)">', html)
    assert [name for name in sections if name != "blocks"] == COMPONENTS
    assert all(f'<p class="gallery__name">{name}</p>' in html for name in BLOCKS)


def test_the_gallery_is_for_development_only(client, settings, db):
    settings.COMPONENT_GALLERY = False
    assert client.get("/components/").status_code == 404


def test_a_mark_that_runs_past_midnight_is_drawn_at_both_ends():
    html = get_template("components/day_band.html").render({"from_minute": 1380, "to_minute": 60})
    assert html.count("<rect") == 2
    assert 'x="95.83%"' in html
    assert 'x="0.00%"' in html


def test_a_mark_is_written_with_a_point_in_every_language(settings):
    from django.utils import translation

    with translation.override("fr"):
        assert 'x="50.00%"' in get_template("components/day_band.html").render({"now_minute": 720})


@pytest.mark.parametrize(
    ("template", "status"), [("400.html", "400"), ("403.html", "403"), ("404.html", "404"), ("500.html", "500")]
)
def test_an_error_page_needs_neither_a_request_nor_a_site(template, status, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        html = get_template(template).render()
    assert html.count("<h1>") == 1
    assert f"({status})" in html
    html5lib.HTMLParser(strict=True).parse(html)
