"""The admin's first screen, for somebody with twenty minutes: what needs them, with the way to do it.

A person sees only what concerns them; where nothing does, the panel is not there.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from branches.models import Term
from branches.welcome.queue import waiting_by_branch
from common.times import long_date
from home.desk import scope
from home.desk.facts import BranchFacts
from home.desk.handover import A_DAY, NEAR, NEW
from home.desk.overview import BranchDesk, overview
from home.desk.ways import way
from members.choices import ClaimState, ImportState
from members.models import ImportRun, MembershipClaim
from members.rights import Capability, holds

# Reasons shown of each branch; the rest are on its desk.
SHOWN = 3
WELCOME, ASKED, LISTS = "branches_welcome", "register_questions", "register_imports"


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class OwnBranch:
    """One's own branch: its next meeting with what may be done to it, its first reasons, the usual ways on."""

    desk: BranchDesk
    links: tuple[Link, ...]

    @property
    def findings(self):
        return self.desk.findings[:SHOWN]

    @property
    def more(self):
        return max(0, len(self.desk.findings) - SHOWN)


class DeskPanel(Component):
    """What needs somebody this week: their branch, their region, a handover, the start of a term."""

    name = "desk"
    template_name = "home/desk/first_screen.html"
    order = 10

    class Media:
        css = {"all": ["css/desk.css"]}

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        user, now = self.request.user, timezone.now()
        return {
            "branches": [OwnBranch(desk, links(desk.facts)) for desk in self.own(user, now)],
            "region": overview(scope.helped_branches(user), now) if scope.coordinates(user) else None,
            "handovers": handovers(user),
            "begun": begun(user),
            "register": register_work(user),
        }

    @staticmethod
    def own(user, now):
        return overview(scope.own_branches(user), now).desks if scope.has_own(user) else ()

    def render_html(self, parent_context=None):
        """Nothing at all where nothing concerns the person."""
        user = self.request.user
        concerned = scope.has_own(user) or scope.coordinates(user) or handovers(user) or begun(user)
        concerned = concerned or register_work(user)
        return super().render_html(parent_context) if concerned else ""


def links(facts: BranchFacts):
    found = [Link(_("Announce a meeting"), way("event", facts))]
    if facts.next_meeting:
        date = [facts.next_meeting.event, facts.next_meeting.recurrence_id]
        found += [
            Link(_("Cancel the next one"), reverse("events_cancel", args=date)),
            Link(_("Move it"), reverse("events_move", args=date)),
        ]
    plan = _("Say how far the plan is") if facts.plan else _("Write a plan")
    welcome = _("Welcome newcomers (%d)") % facts.waiting.number if facts.waiting.number else ""
    found += [Link(plan, way("plan", facts)), Link(_("Change the page"), way("page", facts))]
    found += [Link(welcome, way("welcome", facts))] if welcome else []
    return (*found, Link(_("Everything about the branch"), reverse("desk_branch", args=[facts.pk])))


def handovers(user):
    """The terms of one's own that end within sixty days, and for who coordinates those of their branches."""
    day = timezone.localdate()
    ending = scope.handovers_of(user, day).filter(end__gt=day, end__lte=day + NEAR)
    if not (holds(user, Capability.REGION) and not user.is_superuser):
        ending = ending.filter(person=user)
    return [_ending(term, user) for term in ending.select_related("post__body").order_by("end", "pk")]


def _ending(term, user):
    words = {"post": term.post.title, "body": term.post.body.name, "day": long_date(term.end - A_DAY)}
    own = term.person_id == user.pk
    text = _("Your term as %(post)s, %(body)s, ends on %(day)s") if own else _("%(post)s, %(body)s: ends on %(day)s")
    return Link(text % words, reverse("desk_handover", args=[term.pk]))


def register_work(user):
    """For who keeps the membership register: who waits to be welcomed or answered, whose list needs a second."""
    if user.is_superuser or not holds(user, Capability.MEMBERSHIP):
        return []
    waiting = sum(number for number, _since in waiting_by_branch().values())
    questions = MembershipClaim.objects.filter(state=ClaimState.WAITING).count()
    lists = ImportRun.objects.filter(state=ImportState.WAITING).exclude(uploaded_by=user).count()
    found = [
        (waiting, ngettext("%d newcomer waits to be welcomed", "%d newcomers wait to be welcomed", waiting), WELCOME),
        (questions, ngettext("%d question waits for an answer", "%d questions wait for an answer", questions), ASKED),
        (lists, ngettext("%d list waits for a second officer", "%d lists wait for a second officer", lists), LISTS),
    ]
    return [Link(text % number, reverse(name)) for number, text, name in found if number]


def begun(user):
    """For the first weeks of a term of one's own: when it began, and the handover of who had the seat before."""
    day = timezone.localdate()
    terms = Term.objects.on(day).filter(person=user, start__gt=day - NEW).select_related("post__body")
    return [_begun(term, user, day) for term in terms.order_by("start", "pk")]


def _begun(term, user, day):
    before = scope.handovers_of(user, day).filter(post=term.post, seat=term.seat, end__lte=term.start).last()
    words = {"post": term.post.title, "body": term.post.body.name, "day": long_date(term.start)}
    text = _("You took over as %(post)s, %(body)s, on %(day)s. What you need to know is in the handover.")
    return Link(text % words, reverse("desk_handover", args=[(before or term).pk]))
