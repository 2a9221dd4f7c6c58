import re

import pytest

from tests.architecture.sources import LAYERS, ROOT
from tests.architecture.test_layers import edges
from tools.draw_layers import HOLDS, PICTURE, picture

BOX = re.compile(r'<g data-app="(\w+)" data-far="([\w ]*)"><rect x="\d+" y="(\d+)"')


def drawn_edges(svg):
    near = {tuple(edge.split()) for edge in re.findall(r'data-edge="(\w+ \w+)"', svg)}
    return near | {(app, other) for app, far, _ in BOX.findall(svg) for other in far.split()}


def test_the_picture_of_the_layers_shows_the_imports_of_the_code():
    """If this fails: ``python tools/draw_layers.py``."""
    assert drawn_edges(PICTURE.read_text()) == set(edges())
    assert len(edges()) >= 15


def test_apps_of_one_layer_stand_in_one_row_and_lower_layers_below():
    tops = {app: int(top) for app, _, top in BOX.findall(PICTURE.read_text())}
    assert sorted(LAYERS, key=lambda app: (-LAYERS[app], app)) == sorted(tops, key=lambda app: (tops[app], app))
    assert len(set(tops.values())) == len(set(LAYERS.values()))
    assert set(tops) == set(HOLDS) == set(LAYERS)


def test_the_picture_is_as_the_tool_draws_it():
    assert PICTURE.read_text() == picture(LAYERS, sorted(edges()))


@pytest.mark.parametrize("gone", [("home", "events"), ("home", "common")])
def test_an_import_that_is_not_drawn_is_missed(gone):
    others = sorted(set(edges()) - {gone})
    assert drawn_edges(picture(LAYERS, others)) == set(others)


def test_the_map_in_the_readme_lists_every_app():
    rows = re.findall(r"^\| `(\w+)/` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert set(rows) >= set(LAYERS)
