"""What a log says of an address that is a secret."""

import logging

import pytest
from django.core.signing import Signer

from common.logs import HideSecrets


def said(address):
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Forbidden: %s", (address,), None)
    HideSecrets().filter(record)
    return record.getMessage()


@pytest.mark.parametrize("salt", ["common.answered", "branches.welcome.take_back"])
def test_the_signature_of_a_mailed_link_stays_out_of_logs(salt):
    token = Signer(salt=salt).sign("12")
    assert token.partition(":")[2] not in said(f"/contact/answered/{token}/")
    assert said(f"/x/{token}/") == "Forbidden: /x/12:…/"


def test_what_is_no_secret_stays():
    assert said("/branches/berlin/") == "Forbidden: /branches/berlin/"
