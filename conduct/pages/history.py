"""What the history of a conduct page says of our verbs (conduct.pages.services)."""

from django.utils.translation import gettext_lazy as _

from branches.review.history import TAKEN_BACK

# The name in the log, what was done, and the sentence of the history.
REASONED = {
    "conduct.ask_withdrawal": (_("Ask for withdrawal"), _("Asked for it to be withdrawn.")),
    "conduct.withdraw": (_("Withdraw"), _("Withdrawn, as a colleague had asked: nobody reads it any more.")),
}
ACTIONS = REASONED | {
    "conduct.refuse_withdrawal": (_("Not withdrawn"), _("It was not withdrawn, and stays on the site.")),
    "conduct.take_back": TAKEN_BACK,
    "conduct.provision": (
        _("Published with the site"),
        _("Made and published by the system, as the site was set up. Changes take two approvals."),
    ),
}
