import re

import pytest

from tests.architecture.sources import ROOT, relative, templates

COMMENT = re.compile(r"{% comment .*?%}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
COMPONENTS = ROOT / "templates" / "components"
# Mails carry their style with them; the browser never applies this site's policy to them.
MAILS = ROOT / "templates" / "emails"
FORBIDDEN_IN_PAGES = {
    "an inline style": re.compile(r"\sstyle\s*=|<style"),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)"),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']"),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
FORBIDDEN_EVERYWHERE = {
    "text marked as safe": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off|\|\s*safeseq\b"),
    "raw HTML": re.compile(r"RawHTML", re.IGNORECASE),
}
LOADED_FROM_ELSEWHERE = re.compile(r"""(?:src|srcset|poster|data|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)
LINK_ELEMENT = re.compile(r"<link[^>]+href=[\"']?(?:https?:)?//", re.IGNORECASE)


def text_of(path):
    return COMMENT.sub("", path.read_text())


@pytest.mark.parametrize("what", FORBIDDEN_IN_PAGES)
def test_no_page_has(what):
    files = [path for path in templates() if MAILS not in path.parents]
    assert [relative(path) for path in files if FORBIDDEN_IN_PAGES[what].search(text_of(path))] == []
    assert len(files) >= 50


@pytest.mark.parametrize("what", FORBIDDEN_EVERYWHERE)
def test_no_template_has(what):
    assert [relative(path) for path in templates() if FORBIDDEN_EVERYWHERE[what].search(text_of(path))] == []


@pytest.mark.parametrize("pattern", [LOADED_FROM_ELSEWHERE, LINK_ELEMENT])
def test_no_template_loads_anything_from_elsewhere(pattern):
    assert [relative(path) for path in templates() if pattern.search(text_of(path))] == []


def test_no_stylesheet_or_script_reaches_elsewhere():
    files = [path for kind in ("css", "js") for path in (ROOT / "static").rglob(f"*.{kind}")]
    elsewhere = re.compile(r"""(?:url\(|@import|fetch\(|import)\s*["']?(?:https?:)?//""")
    assert [relative(path) for path in files if elsewhere.search(path.read_text())] == []
    assert len(files) >= 30


def test_components_see_only_what_they_are_given():
    includes = [
        (relative(path), tag)
        for path in templates()
        for tag in re.findall(r'{%\s*include\s+"components/[^%]*%}', text_of(path))
    ]
    assert [(path, tag) for path, tag in includes if not re.search(r"\bonly\s*%}$", tag)] == []
    assert len(includes) >= 60


def test_every_component_says_how_it_is_used_and_has_a_sample():
    files = sorted(COMPONENTS.glob("*.html"))
    silent = [path.name for path in files if not path.read_text().lstrip().startswith(("{% comment", "{#"))]
    assert silent == []
    assert [path.name for path in files if not path.with_suffix(".json").exists()] == []
    assert len(files) >= 25


def test_components_ask_the_database_nothing():
    asks = re.compile(r"\.(all|filter|count|exists|first|specific|get_children|get_parent)\b")
    files = sorted(COMPONENTS.glob("*.html"))
    assert [path.name for path in files if asks.search(re.sub(r"forloop\.first", "", text_of(path)))] == []


def test_every_page_template_extends_a_layout():
    folders = [ROOT / "templates" / app for app in ("home", "branches", "common", "events")]
    files = [path for folder in folders for path in folder.glob("*.html")]
    layouts = re.compile(r'{%\s*extends\s+"(?:layouts/(?:reading|wide|form)|events/(?:calendar|event))\.html"')
    assert [relative(path) for path in files if not layouts.search(path.read_text())] == []
    assert len(files) >= 7


def test_colours_stand_in_the_tokens_only():
    files = [
        path for path in (ROOT / "static" / "css").rglob("*.css") if path.name not in {"tokens.css", "admin.css"}
    ]
    colour = re.compile(r"#[0-9a-f]{3,8}\b(?![^{]*{)|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    assert [
        relative(path) for path in files if colour.search(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL))
    ] == []
    assert len(files) >= 25
