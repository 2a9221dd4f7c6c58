"""The people of the tests: who they are, what they may do, and a client that is signed in as them."""

import time
from datetime import date

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission

from members.models import User
from tests import builders

PASSWORD = "labour-demo"
EDITING = ["add_page", "change_page", "publish_page"]


def visitor():
    """Somebody who is not signed in."""
    return AnonymousUser()


def member(email="member@example.org", **kw):
    """Somebody with an account and no office."""
    return User.objects.filter(email=email).first() or User.objects.create_user(email, PASSWORD, **kw)


def registered(branch=None, email="member@example.org", **kw):
    """A member: the register has their verified address, in a branch where the test names one."""
    from allauth.account.models import EmailAddress

    from members.models import Membership

    user = member(email, **kw)
    EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    held = {"branch": branch, "name": "Mem Ber", "since": date(2020, 1, 1), "number_hash": f"{user.pk:064}"}
    Membership.objects.update_or_create(email=email, defaults=held)
    return User.objects.get(pk=user.pk)


def admin(email="admin@example.org"):
    """The site administrator: may do everything."""
    return User.objects.filter(email=email).first() or User.objects.create_superuser(email, PASSWORD)


def editor(email="editor@example.org"):
    """Edits and publishes every page."""
    return _in_group("Editors", email, pages=EDITING)


def moderator(email="moderator@example.org"):
    return _in_group("Moderators", email, pages=EDITING)


def translator(email="translator@example.org"):
    """Translates pages and submits them; publishes nothing."""
    return _in_group("Translators", email, pages=["change_page"], others=["submit_translation"])


def client_of(user, second_factor=False):
    """A browser of that person (the visitor's is signed in as nobody), where a second factor was used or not."""
    client = Client()
    if user.is_authenticated:
        client.force_login(user)
    if user.is_authenticated and second_factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def _in_group(name, email, pages=(), others=()):
    builders.home()
    group, _made = Group.objects.get_or_create(name=name)
    root = builders.home().get_root()
    for codename in pages:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    others = Permission.objects.filter(codename__in=[*others, "access_admin"])
    group.permissions.add(*others)
    user = member(email)
    user.groups.add(group)
    return user
