"""The daily look at the keys: is what the table says what the log proves, and what everybody can see published?"""

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conduct.choices import Act, KeyState, Seat
from conduct.keys.evidence import Evidence, said_of
from conduct.keys.notices import tell_watchers
from conduct.keys.readers import posts_of_officers, readers, trustees
from conduct.log.chain import record
from conduct.models import LogEntry, ReaderKey, ReportFormPage

logger = logging.getLogger(__name__)


class Difference(models.TextChoices):
    """What can be wrong with the keys. The first three may be somebody's work and are told of every day."""

    NOT_PROVED = "not-proved", _("is active, and the log does not prove it: nothing is sealed to it")
    NOT_THERE = "not-there", _("is active by the log, and not in the table")
    NOT_KNOWN = "not-known", _("is published, and nobody’s active key")
    OUTDATED = "outdated", _("is published still, and was retired: have it taken off the page")
    NOT_PUBLISHED = "not-published", _("is active and not published: nothing is sealed to it")
    TOO_FEW = "too-few", _("There are too few readers: no report is taken")
    NO_TRUSTEES = "no-trustees", _("There are no two trustees: what no officer can open stays closed")


GRAVE = frozenset({Difference.NOT_PROVED, Difference.NOT_THERE, Difference.NOT_KNOWN})
EVERY_DAY, EVERY_WEEK = timedelta(hours=20), timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    """``of`` is the fingerprint or the number of a key, or empty where none is meant."""

    difference: Difference
    of: str = ""

    def __str__(self):
        return f"{self.of}: {self.difference.label}" if self.of else str(self.difference.label)


def differences():
    """Every :class:`Finding` there is; none where all is as it should be."""
    from conduct.pages.published import published_fingerprints

    evidence, listed = Evidence(), published_fingerprints()
    keys = list(ReaderKey.objects.filter(state=KeyState.ACTIVE).order_by("pk"))
    proved = [key for key in keys if evidence.proves(key)]
    here = posts_of_officers()
    found = [Finding(Difference.NOT_PROVED, key.fingerprint) for key in keys if key not in proved]
    missing = evidence.active() - {said_of(key) for key in keys}
    found += [Finding(Difference.NOT_THERE, said.partition(" ")[2]) for said in sorted(missing)]
    known = {key.fingerprint for key in proved}
    retired = {" ".join(said.split()[1:6]) for said in evidence.retired()}
    for fingerprint in sorted(listed - known):
        found.append(Finding(Difference.OUTDATED if fingerprint in retired else Difference.NOT_KNOWN, fingerprint))
    for key in proved:
        if key.fingerprint not in listed and (key.seat != Seat.OFFICER or key.holder_id in here):
            found.append(Finding(Difference.NOT_PUBLISHED, key.fingerprint))
    return found + _shortages()


def check():
    """Look, and alarm where something is found: the log, the log of errors, and a mail that says nothing.

    What may be somebody's work is told of daily; what is only not finished yet, at once and then weekly.
    """
    found = differences()
    if found:
        counts = Counter(finding.difference.value for finding in found)
        said = " ".join(f"{name}:{count}" for name, count in sorted(counts.items()))
        logger.error("The keys of reports are not as they should be: %s (manage.py conduct_check_keys).", said)
        _alarm(said, grave=any(finding.difference in GRAVE for finding in found))
    return found


@transaction.atomic
def _alarm(said, *, grave):
    last = LogEntry.objects.filter(act=Act.KEY_ALARM).order_by("-number").first()
    again = EVERY_DAY if grave else EVERY_WEEK
    if last and last.detail == said and timezone.now() - last.at < again:
        return
    record(Act.KEY_ALARM, detail=said, at=timezone.now())
    tell_watchers()


def _shortages():
    """Only of a site that takes reports: one that is being set up has no form yet."""
    if not ReportFormPage.objects.live().exists():
        return []
    found = [Finding(Difference.TOO_FEW)] if len(readers()) < settings.CONDUCT_MIN_READERS else []
    return found + ([Finding(Difference.NO_TRUSTEES)] if trustees() is None else [])
