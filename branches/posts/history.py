"""What the history says of what is done to terms; it names nobody."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

# Action: its name, and what it says in a list.
ACTIONS = {
    "branches.term.appoint": (_("Appoint"), _("Somebody was put into a seat")),
    "branches.term.confirm": (_("Confirm a term"), _("A second officer confirmed who was put into a seat")),
    "branches.term.end": (_("End a term"), _("The end of a term was set")),
    "branches.term.correct": (_("Correct a term"), _("What was written down of a term was corrected")),
}


def note(actor, action, term, **data):
    """In the history of the post and, under Wagtail's own names, of the term. It names nobody, so it stays for good.

    A history shows the last entry of an action in one request, so the two are not called the same.
    """
    days = {"start": term.start.isoformat(), "end": term.end.isoformat() if term.end else ""}
    data = {"term": term.pk, "seat": term.seat, "share": term.share, **days, **data}
    log(term.post, action, user=actor, data=data)
    log(term, "wagtail.create" if action == "branches.term.appoint" else "wagtail.edit", user=actor, data=data)
