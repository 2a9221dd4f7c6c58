"""What the history calls what happens to a mailing: (label, what happened)."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "newsletter.confirm": (_("Confirm a mailing"), _("Mailing confirmed")),
    "newsletter.begin": (_("Begin a mailing"), _("Recipients listed, sending begun")),
    "newsletter.pause": (_("Pause a mailing"), _("Mailing paused")),
    "newsletter.resume": (_("Resume a mailing"), _("Mailing resumed")),
    "newsletter.cancel": (_("Cancel a mailing"), _("Mailing cancelled")),
    "newsletter.ask": (_("Ask about a mailing"), _("Mailing stopped: a decision is needed")),
    "newsletter.answer": (_("Answer about a mailing"), _("Decided about a mailing")),
    "newsletter.answer_unknown": (_("Decide about a mail"), _("Decided about a mail nobody knows of")),
    "newsletter.finish": (_("Finish a mailing"), _("Mailing sent")),
}
