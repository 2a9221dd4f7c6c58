"""How somebody comes to an event: who may, and the way in for those it is shown to (events.access)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from branches.choices import Mode
from events.access import may_join
from events.choices import Action, Audience
from members.signin.asking import Question, question_before

# Whoever comes this late is let in first, and asked beside the link.
SOON = timedelta(minutes=15)


@dataclass(frozen=True)
class Joining:
    """``link`` and ``dial_in`` are empty for whom they are not meant for, and as long as ``question`` stands before
    them: what the reader is asked first, with a way on for whoever does not answer."""

    who: str
    is_online: bool = False
    link: str = ""
    dial_in: str = ""
    how: str = ""
    sign_in_url: str = ""
    question: Question | None = None


def joining(page, request, around, date):
    """For one date, or for none where the series is over."""
    who = who_may_come(page, around)
    if not page.mode or page.mode == Mode.IN_PERSON or date is None or not date.may_be_joined:
        return Joining(who)
    link = _link(page, date)
    if not (link or page.dial_in):
        # A deadline, or a week of calls, is not a room to come into.
        if page.is_all_day:
            return Joining(who)
        return Joining(who, is_online=True, how=_("The link follows; it will stand here."))
    if getattr(request, "is_preview", False):
        return Joining(who, is_online=True, link=link, dial_in=page.dial_in)
    if may_join(request.user, page):
        return _open(request, date, Joining(who, is_online=True, link=link, dial_in=page.dial_in))
    return _closed(page, request, who)


def _open(request, date, way_in):
    """The way in, behind or beside what somebody is asked before they come."""
    question = question_before(request, request.get_full_path())
    if question is None:
        return way_in
    if date.row.start - date.now <= SOON:
        return replace(way_in, question=question)
    return Joining(way_in.who, is_online=True, question=question)


def who_may_come(page, around):
    if page.audience == Audience.EVERYONE:
        return _("Everybody is welcome.")
    if page.audience == Audience.BODY and page.body_name:
        return _("For members of this body: %(body)s.") % {"body": page.body_name}
    if page.audience == Audience.BRANCH and around.organiser:
        return _("For members of %(branch)s.") % {"branch": around.organiser.title}
    return _("For all members.")


def _link(page, date):
    moved = date.actions.get(Action.MOVED) or date.actions.get(Action.EXTRA)
    return (moved.new_join_link if moved else "") or page.join_link


def _closed(page, request, who):
    """What somebody is told who does not get the way in."""
    if not request.user.is_authenticated:
        how = _("Sign in and the link stands here.")
        if page.audience != Audience.EVERYONE:
            how = _("Sign in: if it is meant for you, the link stands here.")
        sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
        return Joining(who, is_online=True, how=how, sign_in_url=sign_in)
    if page.audience == Audience.MEMBERS:
        how = _("The link is for members. If you are one, ask the membership secretary to link your address.")
        return Joining(who, is_online=True, how=how)
    return Joining(who, is_online=True, how=_("The organisers send the link. If you have none, write to them."))
