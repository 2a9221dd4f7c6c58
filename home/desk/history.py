"""What the history calls what happens at the desk: (label, what happened)."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "home.tick": (_("Take a step"), _("Step of the checklist taken")),
    "home.untick": (_("Take back a step"), _("Step of the checklist taken back")),
    "home.write_note": (_("Write a note"), _("Coordinator’s note written")),
    "home.change_note": (_("Change a note"), _("Coordinator’s note changed")),
    "home.delete_note": (_("Delete a note"), _("Coordinator’s note deleted")),
    "home.begin_report": (_("Begin a report"), _("Regional report begun")),
    "home.file_report": (_("File a report"), _("Regional report filed")),
    "home.delete_report": (_("Delete a report"), _("Draft of a regional report deleted")),
}
