"""Draws the site's icons from the mark in static/img/icons.svg: favicon.svg, favicon.ico, icon-192.png, icon-512.png.

    python tools/build_icons.py

The PNGs have a paper background and a safe margin, because launchers cut icons into their own shapes.
"""

import re
from pathlib import Path

from PIL import Image, ImageDraw

IMG = Path(__file__).resolve().parent.parent / "static" / "img"
PAPER, RED = "#fffbf5", "#e4003b"
# Colour, height of the horizon's ends and of its middle, on the mark's grid of 32.
SKY = [
    ("#fff0bf", 6, 6),
    ("#ffd08a", 11.5, 9.5),
    ("#f08a7a", 15, 12.5),
    ("#5b3c7a", 19, 16.3),
    ("#241b47", 22.5, 20.3),
]
OVERSAMPLE = 4


def favicon():
    mark = re.search(r'<symbol id="mark"[^>]*>(.*?)\n  </symbol>', (IMG / "icons.svg").read_text(), re.S)
    body = re.sub(r"\n\s+", "", mark[1])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{body}</svg>\n'


def drawn(size, margin, background):
    side = size * OVERSAMPLE
    unit = side * (1 - 2 * margin) / 32
    start = side * margin

    def box(left, top, right, bottom):
        return tuple(start + unit * value for value in (left, top, right, bottom))

    image = Image.new("RGBA", (side, side), background)
    ImageDraw.Draw(image).ellipse(box(0, 0, 32, 32), fill=RED)
    inside = Image.new("L", (side, side), 0)
    ImageDraw.Draw(inside).ellipse(box(6, 6, 26, 26), fill=255)
    sky = Image.new("RGBA", (side, side))
    for colour, ends, middle in SKY:
        draw = ImageDraw.Draw(sky)
        draw.rectangle(box(6, ends, 26, 26), fill=colour)
        draw.ellipse(box(4, middle, 28, 2 * ends - middle + 0.01), fill=colour)
    image.paste(sky, (0, 0), inside)
    return image.resize((size, size), Image.LANCZOS)


def main():
    (IMG / "favicon.svg").write_text(favicon())
    drawn(32, 0, (0, 0, 0, 0)).save(IMG / "favicon.ico", sizes=[(32, 32)])
    for size in (192, 512):
        drawn(size, 0.12, PAPER).convert("P", palette=Image.ADAPTIVE, colors=64).save(
            IMG / f"icon-{size}.png", optimize=True
        )


if __name__ == "__main__":
    main()
