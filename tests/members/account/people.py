"""Whose account the tests look at: names and a number that stand nowhere else, so that they can be searched for."""

from allauth.account.models import EmailAddress
from django.test import Client

from members.models import User
from tests import cast

ADDRESS = "zebulon.quixworth@example.org"
NUMBER = 987_654_321_012


def zebulon(**kw):
    """A member whose address is shown to be theirs, under a number that nothing else has."""
    user = User(
        pk=NUMBER, email=ADDRESS, first_name="Zebulon", last_name="Quixworth", display_name="Zeb Quixworth", **kw
    )
    user.set_password(cast.PASSWORD)
    user.save(force_insert=True)
    confirm(user)
    return user


def confirm(user):
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user


def strict_client(user):
    """A browser that is signed in, and refused where a form lacks its token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client
