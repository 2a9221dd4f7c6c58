"""What rich text may contain when it is stored, whichever way it came in: editor, code, import, translation."""

import re

import nh3

from .pasted import without_office

TAGS = {"a", "b", "strong", "i", "em", "p", "br", "hr", "h2", "h3", "h4", "ol", "ul", "li"}
ATTRIBUTES = {
    # Wagtail stores references, not addresses: <a linktype="page" id="7">.
    "a": {"href", "linktype", "id", "data-block-key"},
    "*": {"data-block-key"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]

# White space that nobody sees and programs trip over; joiners and marks of direction are part of some languages.
UNSEEN = re.compile("[\u200b\u2060\ufeff\ufffc]")
BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
SPACE = r"(?:[ \t\r\n\u00a0]|&nbsp;)"
SPACES = re.compile(rf"{SPACE}{{2,}}")
BLOCK = r"(?:p|h2|h3|h4|li)"
AT_THE_START = re.compile(rf"(<{BLOCK}(?:\s[^>]*)?>)(?:{SPACE}|<br>)+")
END = re.compile(rf"(</{BLOCK}>)")
AT_THE_END = re.compile(rf"(?:{SPACE}|<br>)+")
EMPTY = re.compile(rf"<(p|h2|h3|h4|li|ol|ul|b|strong|i|em)(?:\s[^>]*)?>({SPACE}*)</\1>")
KEEPS_ITS_SPACE = {"b", "strong", "i", "em"}


def sanitise(html):
    """The same text without anything that could run, load or restyle; ``''`` for nothing.

    What was pasted from a word processor is as if it had been typed: no indents by spaces, no empty paragraphs.
    """
    if not html:
        return ""
    cleaned = nh3.clean(without_office(html), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return _tidied(cleaned)


def _tidied(html):
    html = BREAKS.sub(" ", UNSEEN.sub("", html))
    before = None
    while before != html:
        before = html
        html = SPACES.sub(_without_indent, html)
        html = AT_THE_START.sub(r"\1", _without_space_at_ends(html))
        html = EMPTY.sub(lambda found: found[2] if found[1] in KEEPS_ITS_SPACE else "", html)
    return html


def _without_indent(spaces):
    """One space that does not break is typed on purpose (“15 November”), several are an indent."""
    return " " if "\u00a0" in spaces[0] or "&nbsp;" in spaces[0] else spaces[0]


def _without_space_at_ends(html):
    """Piece by piece: one expression for it would take the square of a long run of spaces."""
    pieces = END.split(html)
    for number in range(0, len(pieces) - 1, 2):
        *_others, last = [None, *AT_THE_END.finditer(pieces[number])]
        if last and last.end() == len(pieces[number]):
            pieces[number] = pieces[number][: last.start()]
    return "".join(pieces)
