"""What a successor takes over: a pure function of the data at a moment, as sections of lines.

It names who is in office and nobody else, and holds no address of a person.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.choices import BodyKind
from branches.models import Body, BranchPage, Term
from branches.posts.offices import posts_of_bodies
from common.times import long_date
from common.zones import local_time
from events.models import EventPage, Occurrence
from events.recurrence import rule_of, sentence
from events.validation import first_start
from home.desk import ways
from home.desk.facts import BranchFacts, collect
from home.desk.rules import findings
from home.models import HandoverMark

A_DAY = timedelta(days=1)
# So long before its end a handover begins, and so long after its beginning somebody is new.
NEAR, NEW = timedelta(days=60), timedelta(days=42)
DEADLINES_AHEAD, DEADLINES = timedelta(days=366), 8


@dataclass(frozen=True)
class Line:
    text: str
    url: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Item:
    """A line that is ticked. ``titles`` are the posts it is for, in lower case; empty for all."""

    key: str
    text: str
    titles: frozenset = frozenset()


ITEMS = (
    Item("met", gettext_lazy("We have talked it through, in person or on screen.")),
    Item("mailbox", gettext_lazy("The password of the role mailbox is changed and handed over.")),
    Item("papers", gettext_lazy("Minutes, papers and lists are where the committee can reach them.")),
    Item("accounts", gettext_lazy("Video, social media and storage are in the name of the post, not of a person.")),
    Item("bank", gettext_lazy("The bank knows who signs now."), frozenset({"treasurer", "chair"})),
    Item("calendar", gettext_lazy("The next three meetings are announced, and somebody hosts each.")),
    Item("introduced", gettext_lazy("The successor is introduced to the committee and the regional coordinator.")),
    Item("signed-in", gettext_lazy("The successor has signed in and changed something on the page.")),
    Item("personal-data", gettext_lazy("Copies of members’ data at home are deleted.")),
)
HOW_TO = (
    (gettext_lazy("Cancel or move a meeting: Events, Next dates, then Cancel or Move beside the date."), "dates"),
    (gettext_lazy("Announce a meeting: on the branch’s page add an event. A monthly series is one page."), "event"),
    (
        gettext_lazy("Change the page: edit, look at the preview, publish. What it was is under History."),
        "page",
    ),
    (gettext_lazy("Say how far the plan is: Update progress, a few ticks each month."), "plan"),
)


@dataclass(frozen=True)
class Pack:
    """The handover of one term. ``ends`` is the last day of it, None where it has no end."""

    term: int
    post: str
    body: str
    day: date
    ends: date | None
    follows: str
    sections: tuple[Section, ...]
    items: tuple[Item, ...]

    @property
    def title(self):
        return _title(self.post, self.body)

    @property
    def introduction(self):
        if self.ends is None:
            return _("The term has no end yet.")
        words = {"day": long_date(self.ends), "who": self.follows}
        if self.follows:
            return _("The term ends on %(day)s. %(who)s takes over.") % words
        return _("The term ends on %(day)s. Nobody is named to take over yet.") % words


def _title(post, body):
    return _("Handover: %(post)s, %(body)s") % {"post": post, "body": body}


def pack_title(term):
    return _title(_(term.post.title), term.post.body.name)


def pack(term, now):
    """The :class:`Pack` of a term of office at a moment."""
    body, day = term.post.body, local_time(now, term.post.body.time_zone).date()
    branch = BranchPage.objects.filter(pk=body.page_id).first()
    facts = collect(BranchPage.objects.filter(pk=branch.pk), now)[0] if branch else None
    sections = (
        Section(_("What recurs"), tuple(_series(branch) if branch else ())),
        Section(_("What comes up in the year"), tuple(_year(facts, now))),
        Section(_("What is open"), tuple(_open(facts, term) if facts else ())),
        Section(_("Who is in office"), tuple(_in_office(body, now))),
        Section(_("Where things are"), tuple(_places(facts, body))),
        Section(_("How it is done"), tuple(_how_to(facts))),
    )
    return Pack(
        term=term.pk,
        post=_(term.post.title),
        body=body.name,
        day=day,
        ends=term.end and term.end - A_DAY,
        follows=_follower(term),
        sections=tuple(section for section in sections if section.lines),
        items=items_of(term),
    )


def items_of(term):
    title = term.post.title.strip().casefold()
    return tuple(item for item in ITEMS if not item.titles or title in item.titles)


def _follower(term):
    """The names of whoever has the seat after this term, as they chose to show them."""
    if term.end is None:
        return ""
    after = Term.objects.confirmed().filter(post=term.post, seat=term.seat, start__gte=term.end)
    first = after.filter(start__in=after.order_by("start").values("start")[:1]).select_related("person")
    return " · ".join(each.person.get_full_name() for each in first if each.person)


def _series(branch):
    events = EventPage.objects.live().child_of(branch).exclude(rule="").order_by("path")
    for event in events:
        rule = sentence(rule_of(event.rule), first_start(event))
        yield Line(f"{event.title}: {rule}, {event.tz.replace('_', ' ')}", _edit(event.pk))


def _year(facts: BranchFacts | None, now):
    if facts and facts.plan:
        yield Line(
            _("The plan is for the time until %s; the next one is written before.") % long_date(facts.plan.last_day)
        )
    if facts and facts.looked_after:
        yield Line(
            _("The page was last looked after on %s; check it at least once a year.") % long_date(facts.looked_after)
        )
    dates = Occurrence.objects.visible().filter(kind__slug="deadline", branch=None).select_related("series__event")
    for date_ in dates.starting(now, now + DEADLINES_AHEAD).order_by("start", "pk")[:DEADLINES]:
        yield Line(f"{long_date(date_.first_day)}: {date_.series.event.title}")


def _open(facts, term):
    for finding in findings(facts):
        yield Line(finding.found.why, _whole(ways.way(finding.rule.todo, facts)))
    for ending in facts.seats.ending:
        if ending.term != term.pk:
            words = {"post": ending.title, "day": long_date(ending.end - A_DAY)}
            yield Line(_("%(post)s: the term ends on %(day)s, nobody follows yet.") % words)
    if facts.seats.open_titles:
        yield Line(_("Open posts: %s.") % ", ".join(facts.seats.open_titles))
    if facts.unanswered.number:
        yield Line(_("Messages without an answer: %d.") % facts.unanswered.number, _whole(ways.way("welcome", facts)))
    if facts.waiting.number:
        yield Line(_("People waiting to be welcomed: %d.") % facts.waiting.number, _whole(ways.way("welcome", facts)))


def _in_office(body, now):
    for posts in posts_of_bodies(Body.objects.filter(pk=body.pk), now):
        for office in posts.held:
            yield Line(f"{office.title}: {'; '.join(seat.names for seat in office.held)}")


def _places(facts, body):
    if facts:
        yield Line(_("The branch’s page, to edit"), _whole(ways.to_page(facts)))
        yield Line(_("The branch’s desk: what needs doing"), _whole(ways.to_desk(facts)))
        yield Line(_("The development plan"), _whole(ways.way("plan", facts)))
        yield Line(_("Who waits for an answer"), _whole(ways.way("welcome", facts)))
        yield Line(_("The role mailbox: its address is on the page’s form, its password with the committee"))
    if body.kind == BodyKind.REGION:
        yield Line(_("The region’s desk: every branch with its reasons"), _whole(reverse("desk_region")))
        yield Line(_("Reports to the executive"), _whole(reverse("desk_reports")))


def _how_to(facts):
    for text, name in HOW_TO:
        if facts or name == "dates":
            yield Line(str(text), _whole(ways.way(name, facts)))


def _edit(pk):
    return _whole(reverse("wagtailadmin_pages:edit", args=[pk]))


def _whole(path):
    return f"{settings.SITE_URL}{path}"


def as_text(found, done=frozenset()):
    """The pack as Markdown, for whoever keeps it elsewhere: the checklist first, then the sections."""
    lines = [f"# {found.title}", "", found.introduction, "", f"## {_('To tick off')}"]
    lines += [f"- [{'x' if item.key in done else ' '}] {item.text}" for item in found.items]
    for section in found.sections:
        lines += ["", f"## {section.title}"]
        lines += [f"- {line.text}" + (f" <{line.url}>" if line.url else "") for line in section.lines]
    return "\n".join([*lines, "", _("As of %s.") % long_date(found.day), ""])


def done_on(term):
    """``{key of a line: day}`` of what is ticked."""
    return dict(HandoverMark.objects.filter(term=term).values_list("item", "done_on"))
