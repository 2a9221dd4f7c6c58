"""What the log holds about somebody: what their account did. It stays, by the account's number, when they go."""

from django.utils.translation import gettext_lazy as _

from conduct.models import LogEntry
from members.account.sections import erases, exports


@exports(
    "conduct_log",
    _("What the log of conduct cases says you did"),
    order=66,
    labels={"what": _("what"), "when": _("when")},
)
def entries(user):
    """Which cases these were is no fact about the officer."""
    return [{"what": str(row.said), "when": row.at} for row in LogEntry.objects.filter(actor=user.pk).iterator()]


@erases(
    order=66,
    stays=_("In the log of conduct cases: what your account did, under a number, without your name."),
)
def keep_entries(user):
    """Nobody can take anything out of the log, and who handled a case must be known as long as cases are."""
