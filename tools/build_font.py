"""Builds the display face: Bricolage Grotesque, weights 600 to 800, in two woff2 files the browser picks from.

    npm pack @fontsource-variable/bricolage-grotesque && tar xzf *.tgz
    pip install fonttools brotli
    python tools/build_font.py package/

The Latin file is preloaded by every page; the extended one (U+0100-017F) is only fetched by a page that has
such a letter in a heading. Prints the sizes and the metrics that static/css/fonts.css states for the fallback.
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "static" / "fonts"
EXTENDED = range(0x100, 0x180)
FILES = {
    "latin": ("bricolage-grotesque.woff2", None),
    "latin-ext": ("bricolage-grotesque-extended.woff2", EXTENDED),
}


def build(source, target, codepoints):
    font = TTFont(source)
    options = Options()
    options.layout_features = ["kern", "mark", "ccmp", "locl", "tnum"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) & set(codepoints or font.getBestCmap()))
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": (600, 800)})
    font.flavor = "woff2"
    font.save(target)
    return font


def main(package):
    OUT.mkdir(exist_ok=True)
    for subset, (name, codepoints) in FILES.items():
        source = package / "files" / f"bricolage-grotesque-{subset}-wght-normal.woff2"
        font = build(source, OUT / name, codepoints)
        units, metrics = font["head"].unitsPerEm, font["hhea"]
        print(f"{name}: {(OUT / name).stat().st_size} bytes, {len(font.getBestCmap())} characters,")
        print(f"  ascent {metrics.ascent / units:.0%}, descent {-metrics.descent / units:.0%}")
    shutil.copy(package / "LICENSE", OUT / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
