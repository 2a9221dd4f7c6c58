"""What an answer makes urgent to say at once, before the next question: danger first, then who else has to decide."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from conduct.choices import FOR_THE_PARTY, AtRisk, Kind

# The questions whose answers there is something to say about.
ABOUT = frozenset({"kind", "risk"})


@dataclass(frozen=True)
class Advice:
    tone: str
    heading: str
    text: str


def advice_on(answers):
    """The :class:`Advice` for what was answered so far; nobody's words are judged by it."""
    kind = answers.get("kind")
    if kind == Kind.SAFEGUARDING or answers.get("risk") == AtRisk.YES:
        yield Advice(
            "error",
            _("If somebody is in danger now, do not wait for us"),
            _(
                "Call the emergency number of the country you are in: 112 in the European Union and from most mobile "
                "phones in the world. Officers read reports within days, not minutes."
            ),
        )
    if kind == Kind.SEXUAL_HARASSMENT:
        yield Advice(
            "info",
            _("The Party investigates this, we may not"),
            _(
                "The Party’s own portal and the independent advice line stand on the first page of this form. From "
                "us you can have support, safer meetings, and, if you want it, help with passing it on."
            ),
        )
    elif kind in FOR_THE_PARTY:
        yield Advice(
            "info",
            _("The Party’s independent boards decide about this, we may not"),
            _("From us you can have support, safer meetings, and, if you want it, help with passing it on."),
        )
