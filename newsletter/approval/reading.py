"""What stands in an article, read from what is stored: its words, headings, links and pictures."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Keys of stored blocks that are no text for readers.
NO_TEXT = {"id", "type", "tone", "url", "page"}
LOOKS_LIKE_HTML = re.compile(r"<(p|h[1-6]|ul|ol|li|a|b|i|br|hr)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…]+[\s»”\"')]*|\n+")
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


@dataclass(frozen=True)
class Link:
    """``kind`` is page, document, or url, which then is the ``target``; else the target is an id, or empty."""

    text: str
    kind: str
    target: str


@dataclass
class Text:
    """An article's text taken apart. ``pictures`` are those of the body, as stored."""

    title: str = ""
    summary: str = ""
    passages: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[dict] = field(default_factory=list)
    people: int = 0

    @property
    def words(self):
        return sum(len(WORD.findall(passage)) for passage in self.passages)

    @property
    def sentences(self):
        """Those of the body that are long enough to be one."""
        pieces = (piece for passage in self.passages for piece in SENTENCE_END.split(passage))
        return [piece.strip() for piece in pieces if len(WORD.findall(piece)) > 2]

    @property
    def words_a_sentence(self):
        sentences = self.sentences
        return sum(len(WORD.findall(s)) for s in sentences) / len(sentences) if sentences else 0


def text_of(article):
    """Of a page, saved or not, as it is."""
    text = Text(title=article.title or "", summary=article.summary or "", people=len(article.bylines.all()))
    read(article.body, text)
    return text


def read(body, text):
    """Add to a :class:`Text` what stands in a stream of blocks."""
    for block in body.get_prep_value() if body else ():
        _read_value(block.get("value"), text)


def _read_value(value, text):
    if isinstance(value, str):
        _read_words(value, text)
    elif isinstance(value, list):
        for item in value:
            _read_value(item, text)
    elif isinstance(value, dict):
        _read_fields(value, text)


def _read_fields(value, text):
    if "alt_text" in value and "decorative" in value:
        text.pictures.append(value)
    elif "text" in value and ("page" in value or "url" in value):
        kind = "page" if value.get("page") else "url"
        text.links.append(Link(value["text"] or "", kind, str(value.get("page") or value.get("url") or "")))
    else:
        for key, inner in value.items():
            if key not in NO_TEXT:
                _read_value(inner, text)


def _read_words(words, text):
    if not LOOKS_LIKE_HTML.search(words):
        text.passages.append(words)
        return
    parser = _RichText(text)
    parser.feed(words)
    parser.close()


class _RichText(HTMLParser):
    """Rich text as it is stored: headings, paragraphs, and links by id."""

    BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text, self.words, self.link, self.link_words = text, [], None, []

    def handle_starttag(self, tag, attributes):
        if tag in self.BLOCKS:
            self._end_passage()
        elif tag == "br":
            self.words.append("\n")
        elif tag == "a":
            self.link, self.link_words = dict(attributes), []

    def handle_endtag(self, tag):
        if tag in self.BLOCKS:
            words = self._end_passage()
            if tag[0] == "h":
                self.text.headings.append((int(tag[1]), words))
        elif tag == "a" and self.link is not None:
            kind = self.link.get("linktype") or "url"
            target = self.link.get("href" if kind == "url" else "id") or ""
            self.text.links.append(Link("".join(self.link_words).strip(), kind, target))
            self.link = None

    def handle_data(self, data):
        self.words.append(data)
        if self.link is not None:
            self.link_words.append(data)

    def close(self):
        super().close()
        self._end_passage()

    def _end_passage(self):
        words = "".join(self.words).strip()
        self.words = []
        if words:
            self.text.passages.append(words)
        return words
