"""Whole public pages, kept as they are sent, and dropped when what they show changes (docs/features/page-cache.md).

What code outside needs is here: a page or a view says that its answers may be kept (:class:`Rule`, :func:`kept`),
what shows something that will not stay true says until when (:func:`true_until`), and :func:`drop` drops them all.
"""

from .rules import Rule, keep, kept, true_until
from .versions import drop

__all__ = ["Rule", "drop", "keep", "kept", "true_until"]
