"""Builds the display face: Bricolage Grotesque, weights 700 to 800, in three woff2 files the browser picks from.

    npm pack @fontsource-variable/bricolage-grotesque && tar xzf *.tgz
    pip install fonttools brotli
    python tools/build_font.py package/

Every page preloads the first, which has English and the letters German, French, Spanish and the Nordic languages
use most: with all of Latin-1 it would be half as large again, and kerning is most of that. Letters are kerned as
those of the weight in the middle, whatever their own: nobody sees it, and it saves a sixth. The others are fetched
only by a page with such a letter in a heading. Prints the unicode-range of each and the metrics that
static/css/fonts.css states for the fallback.
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "static" / "fonts"
LATIN, LATIN_EXT = "latin", "latin-ext"
PUNCTUATION = "\u00a0«»·¡¿–—‘’“”…−"
COMMON = {*map(ord, PUNCTUATION + "äöüßÄÖÜéèêàçÉñáãíóúåøæ"), *range(0x20, 0x7F)}
FILES = {
    "bricolage-grotesque.woff2": (LATIN, COMMON),
    "bricolage-grotesque-latin-1.woff2": (LATIN, set(range(0xA0, 0x100)) - COMMON | {0x131, 0x152, 0x153}),
    "bricolage-grotesque-extended.woff2": (LATIN_EXT, set(range(0x100, 0x180)) - {0x131, 0x152, 0x153}),
}


def build(source, target, codepoints):
    font = instantiateVariableFont(subset(source, codepoints), {"wght": (700, 800)})
    font["GPOS"] = instantiateVariableFont(subset(source, codepoints), {"wght": 750})["GPOS"]
    # All it held were the differences of the kerning between the weights.
    del font["GDEF"]
    font.flavor = "woff2"
    font.save(target)
    return font


def subset(source, codepoints):
    font = TTFont(source)
    options = Options()
    options.layout_features = ["kern", "tnum"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) & codepoints)
    subsetter.subset(font)
    return font


def unicode_range(font):
    """The characters of a font as CSS states them: ``U+20-7E, U+A0, …``."""
    runs = []
    for code in sorted(font.getBestCmap()):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def main(package):
    OUT.mkdir(exist_ok=True)
    for name, (part, codepoints) in FILES.items():
        source = package / "files" / f"bricolage-grotesque-{part}-wght-normal.woff2"
        font = build(source, OUT / name, codepoints)
        units, metrics = font["head"].unitsPerEm, font["hhea"]
        print(f"{name}: {(OUT / name).stat().st_size} bytes, {len(font.getBestCmap())} characters,")
        print(f"  unicode-range: {unicode_range(font)};")
        print(f"  ascent {metrics.ascent / units:.0%}, descent {-metrics.descent / units:.0%}")
    shutil.copy(package / "LICENSE", OUT / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
