"""A report that was really sent: against one officer, by somebody who put canaries into everything."""

from dataclasses import dataclass

import pytest
from django.test import Client

from conduct.models import Case
from conduct.sealing.derivation import derive
from tests.conduct import world
from tests.conduct.adversaries.telling import BOTH, Teller
from tests.conduct.reporting.form import form_page


@dataclass
class Reported:
    """``out`` is the officer whom whoever reported named; the ``readers`` can read it."""

    case: Case
    words: str
    out: object
    readers: list

    @property
    def marks(self):
        """What only those who read the case could show."""
        case = self.case
        return [case.code_name, str(case.pk), case.pk.hex, case.locator, case.recipient, case.reporter_recipient]


@pytest.fixture
def people(db):
    """``(out, readers)``: before anything was reported."""
    world.trustees()
    form_page()
    return world.officer("otto"), [world.officer("anna"), world.officer("bela")]


@pytest.fixture
def report(people):
    """``report()`` sends one, with files and a message."""

    def sent():
        out, readers = people
        teller = Teller(Client())
        for screen, fields in teller.screens():
            teller.name(out) if screen == "people" else teller.post(screen, **fields)
        teller.send()
        teller.post("thread", message=BOTH)
        case = Case.objects.get(locator=derive(teller.words).locator)
        assert case.parts.count() == 4
        return Reported(case, teller.words, out, readers)

    return sent
