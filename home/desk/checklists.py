"""The way to a branch that lives by itself, as data: what is found from facts, and what a person ticks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from branches.choices import Status
from home.desk.facts import BranchFacts

FORMING, DORMANT = Status.FORMING, Status.DORMANT
BOTH = frozenset({FORMING, DORMANT})


@dataclass(frozen=True)
class Item:
    """A step. ``check`` reads it from the facts; without one a person ticks it. ``todo`` names a screen (ways)."""

    key: str
    title: str
    help: str
    check: Callable[[BranchFacts], bool] | None = None
    todo: str = ""
    statuses: frozenset = BOTH


@dataclass(frozen=True)
class Step:
    item: Item
    done: bool
    done_on: date | None = None

    @property
    def is_ticked(self):
        """Whether a person ticks it."""
        return self.item.check is None


ITEMS = (
    Item(
        "ask-who-is-there",
        _("Ask who is still there"),
        _("Write to the last officers, and to members through the membership secretary."),
        statuses=frozenset({DORMANT}),
    ),
    Item(
        "three-members",
        _("Find three members who want to start"),
        _("Three who say yes are enough. The membership secretary can write to everyone in the catchment."),
    ),
    Item(
        "catchment",
        _("Agree the catchment"),
        _("Which countries or areas belong to it, so that “Find my branch” leads there."),
        lambda facts: facts.has_catchment,
    ),
    Item(
        "zone",
        _("Choose the time zone"),
        _("The clock its meetings follow, with the further zones its members live in."),
        lambda facts: bool(facts.time_zone) and facts.time_zone != "UTC",
        "page",
    ),
    Item(
        "page-text",
        _("Write the page"),
        _("Who it is for, how it meets, what comes next: three short paragraphs."),
        lambda facts: facts.has_text,
        "page",
    ),
    Item(
        "mailbox",
        _("Set up a role mailbox"),
        _("An address of the post, not of a person, so that it can be handed over."),
        lambda facts: facts.has_mailbox,
        "page",
    ),
    Item(
        "first-meeting-announced",
        _("Announce a first meeting"),
        _("Online is enough, at an hour that is day for most of the catchment."),
        lambda facts: bool(facts.next_meeting or facts.last_held),
        "event",
    ),
    Item(
        "first-meeting-held",
        _("Hold the meeting"),
        _("Say hello, agree what the branch is for, and when it meets again."),
        lambda facts: bool(facts.last_held and facts.last_held >= (facts.status_since or facts.last_held)),
        "event",
    ),
    Item(
        "secretary",
        _("Fill the post of secretary"),
        _("One who calls meetings and answers letters; two may share it."),
        lambda facts: facts.seats.has_secretary,
        "posts",
    ),
    Item(
        "rules-agreed",
        _("Agree the rules"),
        _("The branch adopts the standing orders, as they are or with its own additions."),
    ),
    Item(
        "plan",
        _("Write the first plan"),
        _("Three actions for the year are a plan."),
        lambda facts: bool(facts.plan),
        "plan",
    ),
    Item(
        "recognition",
        _("Apply for recognition"),
        _("The Executive Committee recognises the branch; its status here becomes provisional, then active."),
    ),
)
BY_KEY = {item.key: item for item in ITEMS}


def steps(facts, marks):
    """The steps of a branch on its way, with ``marks`` (``{key: day}``); none for a branch that is on its feet."""
    return [
        Step(item, item.check(facts) if item.check else item.key in marks, marks.get(item.key))
        for item in ITEMS
        if facts.status in item.statuses
    ]
