"""Who may come in: whom join links and dial-in numbers are shown to."""

from django.conf import settings
from django.db.models import Q

from events.choices import Audience
from events.circle import circle_of
from events.models import EventPage

OPEN_TO_MEMBERS = {Audience.EVERYONE, Audience.MEMBERS}


def may_join(user, event):
    """Whether somebody who is signed in may have the way in to an event. Nobody else ever may.

    1. Open to everybody: whoever has an account.
    2. For members: members, and whoever holds a post.
    3. For members of this branch: members and officers of a branch that organises it, coordinators of its region.
    4. For members of a body: who holds a post of the body that it names, or whose body organises it.
    5. Besides, whoever may edit the event.
    """
    if not (user and user.is_authenticated and user.is_active):
        return False
    return _is_for(user, event) or event.permissions_for_user(user).can_edit()


def _is_for(user, event):
    circle = circle_of(user)
    if event.audience == Audience.EVERYONE:
        return True
    if event.audience == Audience.MEMBERS:
        return circle.is_one_of_us
    if event.audience == Audience.BRANCH:
        return circle.places.has(event)
    return circle.seats.has(event) or _named(event) in circle.body_names


def _named(event):
    """The body as the source calls it: a translation may call it by another name."""
    name = event.body_name
    if event.locale.language_code != settings.LANGUAGE_CODE:
        source = EventPage.objects.filter(
            translation_key=event.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        name = source.values_list("body_name", flat=True).first() or name
    return name.strip().casefold()


def may_copy(user, page):
    """Whether somebody may copy a page: the copy is theirs to read, with the ways in of all events in it.

    Whoever may not edit an event that is not open to all members, or a draft, has no business with its secrets.
    """
    secret = ~Q(audience__in=OPEN_TO_MEMBERS) | Q(has_unpublished_changes=True) | Q(live=False)
    events = EventPage.objects.descendant_of(page, inclusive=True).filter(secret)
    return all(event.permissions_for_user(user).can_edit() for event in events.iterator())
