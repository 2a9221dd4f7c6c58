"""What a calendar says in words, as plain text, and without what would tell strangers how to join.

Programs write invitations with the meeting's link, its number and its passcode into the description, which the site
shows to everybody: such lines are taken out and kept as dial-in, which only those may see who may come.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

LONGEST = 20_000
URL = re.compile(r"https?://[^\s<>\"\\]{3,480}")
MEETING_HOSTS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us|zoomgov\.com|teams\.(?:microsoft|live)\.com|meet\.google\.com|webex\.com|"
    r"meet\.jit\.si|whereby\.com|gotomeeting\.com|gotomeet\.me|goto\.com|bluejeans\.com|skype\.com|"
    r"bigbluebutton\.org|chime\.aws|discord\.gg|tel\.meet)(?:[/?:#]|$)",
    re.IGNORECASE,
)
# How programs introduce what is meant for those who come.
SECRET = re.compile(
    r"\b(?:pass ?code|passwor[dt]|kenncode|kennwort|mot de passe|contraseña|(?:meeting|webinar|conference)[ -]?id|"
    r"besprechungs-?id|conference code|access code|dial[ -]?in|dial by|find your local number|"
    r"one tap mobile|join by (?:phone|sip)|join (?:the )?(?:zoom|microsoft teams|teams|google|webex) meeting|"
    r"join with google meet|microsoft teams meeting|\bPIN:|phone conference id)",
    re.IGNORECASE,
)
PHONE_WITH_CODE = re.compile(r"\+?\d[\d ()-]{6,30}\d,,\d+#?|^\s*(?:tel|sip):\S+\s*$", re.IGNORECASE)
# A number, or something after a colon: “Microsoft Teams meeting” alone helps nobody to join.
TELLING = re.compile(r"\d|:\s*\S")
RULER = re.compile(r"^[\s\-_:~=*.]{8,}$")
MARKUP = re.compile(r"</?(?:p|br|a|b|i|u|ul|ol|li|div|span|html|body|table|strong|em|h[1-6])\b[^>]{0,1000}>", re.I)
BLANK = re.compile(r"\n{3,}")
# Names of programs, not of places.
NOT_A_PLACE = re.compile(
    r"(?:https?:.*|(?:microsoft )?teams.*|zoom(?: meeting)?|google meet|skype.*|webex.*|jitsi.*|online(?: meeting)?|"
    r"video ?(?:call|conference)|en ligne|en línea|virtual)[\s:;,.-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A description without its secrets: the text, the link it held, the lines that were taken out."""

    text: str
    link: str = ""
    taken: str = ""


class _Plain(HTMLParser):
    """The text of some markup, a line for each block. Scripts and styles are no text."""

    BLOCKS = {"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    SILENT = {"script", "style", "head", "title", "template"}

    def __init__(self):
        super().__init__()
        self.parts, self.silent, self.address = [], 0, ""

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n- " if tag == "li" else "\n")
        if tag == "a":
            self.address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag):
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.BLOCKS:
            self.parts.append("\n")
        if tag == "a" and URL.fullmatch(self.address) and self.address not in "".join(self.parts[-1:]):
            self.parts.append(f" {self.address}")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)


def plain(text):
    """``text`` without markup, its lines trimmed, at most one of them empty between others."""
    text = text[:LONGEST]
    if MARKUP.search(text):
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    lines = (line.strip() for line in text.replace("\xa0", " ").splitlines())
    return BLANK.sub("\n\n", "\n".join(lines)).strip()


def told(text):
    """What of a description may be shown, and the way in that it held."""
    kept, taken, link = [], [], ""
    for line in plain(text).split("\n"):
        found = next((url for url in URL.findall(line) if MEETING_HOSTS.match(url)), "")
        if found or SECRET.search(line) or PHONE_WITH_CODE.search(line):
            link = link or found.rstrip(".,;)>")
            taken.append(line)
        elif not RULER.match(line):
            kept.append(line)
    text = BLANK.sub("\n\n", "\n".join(kept)).strip()
    return Told(text, link, "\n".join(filter(None, (_needed(line.replace(link, "")) for line in taken))))


def _needed(line):
    """A line that was taken out, unless it only announced the link."""
    line = line.strip(" \t<>()")
    return line if TELLING.search(line) else ""


def one_line(text, longest):
    """``text`` as one line of at most so many characters."""
    words = " ".join(plain(text).split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def place(location):
    """``(venue, link)`` of a LOCATION: a room, an address of the web, or both."""
    found = URL.search(location)
    link = found[0].rstrip(".,;)>") if found else ""
    rest = " ".join(URL.sub(" ", location).split()).strip(" ;,-|/")
    return ("" if NOT_A_PLACE.fullmatch(rest) else rest), link
