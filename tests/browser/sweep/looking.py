"""How a sweep looks at a page: loaded once, then seen at every width, in every scheme and size, by axe and by probes.

axe's rules that no width and no colour can change run once a page. Those that can run again where they can, and
contrast is measured besides by a probe of ours that is quick enough for every combination. docs/testing.md has the
table.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python

WIDTHS = (320, 768, 1440)
# What is emulated, by name. Colours of the system are those of a light one in Chromium, whatever the scheme.
THEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
LARGE_TEXT = (320, 1280)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
OF_WIDTH = ["target-size", "scrollable-region-focusable"]
# Where axe itself measures colours; the probe does so everywhere.
MEASURED = {(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")}

PROBES = {
    "light": ["wider", "faint", "cut", "small"],
    "dark": ["wider", "faint"],
    "forced": ["wider", "faint", "same"],
}

WAGTAIL_DRAWS = {"moving", "cut", "small"}

# Wagtail's rich text editor has no name of its own for screen readers; delete this once its label is tied to it.
EDITORS_OWN = [".public-DraftEditor-content"]
# A colour half-way from day to night is nobody's.
AT_REST = """() => document.getAnimations()
    .filter(animation => animation instanceof CSSTransition)
    .forEach(transition => transition.finish())"""
RUN_AXE = """([exclude, options]) => axe
    .run({exclude}, {...options, resultTypes: ["violations"]})
    .then(found => found.violations.map(({id, nodes}) => `${id} at ${nodes[0].html.slice(0, 150)}`))"""
ASK = "names => names.flatMap(name => sweep[name]())"
ENLARGE = "size => document.documentElement.style.setProperty('font-size', size)"
NORMAL = "document.documentElement.style.removeProperty('font-size')"


@cache
def equipment():
    """axe and our probes; as text, since the policy of our pages lets no page load them."""
    axe = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    return f"{axe.read_text()};{Path(__file__).with_name('probes.js').read_text()}"


@dataclass
class Look:
    """What is found on one page, and in how many combinations it was looked at."""

    page: object
    name: str
    # Also where colours are: as long as all the rest together. Once for each kind of page is enough.
    colours: bool = True
    themes: list = field(default_factory=lambda: list(THEMES))
    # On a screen in Wagtail's admin, whose own parts stand among ours.
    in_admin: bool = False
    problems: list = field(default_factory=list)
    views: int = 0

    def through(self):
        self.page.evaluate(equipment())
        self._probe("as it is", ["moving"])
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            for theme in self.themes:
                self._at(width, theme)
        self.page.emulate_media(**THEMES["light"])
        for width in LARGE_TEXT:
            self._enlarged(width)
        return self

    def _at(self, width, theme):
        self.page.emulate_media(**THEMES[theme])
        self.page.evaluate(AT_REST)
        where = f"{width}, {theme}"
        if (width, theme) == (WIDTHS[0], "light"):
            self._axe(where, {"runOnly": RULES, "rules": self._unless_measured()})
        elif self.colours and (width, theme) in MEASURED:
            self._axe(where, _only(OF_COLOUR))
        if theme == "light" and width != WIDTHS[0]:
            self._axe(where, _only(OF_WIDTH))
        self._probe(where, PROBES[theme])
        self.views += 1

    def _unless_measured(self):
        return {} if self.colours else {rule: {"enabled": False} for rule in OF_COLOUR}

    def _enlarged(self, width):
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.evaluate(ENLARGE, "200%")
        self._probe(f"{width}, text at 200%", ["wider", "cut", "overlapping"])
        self.page.evaluate(NORMAL)
        self.views += 1

    def _axe(self, where, options):
        self._heard(where, self.page.evaluate(RUN_AXE, [[EDITORS_OWN], options]))

    def _probe(self, where, names):
        asked = [name for name in names if not (self.in_admin and name in WAGTAIL_DRAWS)]
        self._heard(where, self.page.evaluate(ASK, asked))

    def _heard(self, where, lines):
        self.problems += [f"{self.name} ({where}): {line}" for line in lines]


def _only(rules):
    return {"runOnly": {"type": "rule", "values": rules}}


def look_at(page, name):
    """What is wrong with a page in any of the combinations, one line each."""
    return Look(page, name, in_admin=urlsplit(page.url).path.startswith("/admin/")).through().problems


def violations(page, where, rules=RULES):
    """What axe finds as the page is just now, one line each: the rule and the first element."""
    page.evaluate(equipment())
    found = page.evaluate(RUN_AXE, [[EDITORS_OWN], {"runOnly": rules}])
    return [f"{where}: {line}" for line in found]
