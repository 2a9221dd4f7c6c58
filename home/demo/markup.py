"""A short way to write page bodies: a little markup for prose, one function for each kind of block.

Pages, pictures and documents do not exist yet when a body is written, so it names them by key (``page:join``);
``stream`` puts their ids in when they do. Ids of blocks follow from where they stand: two runs give the same bodies.
"""

import json
import re
from dataclasses import dataclass
from html import escape

from .keys import key

LINK = re.compile(r"\[([^\]]+)\]\((\w+):([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Ref:
    """A page, picture or document by its key, until there is an id."""

    kind: str
    key: str


@dataclass(frozen=True)
class Prose:
    source: str

    def html(self, ids):
        """Blank lines part paragraphs; ``## `` heads, ``- `` and ``1. `` list, ``**bold**``, ``[text](page:key)``."""
        return "".join(_paragraph(part.strip(), ids) for part in self.source.strip().split("\n\n"))


def _paragraph(part, ids):
    lines = [line.strip() for line in part.splitlines()]
    for start, tag in (("### ", "h3"), ("## ", "h2")):
        if part.startswith(start):
            return f"<{tag}>{_inline(part.removeprefix(start), ids)}</{tag}>"
    for start, tag in (("- ", "ul"), ("1. ", "ol")):
        if part.startswith(start):
            items = " ".join(lines).removeprefix(start).split(f" {start}")
            return f"<{tag}>{''.join(f'<li>{_inline(item, ids)}</li>' for item in items)}</{tag}>"
    return f"<p>{_inline(' '.join(lines), ids)}</p>"


def _inline(text, ids):
    def link(match):
        words, kind, rest = match.groups()
        if kind in ("http", "https", "mailto"):
            return f'<a href="{kind}:{rest}">{words}</a>'
        return f'<a linktype="{kind}" id="{ids[kind, rest]}">{words}</a>'

    return LINK.sub(link, BOLD.sub(r"<b>\1</b>", escape(typeset(text), quote=False)))


def typeset(text):
    """Quotation marks and apostrophes are typed straight and printed round."""
    return QUOTED.sub("\u201c\\1\u201d", text).replace("'", "\u2019")


def link(text, target):
    """A link block: ``target`` is ``page:key`` or an outside address."""
    kind, _, rest = target.partition(":")
    return {"text": text, "page": Ref("page", rest), "url": ""} if kind == "page" else {"text": text, "url": target}


def text(source):
    return ("rich_text", Prose(source))


def quote(words, by):
    return ("quote", {"quote": words, "attribution": by})


def notice(tone, heading, source):
    return ("notice", {"tone": tone, "heading": heading, "text": Prose(source)})


def questions(heading, *pairs):
    items = [{"question": question, "answer": Prose(answer)} for question, answer in pairs]
    return ("accordion", {"heading": heading, "items": items})


def table(caption, headings, *rows):
    """Columns of rich text, so that cells may link."""
    columns = [{"type": "rich_text", "heading": heading} for heading in headings]
    cells = [{"values": [Prose(cell) for cell in row]} for row in rows]
    return ("table", {"table": {"columns": columns, "rows": cells, "caption": caption}})


def people(heading, *cards):
    found = [{"name": name, "post": post, "text": words, "picture": None} for name, post, words in cards]
    return ("people", {"heading": heading, "people": found})


def picture(key, alt, caption=""):
    """Without a text the picture is decoration."""
    image = {"image": Ref("image", key), "decorative": not alt, "alt_text": alt}
    return ("image", {"image": image, "caption": caption, "credit": ""})


def documents(heading, *keys):
    return ("documents", {"heading": heading, "documents": [Ref("document", key) for key in keys]})


def action(heading, words, way):
    return ("call_to_action", {"heading": heading, "text": words, "link": way})


def buttons(*ways):
    return ("button_row", {"buttons": list(ways)})


# Lists inside blocks that are not ListBlocks: the typed table keeps plain JSON.
PLAIN_LISTS = {"columns", "rows", "values"}


def stream(blocks, ids, place):
    """What a StreamField stores: JSON with ids in place of keys. ``place`` is the page's key."""
    rows = []
    for number, (kind, value) in enumerate(blocks):
        where = f"{place}/{number}"
        rows.append({"type": kind, "value": _filled(value, ids, where), "id": _id(where)})
    return json.dumps(rows)


def _filled(value, ids, where, name=""):
    if isinstance(value, Ref):
        return ids[value.kind, value.key]
    if isinstance(value, Prose):
        return value.html(ids)
    if isinstance(value, dict):
        return {part: _filled(held, ids, f"{where}/{part}", part) for part, held in value.items()}
    if isinstance(value, list):
        filled = [_filled(part, ids, f"{where}/{number}", name) for number, part in enumerate(value)]
        if name in PLAIN_LISTS:
            return filled
        return [{"type": "item", "value": part, "id": _id(f"{where}/{number}")} for number, part in enumerate(filled)]
    return typeset(value) if isinstance(value, str) else value


def _id(where):
    return str(key("block", where))
