"""What the history of an edition says of our verbs (newsletter.editions.services)."""

from django.utils.translation import gettext_lazy as _

# The name in the log, what was done, and the sentence of the history.
ACTIONS = {
    "newsletter.start_edition": (_("Begin an edition"), _("The edition was begun")),
    "newsletter.freeze": (_("Freeze a mailing"), _("What is sent was frozen")),
    "newsletter.publish_edition": (_("Publish an edition"), _("The edition’s page was put on the web")),
    "newsletter.test_send": (_("Send a test"), _("Somebody sent themselves the mail as a test")),
}
