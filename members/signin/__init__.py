"""How people sign in. Officers' screens outside /admin/ ask for ``officers_only`` or ``OfficersOnly``."""

from members.signin.second_factor import OfficersOnly, officers_only

__all__ = ["OfficersOnly", "officers_only"]
