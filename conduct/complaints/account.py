"""Complaints about data in the account: the way to complain, the officer's way to the list, and what is exported."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from conduct.complaints.choices import OPEN, Act, State
from conduct.models import DataComplaint, DataComplaintAct
from conduct.rights import is_data_protection_officer
from members.account.sections import account_section, erases, exports


def way(request):
    return [
        _("To the data protection officer, by a form of its own."),
        _("What you send there is not linked to your account, and not in your copy: note the reference."),
    ]


def waiting(request):
    if not is_data_protection_officer(request.user):
        return None
    number = DataComplaint.objects.filter(state__in=OPEN).count()
    if not number:
        return [_("No complaint waits")]
    return [ngettext("%(n)d complaint waits for you", "%(n)d complaints wait for you", number) % {"n": number}]


account_section(
    "data-complaint",
    gettext_lazy("Complain about how we use your data"),
    38,
    summary=way,
    url="conduct:data_complaint",
    link=gettext_lazy("Open the form"),
)
account_section(
    "data-complaints",
    gettext_lazy("Complaints about data"),
    59,
    summary=waiting,
    url="conduct:data_complaints",
    link=gettext_lazy("Open the list"),
)


@exports(
    "data_complaints_handled",
    gettext_lazy("Complaints about data that you handled"),
    of=["conduct.DataComplaintAct.actor"],
    order=72,
    labels={"reference": gettext_lazy("reference"), "when": gettext_lazy("when"), "what": gettext_lazy("what")},
)
def handled(user):
    """What they did and when. What others complained of is theirs, and so are notes about it."""
    acts = DataComplaintAct.objects.filter(actor=user).select_related("complaint").order_by("at", "pk")
    return [{"reference": act.complaint.reference, "when": act.at, "what": str(_what(act))} for act in acts]


def _what(act):
    return State(act.state).label if act.state else Act(act.act).label


@erases(
    of=["conduct.DataComplaintAct.actor"],
    order=46,
    stays=gettext_lazy(
        "What you did with complaints about data, without your name; and those that you sent, which no account knows."
    ),
)
def forget_who_acted(user):
    DataComplaintAct.objects.filter(actor=user).update(actor=None)
