"""What the history of an article says of our verbs (newsletter.approval.services)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class _Reasoned(LogFormatter):
    """Says the reason that was given, and where it was done in several languages, in which."""

    def format_message(self, entry):
        return f"{self.message} {_('Reason:')} “{entry.data.get('reason', '')}”"


class WithdrawFormatter(_Reasoned):
    label = gettext_lazy("Withdraw")
    message = gettext_lazy("Withdrawn: nobody reads it any more.")


class AskFormatter(_Reasoned):
    label = gettext_lazy("Ask for withdrawal")
    message = gettext_lazy("Its author asked for it to be withdrawn.")


class TakeBackFormatter(LogFormatter):
    label = gettext_lazy("Take back")
    message = gettext_lazy("Taken back from review.")


FORMATTERS = {
    "newsletter.withdraw": WithdrawFormatter,
    "newsletter.ask_withdrawal": AskFormatter,
    "newsletter.take_back": TakeBackFormatter,
}


def register(actions):
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
