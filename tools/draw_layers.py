"""Draws docs/img/layers.svg from the code: ``python tools/draw_layers.py``; with ``--check`` it only compares.

An app is a box, its layer a row. Imports of the next layer are arrows, those that reach further down are named in
the box. A test compares the picture with the code.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PICTURE = ROOT / "docs" / "img" / "layers.svg"

HOLDS = {
    "home": "pages, frame, search, desk, demo",
    "events": "meetings and their dates",
    "newsletter": "articles, editions, mails",
    "conduct": "help, reports, cases",
    "branches": "regions, branches, posts, rights, plans",
    "members": "users, sign-in, account, register",
    "common": "base page, blocks, zones, jobs, cache",
}
WIDE, HIGH, ROW, BOX = 960, 650, 130, 84
TOP = 24
# Where boxes of a row stand, by how many there are.
PLACES = {1: [(300, 360)], 3: [(30, 280), (340, 280), (650, 280)]}
STYLE = """
  text { font: 15px system-ui, sans-serif; fill: #1d2430; text-anchor: middle }
  .name { font-weight: 700; font-size: 18px }
  .further { font-size: 12px; fill: #5a6475 }
  .row { text-anchor: start; font-size: 12px; fill: #5a6475 }
  rect { fill: #fffdf8; stroke: #1d2430 }
  path { fill: none; stroke: #8a94a6; stroke-width: 1.4; marker-end: url(#tip) }
  .tip { fill: #8a94a6; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #e9ecf2 } .row, .further { fill: #a7b0c0 } rect { fill: #1d2430; stroke: #e9ecf2 }
  }
"""


def main():
    from tests.architecture.sources import LAYERS
    from tests.architecture.test_layers import edges

    drawn = picture(LAYERS, sorted(edges()))
    if "--check" in sys.argv:
        sys.exit(PICTURE.read_text() != drawn)
    PICTURE.write_text(drawn)


def picture(layers, edges):
    boxes = places(layers)
    near = [edge for edge in edges if layers[edge[0]] - layers[edge[1]] == 1]
    far = {name: [other for app, other in edges if app == name and (app, other) not in near] for name in layers}
    arrows = [arrow(boxes, *edge) for edge in near]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img">
<title>Seven apps in five layers; imports point down</title>
<style>{STYLE}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
{chr(10).join(arrows)}
{chr(10).join(box(name, *at, far[name]) for name, at in boxes.items())}
{chr(10).join(label(level) for level in sorted(set(layers.values())))}
</svg>
"""


def places(layers):
    """Each app's left edge, top and width."""
    found = {}
    for level in set(layers.values()):
        names = [name for name, own in layers.items() if own == level]
        for name, (left, width) in zip(names, PLACES[len(names)], strict=True):
            found[name] = (left, top(level), width)
    return found


def top(level):
    return TOP + (4 - level) * ROW


def arrow(boxes, app, other):
    (left, upper, width), (to, lower, to_width) = boxes[app], boxes[other]
    start, end = left + width / 2, to + to_width / 2
    return f'<path data-edge="{app} {other}" d="M{start:g} {upper + BOX} {end + (start - end) * 0.2:g} {lower}"/>'


def box(name, left, upper, width, further):
    middle = left + width / 2
    words = f'<text class="further" x="{middle:g}" y="{upper + 70}">also imports {", ".join(further)}</text>'
    return (
        f'<g data-app="{name}" data-far="{" ".join(further)}">'
        f'<rect x="{left}" y="{upper}" width="{width}" height="{BOX}" rx="6"/>'
        f'<text class="name" x="{middle:g}" y="{upper + 27}">{name}</text>'
        f'<text x="{middle:g}" y="{upper + 49}">{escape(HOLDS[name])}</text>{words if further else ""}</g>'
    )


def label(level):
    return f'<text class="row" x="4" y="{top(level) - 8}">layer {level}</text>'


if __name__ == "__main__":
    main()
