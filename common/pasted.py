"""What word processors put beside the words when a text is pasted: taken out, and their lists made lists.

Word and Outlook write conditional comments, namespaced elements, styles that begin with ``mso-``, tracked changes and
comments; lists are paragraphs with a bullet typed in front. Google Docs wraps everything in a bold element that is
not bold. What is left is for common.richtext to sanitise.
"""

import re

from bs4 import BeautifulSoup
from bs4.element import PreformattedString

TELLING = re.compile(
    r"mso-|\bclass=[\"']?Mso|</?(?:o|w|m|v|st1|st2):|<!--|<!\[|<\?xml|<xml|<(?:del|ins|font|table|div)\b"
    r"|docs-internal-guid|<h[156]\b",
    re.IGNORECASE,
)
# With all that is in them: shapes, properties, what was deleted, and what is about the text rather than of it.
NOT_TEXT = ["xml", "style", "script", "meta", "link", "title", "del", "template"]
NOT_SHOWN = re.compile(r"mso-list:\s*ignore|mso-element:\s*comment|mso-hide:\s*all|display:\s*none", re.IGNORECASE)
OF_COMMENTS = {"MsoCommentReference", "MsoCommentText", "msocomanchor", "msocomtxt", "msocomoff", "msoDel", "MsoDel"}
DEAD_ANCHOR = re.compile(r"#_(?:msocom|msoanchor|ftn|edn|Toc)", re.IGNORECASE)
LEVEL = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)", re.IGNORECASE)
NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
BLOCKS = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr"]
HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}


def without_office(html):
    """The text of ``html`` as its author meant it; ``html`` itself where nothing tells of a word processor."""
    if not TELLING.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    lists = _lists(soup)
    _take_out(soup)
    _make_lists(soup, lists)
    _lay_tables_out(soup)
    _rename(soup)
    return str(soup)


def _lists(soup):
    """``[(paragraph, which list, level, is numbered)]``, read before the bullets are taken out."""
    found = []
    for paragraph in soup.find_all("p"):
        level = LEVEL.search(paragraph.get("style", ""))
        if level:
            bullet = paragraph.find(style=NOT_SHOWN)
            found.append((paragraph, level[1], int(level[2]), bool(bullet and NUMBER.match(bullet.get_text()))))
    return found


def _take_out(soup):
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()
    for element in soup.find_all(NOT_TEXT):
        element.decompose()
    for element in soup.find_all(True):
        if not element.decomposed and _is_beside_the_text(element):
            element.decompose()
    for element in soup.find_all(re.compile(":")):
        element.unwrap()


def _is_beside_the_text(element):
    prefix, colon, _name = element.name.partition(":")
    if colon and prefix in {"v", "w", "m"}:
        return True
    if DEAD_ANCHOR.match(element.get("href", "")) and "_Toc" not in element["href"]:
        return True
    return bool(NOT_SHOWN.search(element.get("style", "")) or OF_COMMENTS & set(element.get("class", [])))


def _make_lists(soup, paragraphs):
    """Paragraphs that follow one another become one list; deeper levels a list inside the item before."""
    previous, current, open_lists = None, "", []
    for paragraph, name, level, is_numbered in paragraphs:
        if previous is None or name != current or _next_element(previous) is not paragraph:
            open_lists = []
        wanted = min(level, len(open_lists) + 1)
        del open_lists[wanted:]
        item = soup.new_tag("li")
        if len(open_lists) < wanted:
            new = soup.new_tag("ol" if is_numbered else "ul")
            if open_lists:
                open_lists[-1].find_all("li", recursive=False)[-1].append(new)
            else:
                paragraph.insert_before(new)
            open_lists.append(new)
        open_lists[-1].append(item)
        item.extend(list(paragraph.contents))
        paragraph.decompose()
        previous, current = open_lists[0], name


def _next_element(element):
    """What follows on the same level, but for white space."""
    return next((one for one in element.next_siblings if getattr(one, "name", None) or one.strip()), None)


def _lay_tables_out(soup):
    """Rich text has no tables (a page's body has a block for them): a row becomes a paragraph."""
    for table in soup.find_all("table"):
        if table.decomposed or table.find_parent("table"):
            continue
        for row in table.find_all("tr"):
            cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"], recursive=False)]
            paragraph = soup.new_tag("p")
            paragraph.string = " · ".join(cell for cell in cells if cell)
            table.insert_before(paragraph)
        table.decompose()


def _rename(soup):
    for heading in soup.find_all(list(HEADINGS)):
        heading.name = HEADINGS[heading.name]
    for wrapper in soup.find_all("b", id=re.compile("^docs-internal-guid")):
        wrapper.unwrap()
    for span in soup.find_all("span"):
        style = span.get("style", "")
        if BOLD.search(style) or ITALIC.search(style):
            span.name = "b" if BOLD.search(style) else "i"
    for anchor in soup.find_all("a"):
        if not (anchor.get("href") or anchor.get("linktype")) or DEAD_ANCHOR.match(anchor.get("href", "")):
            anchor.unwrap()
    for division in soup.find_all("div"):
        if division.find(BLOCKS):
            division.unwrap()
        else:
            division.name = "p"
