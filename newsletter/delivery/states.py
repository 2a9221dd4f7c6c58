"""Where mailings and their rows stand: the only gates through which a state changes, and what the codes mean."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsletter.choices import DELIVERY_MOVES, MAILING_MOVES, DeliveryState, MailingState
from newsletter.models import Mailing
from newsletter.recipients.person import REFUSALS

# Why a mailing paused or asks.
REASONS = {
    "person": gettext_lazy("Somebody paused it."),
    "late": gettext_lazy("It was to begin some time ago and did not. Is it still right to send it?"),
    "morning": gettext_lazy("Mails were to be there at 08:00, some hours ago, and did not leave. Send them now?"),
    "withdrawn": gettext_lazy("An article in it has been withdrawn since it was frozen. The mails still have it."),
    "more": gettext_lazy("There are many more recipients than were confirmed."),
    "errors": gettext_lazy("Too many mails in a row were not accepted."),
    "mail_server": gettext_lazy("The mail server could not be reached for a long time."),
    "letter": gettext_lazy(
        "A mail could not be written: this is a mistake of the site, tell whoever looks after it."
    ),
}
# Why a row is where it is. Whatever else stands there is a mail server's answer, as codes, or a refusal by
# newsletter.recipients.person, which has words of its own.
ROW_REASONS = {
    "morning": gettext_lazy("Waits for 08:00 where they live"),
    "cancelled": gettext_lazy("The mailing was cancelled"),
    "crash": gettext_lazy("The sender was stopped in the middle of it"),
    "no_answer": gettext_lazy("The mail server had the mail and did not answer"),
    "connection": gettext_lazy("The connection broke before the mail server had the mail"),
    "again": gettext_lazy("Somebody decided to send it again"),
    "unwritable": gettext_lazy("Its address or text cannot be written for a mail server"),
    "provider": gettext_lazy("The mail provider refused it"),
    "taken": gettext_lazy("Somebody decided to take it as sent"),
}
OVER = frozenset({MailingState.DONE, MailingState.CANCELLED})


class NotAllowed(Exception):
    """No row of MAILING_MOVES or DELIVERY_MOVES leads there."""


class Moved(Exception):
    """Somebody else was quicker: the mailing does not stand any more where it was read."""


def move(mailing, to, reason="", **fields):
    """Have a mailing stand at ``to``, if it still stands where it was read. Raises ``NotAllowed``, ``Moved``."""
    if to not in MAILING_MOVES[MailingState(mailing.state)]:
        raise NotAllowed(f"{mailing.state} -> {to}")
    fields |= {"state": to, "reason": reason}
    if not Mailing.objects.filter(pk=mailing.pk, state=mailing.state).update(**fields):
        raise Moved
    for name, value in fields.items():
        setattr(mailing, name, value)


def turn(rows, old, new, **fields):
    """Have those of ``rows`` that stand at ``old`` stand at ``new``; how many did. Raises ``NotAllowed``."""
    if new not in DELIVERY_MOVES[DeliveryState(old)]:
        raise NotAllowed(f"{old} -> {new}")
    return rows.filter(state=old).update(state=new, changed_at=timezone.now(), **fields)


def row_reason(code):
    """A row's reason in words."""
    if code in ROW_REASONS:
        return str(ROW_REASONS[code])
    if code in REFUSALS:
        return str(REFUSALS[code])
    return _("The mail server answered %(code)s") % {"code": code} if code else ""
