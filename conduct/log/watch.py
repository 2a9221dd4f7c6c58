"""The daily look at the log, who hears when it is not whole, and how it is accepted as it stands."""

import logging
from collections import Counter

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from branches.rights import rights_of_everybody
from common.mail import queue_mail
from conduct.choices import Act
from conduct.log import checking, note
from conduct.log.chain import record
from conduct.log.faults import NEVER_ACCEPTED, OF_PARTS
from conduct.models import Case
from members.models import User
from members.rights import Capability

logger = logging.getLogger(__name__)

WATCHERS = frozenset({Capability.DATA_PROTECTION, Capability.CONDUCT})


class AcceptReason(models.TextChoices):
    """Why a log that is not whole is accepted as it stands. What happened is looked into before, not after."""

    RESTORED = "restored", _("A backup was restored")
    MOVED = "moved", _("The site was moved, and the file of the last check was not")
    EXAMINED = "examined", _("It was looked into, and the damage stays")


def watch():
    """Check log and cases, note how they stand, and alarm the watchers as long as something is not accepted.

    The noted end moves on only where all is whole or accepted: what is missing stays missing tomorrow.
    """
    found, told = checking.check()
    before = note.read() or note.Note()
    now = note.Note(before.number, before.digest, timezone.now().isoformat(), _keys(found), before.accepted)
    if not now.problems:
        now.number, now.digest = told.number, told.digest
    _record_parts(found, before)
    note.write(now)
    if now.problems:
        _alarm(now.problems)
    return now


def accept(*, reason):
    """Take the log as it stands for whole, note its end anew, and write that into it; what was accepted, as a list.

    For the machine's administrator (``conduct_log_accept``). The watchers are told that it was done.
    """
    reason = AcceptReason(reason)
    found, _told = checking.check()
    accepted = _keys(problem for problem in found if problem.fault not in NEVER_ACCEPTED)
    with transaction.atomic():
        entry = record(Act.LOG_ACCEPTED, detail=f"{reason} {len(found)}")
        tell_watchers()
    note.write(note.Note(entry.number, entry.digest, timezone.now().isoformat(), accepted, accepted))
    return found


def watchers():
    """Whoever holds a post that watches over reports today, and the administrators, who look after the machine."""
    held = [who for who, rights in rights_of_everybody().items() if rights.capabilities & WATCHERS]
    people = User.objects.filter(is_active=True)
    return people.filter(models.Q(pk__in=held) | models.Q(is_superuser=True)).order_by("pk")


@transaction.atomic
def tell_watchers():
    """The mail that says that the log wants looking at, and not what was found in it."""
    for user in watchers():
        with translation.override(user.language):
            address = reverse("conduct:log")
        queue_mail(
            to=user.email,
            template="conduct_log_alarm",
            context={"address": address},
            language=user.language,
            time_zone=user.time_zone,
        )


def _alarm(problems):
    counts = Counter(problem.fault.value for problem in problems)
    said = ", ".join(f"{fault} {count}" for fault, count in sorted(counts.items()))
    logger.error("The log of conduct cases, or a case, is not as it was left: %s", said)
    tell_watchers()


def _record_parts(found, before):
    """Of an altered part the log itself tells, once."""
    for problem in found:
        if problem.fault in OF_PARTS and problem.key not in before.found:
            record(Act.PARTS_FAILED, case=Case(pk=problem.case), detail=f"{problem.fault.value} {problem.number}")


def _keys(problems):
    return [problem.key for problem in problems]
