"""What a version of the code says otherwise than the one before, in words: clause by clause, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

SAME, INSERTED, DELETED = "same", "inserted", "deleted"
UNCHANGED, CHANGED, NEW, GONE = "unchanged", "changed", "new", "gone"
ENDS = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>")


@dataclass(frozen=True)
class Piece:
    """Some words that are in both versions, or only in the later, or only in the earlier one."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """A clause, or another part of the code, beside the same part of the version before."""

    name: str
    state: str
    pieces: tuple[Piece, ...] = ()


def differences(before, after):
    """A :class:`Difference` for each part of two pages of the code, gone ones where they stood."""
    yield _compared(_("Title"), before.title, after.title)
    yield _compared(_("Introduction"), before.introduction, after.introduction)
    yield from _of_blocks(before.clauses, after.clauses, _clause)
    yield from _of_blocks(before.party_texts, after.party_texts, _party_text)


def _of_blocks(before, after, read):
    old, new = {child.id: read(child.value) for child in before}, {child.id: read(child.value) for child in after}
    for key in _in_order(list(old), list(new)):
        if key not in old:
            name, text = new[key]
            yield Difference(name, NEW, (Piece(INSERTED, text),))
        elif key not in new:
            name, text = old[key]
            yield Difference(name, GONE, (Piece(DELETED, text),))
        else:
            yield _compared(new[key][0], old[key][1], new[key][1])


def _in_order(old, new):
    """All keys, as they follow each other in the later version, each gone one behind what stood before it."""
    keys = list(new)
    for place, key in enumerate(old):
        if key not in new:
            earlier = [found for found in old[:place] if found in keys]
            keys.insert(keys.index(earlier[-1]) + 1 if earlier else 0, key)
    return keys


def _clause(value):
    name = _("Clause %(number)s") % {"number": value["number"]}
    return name, f"{value['heading']}. {plain(value['text'].source)}"


def _party_text(value):
    return value["title"], f"{value['title']} ({value['url']}). {value['summary']}"


def _compared(name, before, after):
    pieces = tuple(compared(before, after))
    return Difference(name, CHANGED if any(piece.kind != SAME for piece in pieces) else UNCHANGED, pieces)


def compared(before, after):
    """The :class:`Piece` of two texts, by whole words."""
    old, new = before.split(), after.split()
    for step, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Piece(SAME, " ".join(new[j1:j2]))
            continue
        if i2 > i1:
            yield Piece(DELETED, " ".join(old[i1:i2]))
        if j2 > j1:
            yield Piece(INSERTED, " ".join(new[j1:j2]))


def plain(html):
    """Rich text as one line of words."""
    return " ".join(unescape(strip_tags(ENDS.sub(" ", html))).split())
