"""Mails to officers that say there is something to read, and nothing else: no case, no name, no word of it.

Nobody gets more than one an hour. What comes sooner is told when the hour is over, once (conduct.background).
"""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from common.jobs import enqueue
from common.mail import queue_mail
from common.models import Job
from conduct.cases.people import officers, readers_of
from conduct.sealing.tags import keyed

QUIET = timedelta(hours=1)
QUIET_JOB, LATER_JOB = "conduct.quiet", "conduct.tell_later"


def tell_readers(case, besides=None):
    """Tell every officer who can read a case today, but for ``besides``, who knows."""
    for officer in readers_of(case):
        if besides is None or officer.user.pk != besides.pk:
            tell_reader(officer.user)


def tell_reader(user):
    """Tell one officer, now or when their hour of quiet is over."""
    now = timezone.now()
    if _begins_quiet(user, now):
        _mail(user)
    else:
        key = _known_as(user)
        quiet = Job.objects.filter(name=QUIET_JOB, key=key).values_list("due_at", flat=True).first()
        enqueue(LATER_JOB, key=key, due_at=quiet or now)


def tell_later(key):
    """The hour is over: whoever is still an officer with a key hears of what came meanwhile."""
    for officer in officers().values():
        if _known_as(officer.user) == key:
            tell_reader(officer.user)


def _begins_quiet(user, now):
    """Whether no hour of theirs is running; then one begins. Of two at once, one is told so."""
    until = now + QUIET
    row, is_new = Job.objects.get_or_create(name=QUIET_JOB, key=_known_as(user), defaults={"due_at": until})
    if is_new:
        return True
    # Over, and nobody has cleared the row away yet.
    return bool(Job.objects.filter(pk=row.pk, due_at=row.due_at, due_at__lte=now).update(due_at=until))


def _known_as(user):
    """What their row is called: the database alone does not say who was told, so not who was kept from a case."""
    return keyed("conduct.told", str(user.pk).encode())


def _mail(user):
    with translation.override(user.language):
        address = settings.SITE_URL + reverse("conduct:desk")
    queue_mail(
        to=user.email,
        template="conduct_something_to_read",
        context={"address": address},
        language=user.language,
        time_zone=user.time_zone,
    )
