"""What the history of a conduct page says of our verbs (conduct.pages.services)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class _Reasoned(LogFormatter):
    def format_message(self, entry):
        return f"{self.message} {_('Reason:')} “{entry.data.get('reason', '')}”"


class AskFormatter(_Reasoned):
    label = gettext_lazy("Ask for withdrawal")
    message = gettext_lazy("Asked for it to be withdrawn.")


class WithdrawFormatter(_Reasoned):
    label = gettext_lazy("Withdraw")
    message = gettext_lazy("Withdrawn, as a colleague had asked: nobody reads it any more.")


class RefuseFormatter(LogFormatter):
    label = gettext_lazy("Not withdrawn")
    message = gettext_lazy("It was not withdrawn, and stays on the site.")


class TakeBackFormatter(LogFormatter):
    label = gettext_lazy("Take back")
    message = gettext_lazy("Taken back from review.")


class ProvisionFormatter(LogFormatter):
    label = gettext_lazy("Published with the site")
    message = gettext_lazy("Made and published by the system, as the site was set up. Changes take two approvals.")


FORMATTERS = {
    "conduct.ask_withdrawal": AskFormatter,
    "conduct.withdraw": WithdrawFormatter,
    "conduct.refuse_withdrawal": RefuseFormatter,
    "conduct.take_back": TakeBackFormatter,
    "conduct.provision": ProvisionFormatter,
}


def register(actions):
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
