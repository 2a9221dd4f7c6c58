"""What somebody is asked on their way in. Upper layers register questions here; doors lead past them.

A question never shuts a door: its page has a way on for whoever does not answer, and comes back to where they were
going. Whoever registers one says when it is not asked again (conduct.acknowledging).
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.utils.http import url_has_allowed_host_and_scheme

_asks: list[Callable] = []


@dataclass(frozen=True)
class Question:
    """``url`` leads to it and on; ``words`` say beside a door what it is, ``link`` is the text of the way to it."""

    url: str
    words: str
    link: str


def asks(ask):
    """Have ``ask(request) -> (address, words, link)`` or None asked of whoever is signed in; register it once.

    The address leads on to its parameter ``next``, through :func:`way_on`.
    """
    if ask not in _asks:
        _asks.append(ask)
    return ask


def question_before(request, way):
    """What whoever is signed in is asked before they go on to ``way``, a path of this site; None for nothing."""
    if not request.user.is_authenticated:
        return None
    for ask in _asks:
        if found := ask(request):
            address, words, link = found
            return Question(f"{address}?{urlencode({REDIRECT_FIELD_NAME: way})}", words, link)
    return None


def way_on(request, otherwise):
    """Where the parameter ``next`` leads, if that is a place of this site, written without a host."""
    way = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    is_path = way.startswith("/") and not way.startswith("//")
    return way if is_path and url_has_allowed_host_and_scheme(way, allowed_hosts=None) else otherwise
