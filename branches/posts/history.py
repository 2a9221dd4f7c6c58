"""What the history says of what is done to terms; it names nobody."""

from django.utils.translation import gettext_lazy as _

# Action: its name, and what it says in a list.
ACTIONS = {
    "branches.term.appoint": (_("Appoint"), _("Somebody was put into a seat")),
    "branches.term.end": (_("End a term"), _("The end of a term was set")),
    "branches.term.correct": (_("Correct a term"), _("What was written down of a term was corrected")),
}
