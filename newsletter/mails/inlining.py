"""Style that stands in the head of a mail, written to the elements: several clients read nothing else."""

from functools import cache

import css_inline


@cache
def _inliner():
    # What is asked for by the screen (dark, narrow) cannot be written to an element: those rules stay in the head.
    return css_inline.CSSInliner(
        inline_style_tags=True, keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False
    )


def inlined(html):
    """``html`` with its style at its elements and only ``@media`` rules left in its head; nothing is fetched."""
    return _inliner().inline(html)
