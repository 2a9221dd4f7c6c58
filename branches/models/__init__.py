from .approval import PublisherApprovalTask
from .bodies import BodyPage
from .branches import BranchPage, BranchZone
from .catchments import Catchment
from .plans import Aim, PlanAction, PlanPage, SuggestedAction
from .posts import Body, Post, Term
from .regions import BranchIndexPage, RegionPage
from .review import LockedReviewTask, RegionReviewTask
from .welcome import Newcomer

__all__ = [
    "Aim",
    "Body",
    "BodyPage",
    "BranchIndexPage",
    "BranchPage",
    "BranchZone",
    "Catchment",
    "LockedReviewTask",
    "Newcomer",
    "PlanAction",
    "PlanPage",
    "Post",
    "PublisherApprovalTask",
    "RegionPage",
    "RegionReviewTask",
    "SuggestedAction",
    "Term",
]
