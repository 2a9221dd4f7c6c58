"""The slow way, which nothing but the benchmark goes: each mail rendered anew from its templates."""

from newsletter.mails.letter import compose
from newsletter.mails.shells import shell_of


def render_whole(content, recipient):
    """The same mail as ``letter`` makes of a frozen shell, with all work done for this one reader."""
    return compose(shell_of(content), content.kind, recipient, to=recipient.email, headers={})
