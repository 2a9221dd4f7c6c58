"""That somebody made a mailing: neither exported nor kept with their account.

What was sent to somebody is newsletter.subscriptions.account's.
"""

from django.utils.translation import gettext_lazy as _

from members.account.sections import unexported

unexported(
    _("Belongs to the newsletter’s records; your name goes from it with your account."),
    "newsletter.Mailing.created_by",
)
