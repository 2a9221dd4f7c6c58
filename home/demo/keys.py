"""Ids that follow from a name, so that the demo is the same on every machine."""

from uuid import NAMESPACE_URL, uuid5


def key(kind, name):
    return uuid5(NAMESPACE_URL, f"labour-international-demo/{kind}/{name}")


def page_key(name):
    """The translation key of a demo page: it finds the page again, wherever an editor moved it."""
    return key("page", name)
