"""What the history of a page says of our verbs (branches.plans.services)."""

from django.utils.translation import gettext_lazy as _

# The name in the log, what was done, and the sentence of the history.
ACTIONS = {
    "branches.start_plan": (_("Begin a plan"), _("Begun from the template")),
    "branches.update_progress": (_("Update progress"), _("The progress was brought up to date")),
}
