"""An administrator who writes another address into an account takes it from whoever had the old one."""

import pytest
from django.urls import reverse

from common.models import OutgoingMail
from members.models import User
from tests import builders, cast

pytestmark = pytest.mark.django_db
ACCOUNT = "/account/"


@pytest.fixture(autouse=True)
def site():
    builders.home()


def signed_in(user):
    """A client whose session is in the list of sessions."""
    client = cast.client_of(user)
    assert client.get(ACCOUNT).status_code == 200
    return client


def write(user, by, **changed):
    fields = {"email": user.email, "first_name": "Robin", "last_name": "Ashe", "is_active": "on"}
    fields |= {"is_superuser": "on"} if user.is_superuser else {}
    answer = by.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields | changed)
    assert answer.status_code == 302, answer.context["form"].errors
    return User.objects.get(pk=user.pk)


def test_another_address_ends_every_session_and_the_old_address_is_told():
    user = cast.member("old@example.org")
    theirs = signed_in(user)
    assert write(user, cast.client_of(cast.admin()), email="new@example.org").email == "new@example.org"
    assert theirs.get(ACCOUNT).status_code == 302
    (mail,) = OutgoingMail.objects.all()
    assert (mail.to, "was changed" in mail.text) == ("old@example.org", True)


def test_another_name_ends_nothing():
    user = cast.member("old@example.org")
    theirs = signed_in(user)
    write(user, cast.client_of(cast.admin()), email="OLD@example.org", first_name="Kim")
    assert theirs.get(ACCOUNT).status_code == 200
    assert not OutgoingMail.objects.exists()


def test_administrators_who_change_their_own_stay_where_they_are():
    admin = cast.admin()
    here, elsewhere = signed_in(admin), signed_in(admin)
    write(admin, here, email="chief@example.org")
    assert [client.get(ACCOUNT).status_code for client in (here, elsewhere)] == [200, 302]
