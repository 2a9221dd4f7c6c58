"""What is to be done next in a case, said first on its page: tired people should not have to work that out."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conduct.choices import OUTCOMES, State


@dataclass(frozen=True)
class Step:
    """``heading`` finishes "Now: …"; where one press says that it is done, ``button`` leads on ``to`` a state."""

    heading: str
    text: str
    button: str = ""
    to: str = ""


def next_step(case, has_written):
    """The :class:`Step` of a case. ``has_written``: whether anybody has written to whoever reported."""
    if case.state in OUTCOMES:
        return _after_outcome(case)
    if case.state == State.RISK_CHECKED and not has_written:
        return Step(
            _("write that it has arrived"),
            _(
                "Write a message below: thank them, say who reads this, and when they will hear from you. Then mark "
                "it "
                "as acknowledged."
            ),
        )
    return {
        State.RECEIVED: _check_risk,
        State.RISK_CHECKED: _acknowledge,
        State.ACKNOWLEDGED: _explain,
        State.OPTIONS_EXPLAINED: _decide,
        State.CLOSED: _nothing,
    }[State(case.state)](case)


def _check_risk(case):
    return Step(
        _("check for risk"),
        _(
            "Open the report and read it once, only for this: is anybody in danger now? Is anybody under 18, or at "
            "risk? If so, help comes first: local emergency services, then the Party’s safeguarding contact."
        ),
        _("Risk is checked"),
        State.RISK_CHECKED,
    )


def _acknowledge(case):
    return Step(
        _("mark it as acknowledged"),
        _("They have been written to. If the message said that the report has arrived, this step is done."),
        _("It is acknowledged"),
        State.ACKNOWLEDGED,
    )


def _explain(case):
    return Step(
        _("explain what can be done"),
        _(
            "Write what the possibilities are, what each would mean for them, and that they decide. If it is not "
            "about our members or meetings at all, say so and who can help."
        ),
    )


def _decide(case):
    return Step(
        _("do what was agreed, and say here what it was"),
        _(
            "Wait for their answer before you do anything in their name. What you choose here can be followed by "
            "another."
        ),
    )


def _after_outcome(case):
    if not case.told_on:
        return Step(
            _("tell them what came of it"),
            _("Write a message below. Only then can the case be closed."),
        )
    return Step(
        _("close the case, when nothing is open any more"),
        _("They were told on %(day)s. A closed case is kept for a time and then deleted.")
        % {"day": date_format(case.told_on)},
        _("Close the case"),
        State.CLOSED,
    )


def _nothing(case):
    return Step(
        _("nothing"),
        _("The case is closed. It is deleted on %(day)s. They can still write by their six words until then.")
        % {"day": date_format(case.delete_on) if case.delete_on else "–"},
    )
