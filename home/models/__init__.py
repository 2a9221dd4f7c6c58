from .desk import ChecklistMark, CoordinatorNote, HandoverMark, LiecReport
from .pages import ContactPage, HomePage, StandardPage

__all__ = [
    "ChecklistMark",
    "ContactPage",
    "CoordinatorNote",
    "HandoverMark",
    "HomePage",
    "LiecReport",
    "StandardPage",
]
