"""What the history of a page says of our verbs (events.services)."""

from django.utils.translation import gettext_lazy as _

# The name in the log, what was done, and the sentence of the history.
ACTIONS = {
    "events.cancelled_date": (_("Cancel a date"), _("One date was cancelled")),
    "events.moved_date": (_("Move a date"), _("One date was moved")),
    "events.restore_date": (_("Restore a date"), _("One date was restored")),
    "events.split": (_("Split a series"), _("The series was ended, and another begun")),
    "events.duplicate": (_("Duplicate an event"), _("Made as a duplicate of another event")),
}
