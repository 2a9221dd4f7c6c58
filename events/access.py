"""Who may come in: whom join links and dial-in numbers are shown to."""

from django.db.models import Q

from events.choices import Audience
from events.models import EventPage

OPEN_TO_MEMBERS = {Audience.EVERYONE, Audience.MEMBERS}


def may_join(user, event):
    """Whether somebody may have the way in to an event.

    Everybody with an account, where all members may come; who may edit the event, where only some may.
    """
    if not (user and user.is_authenticated and user.is_active):
        return False
    return event.audience in OPEN_TO_MEMBERS or event.permissions_for_user(user).can_edit()


def may_copy(user, page):
    """Whether somebody may copy a page: the copy is theirs to read, with the ways in of all events in it.

    Whoever may not edit an event that is not open to all members, or a draft, has no business with its secrets.
    """
    secret = ~Q(audience__in=OPEN_TO_MEMBERS) | Q(has_unpublished_changes=True) | Q(live=False)
    events = EventPage.objects.descendant_of(page, inclusive=True).filter(secret)
    return all(event.permissions_for_user(user).can_edit() for event in events.iterator())
