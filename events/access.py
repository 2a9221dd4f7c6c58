"""Who may come in: whom join links and dial-in numbers are shown to."""

from events.choices import Audience

OPEN_TO_MEMBERS = {Audience.EVERYONE, Audience.MEMBERS}


def may_join(user, event):
    """Whether somebody may have the way in to an event.

    Everybody with an account, where all members may come; who may edit the event, where only some may.
    """
    if not (user and user.is_authenticated and user.is_active):
        return False
    return event.audience in OPEN_TO_MEMBERS or event.permissions_for_user(user).can_edit()
