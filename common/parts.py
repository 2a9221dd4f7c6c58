"""What an upper layer shows on pages of a lower one: the next meetings on a branch's page.

The lower layer cannot import the upper one, so the upper one registers, when its app is ready, a function of page
and request that gives a part of the page's template context.
"""

from collections import defaultdict
from collections.abc import Callable

_parts: dict[type, list[Callable]] = defaultdict(list)


def shows_on(model, part):
    """Have ``part(page, request) -> dict`` asked whenever a page of this type is shown; once, however often said."""
    if part not in _parts[model]:
        _parts[model].append(part)


def parts_of(page, request):
    """The context that all the registered parts give for a page."""
    context = {}
    for part in _parts[type(page)]:
        context |= part(page, request)
    return context
