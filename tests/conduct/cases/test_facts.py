"""What the server knows of a case: of one length, without the moment of writing, and sealed anew with new keys."""

import base64

import pytest
from cryptography.fernet import Fernet

from common.encryption import reseal_everything
from conduct.cases.facts import Facts
from conduct.choices import Kind
from conduct.models import Case
from tests.conduct import world

pytestmark = pytest.mark.django_db


def test_facts_are_as_long_whatever_they_are():
    lengths = {len(Facts(kind, frozenset(range(1, n))).sealed()) for kind in Kind for n in (1, 9, 40)}
    assert len(lengths) == 1


def test_facts_do_not_say_when_they_were_written():
    token = base64.urlsafe_b64decode(Facts(Kind.OTHER).sealed())
    assert int.from_bytes(token[1:9], "big") == 0


def test_with_a_new_key_in_front_facts_are_sealed_again_and_the_old_key_can_go(settings):
    case = world.case(kind=Kind.BULLYING)
    new = Fernet.generate_key().decode()
    settings.ENCRYPTION_KEYS = [new, *settings.ENCRYPTION_KEYS]
    assert reseal_everything() >= 1
    settings.ENCRYPTION_KEYS = [new]
    assert Facts.of(Case.objects.get(pk=case.pk)).kind == Kind.BULLYING
