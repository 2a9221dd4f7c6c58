"""Who may do what: capabilities that follow from posts, and the one function that everything asks.

A capability comes with a post for as long as somebody's term of office lasts (docs/rights.md). The posts stand in a
higher layer, so that layer registers how a person's capabilities are found (:func:`capabilities_come_from`), and
every app registers the rules about its own objects (:func:`rule`).
"""

from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Capability(models.TextChoices):
    """What a post lets its holder do on this site; about which pages, its body says."""

    BRANCH = "branch", _("Keep the branch: its pages, meetings and plan")
    REGION = "region", _("Help the branches of the region")
    ARTICLES = "articles", _("Write newsletter articles")
    EDITOR = "editor", _("Edit pages, approve and send the newsletter")
    TRANSLATOR = "translator", _("Translate pages")
    MEMBERSHIP = "membership", _("Keep the membership register")
    ELECTIONS = "elections", _("Run elections; keep posts and terms")
    CONDUCT = "conduct", _("Read and handle conduct reports")
    CONDUCT_PAGES = "conduct_pages", _("Write and approve the conduct pages")
    DATA_PROTECTION = "data_protection", _("Answer complaints about data; read the log of conduct cases")

    @classmethod
    def as_options(cls):
        return cls.choices


# What nobody has by being an administrator: conduct reports, what is said about them, and who watches over them.
OF_POSTS_ALONE = frozenset({Capability.CONDUCT, Capability.CONDUCT_PAGES, Capability.DATA_PROTECTION})
OF_ADMINISTRATORS = frozenset(Capability) - OF_POSTS_ALONE

# Whoever holds one of these has work to do in the admin.
ENTER_ADMIN = "wagtailadmin.access_admin"

_sources: list[Callable] = []
_permissions: dict[Capability, set[str]] = {}
_rules: dict[tuple[str, type], Callable] = {}


def capabilities_come_from(source):
    """Have ``source(user)``, which gives capabilities, asked of every signed-in person; once, however often said."""
    if source not in _sources:
        _sources.append(source)
    return source


def capabilities_of(user):
    """What somebody's posts of today let them do: a frozenset of :class:`Capability`."""
    if not (user and user.is_authenticated and user.is_active):
        return frozenset()
    held = frozenset(capability for source in _sources for capability in source(user))
    return held | OF_ADMINISTRATORS if user.is_superuser else held


def holds(user, capability):
    return capability in capabilities_of(user)


def brings(capability, *permissions):
    """Have a capability bring Django permissions, such as "branches.change_post", on every object of their models.

    Whatever brings some also opens the admin. Objects that belong to a branch need the scope of branches.scope too.
    """
    _permissions.setdefault(capability, {ENTER_ADMIN}).update(permissions)


def permissions_of(user):
    """The Django permissions that somebody's capabilities bring; administrators need none."""
    return {permission for capability in capabilities_of(user) for permission in _permissions.get(capability, ())}


def rule(action, model):
    """Register ``answer(user, obj) -> bool`` as what decides about ``action`` on objects of ``model``."""

    def register(answer):
        _rules[action, model] = answer
        return answer

    return register


def can(user, action, obj):
    """Whether somebody may do ``action`` with ``obj``, an object or a model. What no rule allows is refused."""
    if not (user and user.is_authenticated and user.is_active):
        return False
    model = obj if isinstance(obj, type) else type(obj)
    answers = (_rules.get((action, base)) for base in model.__mro__)
    answer = next((answer for answer in answers if answer), None)
    return bool(answer and answer(user, obj))
