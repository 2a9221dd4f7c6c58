"""What the history of an article says of our verbs (newsletter.approval.services)."""

from django.utils.translation import gettext_lazy as _

from branches.review.history import TAKEN_BACK

# The name in the log, what was done, and the sentence of the history.
REASONED = {
    "newsletter.withdraw": (_("Withdraw"), _("Withdrawn: nobody reads it any more.")),
    "newsletter.ask_withdrawal": (_("Ask for withdrawal"), _("Its author asked for it to be withdrawn.")),
}
ACTIONS = REASONED | {"newsletter.take_back": TAKEN_BACK}
