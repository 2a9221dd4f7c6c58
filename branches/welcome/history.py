from django.utils.translation import gettext_lazy as _

# What the admin's history calls our verbs, and how it tells of them.
ACTIONS = {
    "branches.welcome": (_("Welcome"), _("Welcomed")),
    "branches.hand_over": (_("Hand over"), _("Handed to another branch")),
    "branches.delete_spam": (_("Delete as spam"), _("Deleted as spam")),
}
