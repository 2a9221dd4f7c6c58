"""Mails that say that keys want looking at, and nothing else: not whose, not why."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from branches.rights import rights_of_everybody
from common.mail import queue_mail
from members.models import User
from members.rights import Capability


def tell_officers(besides=None):
    """All conduct officers of today, but for ``besides``, who knows."""
    for user in _holders(Capability.CONDUCT):
        if besides is None or user.pk != besides.pk:
            tell_person(user)


def tell_watchers():
    """Conduct officers, the data protection officer and the administrators: somebody will look."""
    for user in _holders(Capability.CONDUCT, Capability.DATA_PROTECTION, administrators=True):
        tell_person(user)


def tell_data_protection():
    for user in _holders(Capability.DATA_PROTECTION, administrators=True):
        tell_person(user)


def tell_person(user):
    with translation.override(user.language):
        address = settings.SITE_URL + reverse("conduct:keys")
    queue_mail(
        to=user.email,
        template="conduct_keys",
        context={"address": address},
        language=user.language,
        time_zone=user.time_zone,
    )


def _holders(*capabilities, administrators=False):
    held = [who for who, rights in rights_of_everybody().items() if rights.capabilities & set(capabilities)]
    among = Q(pk__in=held) | Q(is_superuser=True) if administrators else Q(pk__in=held)
    return User.objects.filter(among, is_active=True).order_by("pk")
