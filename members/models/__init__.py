from .claims import MembershipClaim
from .imports import ColumnMapping, ImportRow, ImportRun
from .membership import Membership, Register, RegisterChange, RegisterLook
from .sessions import SignedInSession
from .users import User, UserManager

__all__ = [
    "ColumnMapping",
    "ImportRow",
    "ImportRun",
    "Membership",
    "MembershipClaim",
    "Register",
    "RegisterChange",
    "RegisterLook",
    "SignedInSession",
    "User",
    "UserManager",
]
