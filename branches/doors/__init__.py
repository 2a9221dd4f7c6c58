"""What Wagtail's admin shows of pages to somebody who may not open them, closed at one place.

Wagtail checks rights where something is changed; where something is only shown or chosen, it often does not
(docs/rights.md lists the leaks that were measured). Each module closes one kind and says when it can go.
"""
