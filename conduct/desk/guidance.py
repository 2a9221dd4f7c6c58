"""What stands beside a case: how to handle it well, after Acas's guides for those who handle complaints."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from conduct.cases.facts import Facts
from conduct.choices import FOR_THE_PARTY, Kind, State


@dataclass(frozen=True)
class Point:
    title: str
    text: str


ALWAYS = (
    Point(
        _("Take it seriously, and soon"),
        _("However it is told, and however long ago it was. Late is no reason to doubt."),
    ),
    Point(
        _("Do not judge"),
        _(
            "Never ask whether it was meant. What counts is what it did to them. That nobody else saw it is no "
            "reason not to believe it."
        ),
    ),
    Point(
        _("Nobody is too important"),
        _(
            "No post and no friendship counts for anything here. If you know a person involved, step back: nobody "
            "asks why."
        ),
    ),
    Point(
        _("Do not talk anybody out of it"),
        _("Or into it. Say what is possible; they decide. They may change their mind."),
    ),
    Point(
        _("Watch for revenge"),
        _("Ask whether anybody makes it hard for them since. That is a matter of its own, and taken as seriously."),
    ),
    Point(
        _("Be fair to whoever is named"),
        _("It is a report, not a finding. Write nothing, also in notes, that you would not say to both."),
    ),
    Point(
        _("Look after yourself"), _("Share the case if it weighs on you. You need not read it alone, nor at night.")
    ),
)
FOR_PARTY = Point(
    _("The Party decides about this, not we"),
    _(
        "Labour International may not investigate it or settle it among members. Support them, keep meetings safe, "
        "show them the Party’s own way to complain and the independent advice line, and refer it only with their "
        "consent."
    ),
)
SAFEGUARDING = Point(
    _("Somebody under 18, or at risk"),
    _(
        "Do not promise to keep it to yourself. If somebody is in danger the Party’s safeguarding contact must be "
        "told, consent or not. Say so to them first, if that is safe."
    ),
)
DATA_BREACH = Point(
    _("Personal data may be in wrong hands"),
    _(
        "The data protection officer has to be told at once: the law gives 72 hours. Tell them that there is "
        "something; what the report says only as far as they need it."
    ),
)
BY_KIND = {
    **dict.fromkeys(FOR_THE_PARTY, FOR_PARTY),
    Kind.SAFEGUARDING: SAFEGUARDING,
    Kind.DATA_BREACH: DATA_BREACH,
}
OUTSIDE = Point(
    _("Before anything leaves this site"),
    _(
        "An accusation against somebody who is no member, or a report that goes to anybody but the Party, needs "
        "another legal ground: ask the data protection officer first."
    ),
)


def pressing_for(case):
    """What the kind of a case demands before all else, or None."""
    return BY_KIND.get(Facts.of(case).kind)


def points_for(case):
    """What holds for a case where it stands, the most pressing first."""
    is_leaving = case.state in (State.OPTIONS_EXPLAINED, State.SUPPORTED, State.REFERRED)
    return (OUTSIDE, *ALWAYS) if is_leaving else ALWAYS
