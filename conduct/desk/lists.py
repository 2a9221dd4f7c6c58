"""The list of cases: where each stands, what is due, whose it is, whether there is something new."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from conduct.cases.due import Due, due_in, today
from conduct.cases.people import officers
from conduct.choices import State
from conduct.keys.readers import active_key_of
from conduct.models import Case, CaseKey, Part
from conduct.sealing.tags import tag

TONES = {State.RECEIVED: "amber", State.RISK_CHECKED: "amber", State.CLOSED: "neutral"}
SHOWN = {
    "open": pgettext_lazy("cases", "Open"),
    "mine": gettext_lazy("Mine"),
    "new": gettext_lazy("Something new"),
    "all": gettext_lazy("All"),
    **{str(state): state.label.capitalize() for state in State},
}


@dataclass(frozen=True)
class Row:
    """A case as its reader sees it in the list and at the head of its page."""

    case: Case
    due: Due | None
    # Who handles it: "me", "other", "nobody".
    whose: str
    handler: str
    is_new: bool
    day: date

    @property
    def url(self):
        return reverse("conduct:desk_case", args=[self.case.pk])

    @property
    def state(self):
        return State(self.case.state).label

    @property
    def tone(self):
        return TONES.get(self.case.state, "teal")

    @property
    def is_open(self):
        return self.case.state != State.CLOSED

    @property
    def urgency(self):
        """Sorts the list: what is overdue or due first, then what is new, what is closed last."""
        by = self.due.by if self.due else date.max
        return (not self.is_open, by, not self.is_new, self.case.received_on, self.case.code_name)


def cases_of(user):
    """What somebody can read, each with the number of its ``newest`` part and of the last they ``read``."""
    key = active_key_of(user)
    parts = Part.objects.filter(case=OuterRef("pk")).values("case").annotate(last=Max("number")).values("last")
    own = CaseKey.objects.filter(case=OuterRef("pk"), reader=tag(key.public_key) if key else "").values(
        "read_through"
    )
    return Case.objects.visible_to(user).annotate(newest=Subquery(parts), read=Subquery(own))


def rows_of(user, show="open"):
    among = officers()
    rows = [row_of(case, user, among) for case in cases_of(user)]
    return sorted((row for row in rows if _is_shown(row, show)), key=lambda row: row.urgency)


def row_of(case, user, among):
    """A case of :func:`cases_of` as a row; ``among`` are the officers of today."""
    handler = among.get(case.assigned)
    whose = "nobody" if handler is None else "me" if handler.user.pk == user.pk else "other"
    day = today()
    return Row(
        case=case,
        due=due_in(case, day),
        whose=whose,
        handler=handler.name if handler else "",
        is_new=(case.newest or 0) > (case.read or 0),
        day=day,
    )


def _is_shown(row, show):
    answers = {"open": row.is_open, "mine": row.is_open and row.whose == "me", "new": row.is_new, "all": True}
    return answers.get(show, str(row.case.state) == show)


def when_empty(show):
    """What an empty list means."""
    if show == "open":
        return _("No case is open"), _("When a report comes that you may read, you get a mail, and it stands here.")
    return _("Nothing like this"), _("No case that you can read is so.")
