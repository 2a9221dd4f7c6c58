"""What the apps add to the account: sections of its page, what the export shows, what deletion does.

The account stands below the apps that hold a person's data and cannot import them, so each registers its own when
it is ready (``AppConfig.ready`` imports the module that does). Of everything that points to a person a test asks
(tests/members/account/test_everything_is_covered.py): is it exported, and is it erased?

What points to a person is named ``"app.Model.field"``, as in ``of=["events.CalendarToken.user"]``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.urls import reverse

SECTIONS: dict[str, "Section"] = {}
EXPORTS: dict[str, "Export"] = {}
ERASURES: dict[str, "Erasure"] = {}
FORETOLD: list[Callable] = []
# What is not exported, and the reason.
UNEXPORTED: dict[str, str] = {}


@dataclass(frozen=True)
class Section:
    """One part of the account: a line or two on the overview, and a page behind them at ``/account/settings/<key>/``.

    ``summary(request)`` gives the lines as a list of texts; None hides the section from this person.
    What stands behind it is one of three: ``form``, a class called as ``form(data, user=user)`` and saved by its
    ``save()``, whose page says ``lede`` and, when it is saved, ``saved``; ``view``, called as ``view(request,
    section)``, which may answer with ``members.account.pages.section_page``; or ``url``, the name of a page that is
    there already.
    """

    key: str
    title: str
    order: int
    summary: Callable
    lede: str = ""
    form: type | None = None
    saved: str = ""
    view: Callable | None = None
    url: str = ""
    # What the link to it says, where that is not "Change".
    link: str = ""

    def get_absolute_url(self):
        return reverse(self.url) if self.url else reverse("account_section", args=[self.key])


@dataclass(frozen=True)
class Export:
    """``data(user)`` gives what can be written as JSON: a dict, or a list of dicts; dates and times stay objects."""

    name: str
    title: str
    order: int
    data: Callable
    of: frozenset[str]
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Erasure:
    """``erase(user)`` deletes, or forgets the person in, rows that deleting the user's row would not reach."""

    erase: Callable
    order: int
    of: frozenset[str]
    goes: str = ""
    stays: str = ""


def account_section(key, title, order, *, summary, **more):
    """Add a section, see :class:`Section`; ``order`` also says in which group it stands (members.account.pages)."""
    SECTIONS[key] = Section(key, title, order, summary, **more)


def exports(name, title="", *, of: Iterable[str] = (), order=50, labels=None):
    """Have ``data(user)`` under ``name`` in the export, and below ``title`` on its readable page.

    ``labels`` says how the readable page calls a key: ``{"start": _("from")}``; other keys are shown as they are.
    """

    def register(data):
        EXPORTS[name] = Export(
            name, title or name.replace("_", " ").capitalize(), order, data, frozenset(of), labels or {}
        )
        return data

    return register


def erases(erase=None, *, of: Iterable[str] = (), order=50, goes="", stays=""):
    """Have ``erase(user)`` called when somebody deletes their account: ``@erases``, ``@erases(of=[…], goes=_("…"))``.

    All are called in one transaction, smaller ``order`` first, before the user's row is deleted, which itself takes
    along what cascades and empties what is set to null. ``goes`` and ``stays`` are sentences for the page that says
    what deletion means; so one may be registered for its words alone.
    """

    def register(erase):
        ERASURES[f"{erase.__module__}.{erase.__qualname__}"] = Erasure(erase, order, frozenset(of), goes, stays)
        return erase

    return register(erase) if erase else register


def foretells(tell):
    """Have ``tell(user)`` asked before somebody deletes their account: sentences they ought to read, or none."""
    if tell not in FORETOLD:
        FORETOLD.append(tell)
    return tell


def unexported(because, *names):
    """Say why what points to a person is not in their export."""
    UNEXPORTED.update(dict.fromkeys(names, because))


def sections():
    return sorted(SECTIONS.values(), key=lambda section: (section.order, section.key))


def all_exports():
    return sorted(EXPORTS.values(), key=lambda export: (export.order, export.name))


def erasures():
    """In the order in which they run."""
    return [ERASURES[name] for name in sorted(ERASURES, key=lambda name: (ERASURES[name].order, name))]
