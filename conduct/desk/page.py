"""What the page of one case shows, and what its scripts are given: addresses, public keys, words."""

import json
from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format

from conduct.cases.people import Officer, officers, readers_of
from conduct.cases.services import could_share
from conduct.cases.states import ground_of, moves_of
from conduct.choices import OUTCOMES, PartKind, ReferralGround, State
from conduct.desk.forms import AssignForm, MoveForm
from conduct.desk.guidance import points_for, pressing_for
from conduct.desk.history import history_of
from conduct.desk.lists import cases_of, row_of
from conduct.desk.steps import next_step
from conduct.desk.words import words
from conduct.keys.readers import active_key_of


@dataclass(frozen=True)
class People:
    among: dict[str, Officer]
    readers: list[Officer]


def people_in(case):
    among = officers()
    return People(among, readers_of(case, among))


def case_page(request, case, move=None):
    people = people_in(case)
    row = row_of(cases_of(request.user).get(pk=case.pk), request.user, people.among)
    key = active_key_of(request.user)
    ground = ground_of(case)
    step = next_step(case, case.parts.filter(kind=PartKind.TO_REPORTER).exists())
    offered = _offered(case, step)
    context = {
        "case": case,
        "row": row,
        "step": step,
        "move": move or MoveForm(case=case, offered=offered),
        "offered": offered,
        "is_outcome": case.state in OUTCOMES,
        "is_closed": case.state == State.CLOSED,
        "assign": AssignForm(readers=people.readers, handler=case.assigned),
        "own_key": key,
        "readers": people.readers,
        "others": could_share(case, people.among),
        "history": history_of(case),
        "points": points_for(case),
        "pressing": pressing_for(case),
        "ground": ReferralGround(ground).label if ground else "",
        "desk": json.dumps(_for_scripts(case, key, ground, request.user, row.case.read)),
    }
    return render(request, "conduct/desk/case.html", context)


def _offered(case, step):
    """The states to choose from, but for the one that has a button, and what would be refused for now."""
    waits = {State.ACKNOWLEDGED, State.CLOSED}
    return [state for state in moves_of(case) if state != step.to and state not in waits]


def _for_scripts(case, key, ground, user, read):
    """What static/js/conduct/desk.js reads from the page."""
    verbs = ("open", "read", "altered", "write", "share", "pack")
    return {
        "case": str(case.pk),
        "name": case.code_name,
        "wrapped": key.wrapped,
        "read": read,
        "publicKey": key.public_key,
        "recipient": case.recipient,
        "reporter": case.reporter_recipient,
        "addresses": {verb: reverse(f"conduct:desk_{verb}", args=[case.pk]) for verb in verbs},
        "pack": {
            "ground": str(ReferralGround(ground).label) if ground else "",
            "received": date_format(case.received_on),
            "officer": user.get_full_name(),
        },
        "words": words(),
    }
