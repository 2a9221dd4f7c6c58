"""What members read in the newsletter of the demo: invented people about things that are so."""

from dataclasses import dataclass

from home.demo.markup import Prose

DRAFT, IN_REVIEW, CHANGES_ASKED, WITHDRAWN, PUBLISHED = (
    "draft",
    "in review",
    "changes asked",
    "withdrawn",
    "published",
)


@dataclass(frozen=True)
class Article:
    """By whom (the addresses of accounts, the first is whose text it is), about what, and where it stands."""

    key: str
    title: str
    day: str
    by: tuple[str, ...]
    topics: tuple[str, ...]
    summary: str
    body: tuple
    picture: str = ""
    regions: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    state: str = PUBLISHED
    # What the editor answered, of those that were returned or withdrawn.
    answer: str = ""

    @property
    def words(self):
        """How many words there are to read, headings and quotations among them."""
        return len(" ".join(_texts(self.body)).split())


def _texts(value):
    if isinstance(value, Prose):
        yield value.source
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


# Key, title, what it shows, the scene, and where its sky is: those of articles that no branch's picture fits.
PICTURES = (
    (
        "postbox",
        "A letter from the quay",
        "Drawing: a letter before a pillar box on a quay at sunrise.",
        "postbox",
        50.7,
        8.0,
    ),
    (
        "clocks",
        "Four clocks",
        "Drawing: four clocks above the roofs; one of them shows the middle of the night.",
        "clocks",
        1.3,
        20.0,
    ),
    (
        "hall",
        "A hall before a meeting",
        "Drawing: rows of empty chairs before a tall window in the morning.",
        "hall",
        51.0,
        12.0,
    ),
    (
        "table",
        "A table before dawn",
        "Drawing: a table by a window before dawn, with a lamp, a cup and papers.",
        "table",
        52.5,
        -6.0,
    ),
    (
        "lanterns",
        "Lanterns over a table",
        "Drawing: strings of lanterns over a long table in the evening.",
        "lanterns",
        40.0,
        96.0,
    ),
    (
        "doorway",
        "An open door",
        "Drawing: an open door at night; the light falls on the path up to it.",
        "doorway",
        59.9,
        -18.0,
    ),
)
