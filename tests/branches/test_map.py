from pathlib import Path

import pytest
from django.conf import settings

from branches.map import HEIGHT, WIDTH, project

# What d3-geo says: printed by ``node build_world.mjs --points``.
D3 = [
    ("null island", 0, 0, 469.565, 244.000),
    ("Berlin", 52.52, 13.405, 505.374, 63.557),
    ("Sydney", -33.8688, 151.2093, 856.091, 366.302),
    ("New York", 40.7128, -74.006, 292.484, 99.180),
    ("Auckland", -36.8485, 174.7633, 909.220, 376.247),
    ("Apia", -13.83, -171.76, 983.578, 295.289),
    ("Honolulu", 21.3069, -157.8583, 48.138, 165.545),
    ("São Paulo", -23.5505, -46.6333, 346.925, 330.477),
    ("Longyearbyen", 78.2232, 15.6356, 508.029, 8.982),
    ("Ushuaia", -54.8, -68.3, 326.330, 430.740),
]


@pytest.mark.parametrize(("name", "latitude", "longitude", "x", "y"), D3, ids=[row[0] for row in D3])
def test_a_place_falls_where_d3_puts_it(name, latitude, longitude, x, y):
    assert project(latitude, longitude) == (pytest.approx(x, abs=0.051), pytest.approx(y, abs=0.051))
    assert 0 < x < WIDTH
    assert 0 < y < HEIGHT


def test_both_sides_of_the_date_line_are_neighbours_on_the_map():
    west, east = project(-17, 179.9), project(-17, -179.9)
    assert 0 < east[0] - west[0] < 1


def test_the_land_is_small_quiet_and_drawn_for_the_same_view():
    source = Path(settings.BASE_DIR / "static/img/world.svg").read_text()
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in source
    assert len(source) < 16_000
    assert "prefers-color-scheme:dark" in source


def test_the_script_that_draws_the_land_uses_the_same_numbers():
    source = Path(settings.BASE_DIR / "tools/build_world.mjs").read_text()
    for line in ("SCALE = 184;", "CENTRE = [500, 244];", "MERIDIAN = 11;", "VIEW = [1000, 436];"):
        assert line in source
