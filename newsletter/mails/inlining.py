"""Style that stands in the head of a mail, written to the elements: several clients read nothing else."""

import re
from functools import cache

import css_inline

# What the screen decides (dark) cannot be written to an element: that part of the style says it stays in the head.
KEPT = ' data-css-inline="keep"'
BETWEEN_LINES = re.compile(r"\s*\n\s*")


@cache
def _inliner():
    return css_inline.CSSInliner(load_remote_stylesheets=False)


def inlined(html):
    """``html`` with its style at its elements, without the indentation of templates; nothing is fetched."""
    return BETWEEN_LINES.sub("\n", _inliner().inline(html).replace(KEPT, ""))
