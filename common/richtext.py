"""What rich text may contain when it is stored, whichever way it came in: editor, code, import, translation."""

import nh3

TAGS = {"a", "b", "strong", "i", "em", "p", "br", "hr", "h2", "h3", "h4", "ol", "ul", "li"}
ATTRIBUTES = {
    # Wagtail stores references, not addresses: <a linktype="page" id="7">.
    "a": {"href", "linktype", "id", "data-block-key"},
    "*": {"data-block-key"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


def sanitise(html):
    """The same text without anything that could run, load or restyle; ``''`` for nothing."""
    return nh3.clean(html or "", tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
