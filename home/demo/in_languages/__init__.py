"""The demo in other languages than English: pages and snippets as translations that editors can go on with."""

from .making import ensure, missing

__all__ = ["ensure", "missing"]
