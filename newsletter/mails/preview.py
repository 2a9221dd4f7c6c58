"""A mail as one reader would get it, for an editor to look at and to try: nothing is stored or counted."""

from email.utils import make_msgid

from newsletter.mails.letter import compose, filled, host
from newsletter.mails.shells import shell_of

PARTS = ("html", "dark", "text")
DARK = "@media (prefers-color-scheme: dark)"
# Gmail cuts a mail off here and hides the rest behind a link (bytes of the HTML part).
GMAIL_CLIPS_AT = 102 * 1024


def render(content, reader, part="html"):
    """One part of the mail as ``reader`` (a Reader or a Recipient) gets it; ``dark`` is its HTML on a dark screen."""
    if part not in PARTS:
        raise ValueError(part)
    text, html = filled(shell_of(content), reader)
    if part == "text":
        return text
    return html.replace(DARK, "@media all") if part == "dark" else html


def is_too_long(content, reader):
    """Whether Gmail would hide the end of it, where one unsubscribes."""
    return len(render(content, reader).encode()) >= GMAIL_CLIPS_AT


def trial(content, reader, *, to):
    """The mail itself, to an editor's own address ``to``: like the real one, but no delivery of anything."""
    headers = {"Message-ID": make_msgid("trial", domain=host())}
    return compose(shell_of(content), content.kind, reader, to=to, headers=headers)
