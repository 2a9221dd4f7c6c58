"""Secrets lie in the database sealed; keys can be changed without anybody noticing."""

import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from common.encryption import CannotOpen, seal, unseal
from tests import cast
from tests.architecture.sources import ROOT, python_files

OLD, NEW = (Fernet.generate_key().decode() for _n in range(2))
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_what_is_sealed_can_be_opened_and_does_not_show():
    sealed = seal(SECRET)
    assert SECRET not in sealed
    assert unseal(sealed) == SECRET
    assert seal(SECRET) != sealed


@pytest.mark.parametrize("change", [lambda text: text[:-4] + "AAA=", lambda text: text[8:], lambda text: ""])
def test_what_was_tampered_with_cannot_be_opened(change):
    with pytest.raises(CannotOpen):
        unseal(change(seal(SECRET)))


def test_an_old_key_opens_until_it_is_taken_out(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    sealed = seal(SECRET)
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert unseal(sealed) == SECRET
    settings.ENCRYPTION_KEYS = [NEW]
    with pytest.raises(CannotOpen):
        unseal(sealed)


@pytest.mark.parametrize("keys", [[], ["too short"], [""]])
def test_without_a_usable_key_nothing_is_sealed_or_opened(settings, keys):
    settings.ENCRYPTION_KEYS = keys
    with pytest.raises(ImproperlyConfigured):
        seal(SECRET)


@pytest.mark.django_db
def test_after_a_rotation_the_old_key_is_needed_by_nothing(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    user = cast.member()
    TOTP.activate(user, SECRET)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    call_command("rotate_encryption_keys")
    settings.ENCRYPTION_KEYS = [NEW]
    assert unseal(Authenticator.objects.get(type="totp").data["secret"]) == SECRET
    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes() == codes


@pytest.mark.django_db
def test_no_table_holds_a_secret_or_says_who_a_session_belongs_to():
    user = cast.member()
    client = cast.client_of(user)
    client.post("/account/reauthenticate/", {"password": cast.PASSWORD})
    client.get("/account/2fa/app/")
    secret = client.session["mfa.totp.secret"]
    TOTP.activate(user, SECRET)
    seed = RecoveryCodes.activate(user)
    hidden = [secret, SECRET, *seed.get_unused_codes()]
    rows = 0
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                rows += 1
                assert not [word for word in hidden if word in repr(row)], table
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        assert all("_auth_user_id" not in data for (data,) in cursor.fetchall())
    assert rows > 100


@pytest.mark.django_db
def test_a_session_that_cannot_be_opened_is_nobodys(settings):
    client = cast.client_of(cast.member())
    assert client.get("/account/sessions/").status_code == 200
    settings.ENCRYPTION_KEYS = [NEW]
    assert client.get("/account/sessions/").status_code == 302


def test_every_process_knows_all_that_is_sealed_again():
    """As the command finds it: nothing of another test has been imported there."""
    sources = [path for path in python_files() if "\n@reseals\n" in path.read_text()]
    ask = "import django; django.setup(); from common import encryption; print(len(encryption._resealers))"
    known = subprocess.check_output([sys.executable, "-c", ask], cwd=ROOT, text=True)
    assert int(known) == len(sources) >= 5
