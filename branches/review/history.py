"""How the history of a page tells what was done with it besides Wagtail's own verbs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

TAKEN_BACK = gettext_lazy("Take back"), gettext_lazy("Taken back from review.")


class Reasoned(LogFormatter):
    """Says the reason that was given."""

    def format_message(self, entry):
        return f"{self.message} {_('Reason:')} “{entry.data.get('reason', '')}”"


def register(actions, verbs, *, reasoned=()):
    """Verbs are ``{name in the log: (what was done, the sentence of the history)}``; some come with a reason."""
    for name, (label, message) in verbs.items():
        base = Reasoned if name in reasoned else LogFormatter
        actions.register_action(name)(type("Formatter", (base,), {"label": label, "message": message}))
