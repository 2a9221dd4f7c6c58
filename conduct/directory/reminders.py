"""Mails to the qualified before helplines go stale, and when they have: each line once in either."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from common.mail import queue_mail
from common.times import long_date
from conduct.directory.kinds import Reminder, Standing
from conduct.directory.permissions import qualified_people
from conduct.directory.verifying import last_day, standing_of, today
from conduct.models import HelpService

BEFORE = timedelta(days=30)


@transaction.atomic
def remind():
    """One mail to everybody qualified, of all lines that have come nearer to their end since the last; how many."""
    day = today()
    rows = HelpService.objects.in_source_language().select_for_update().exclude(verified_on=None)
    due = [(row, reminder) for row in rows if (reminder := _due(row, day)) not in (Reminder.NONE, row.reminded)]
    if not due:
        return 0
    people = list(qualified_people())
    for person in people:
        _write(person, due)
    for row, reminder in due:
        HelpService.objects.filter(pk=row.pk).update(reminded=reminder)
    return len(people)


def _due(row, day):
    standing = standing_of(row, day)
    if standing == Standing.STALE:
        return Reminder.OVER
    near = standing == Standing.VERIFIED and last_day(row) - BEFORE <= day
    return Reminder.SOON if near else Reminder.NONE


def _write(person, due):
    with translation.override(person.language):
        lines = [
            {"name": row.name, "last_day": long_date(last_day(row)), "is_over": reminder == Reminder.OVER}
            for row, reminder in due
        ]
    queue_mail(
        to=person.email,
        template="conduct/help_to_verify",
        context={
            "hidden": [line for line in lines if line["is_over"]],
            "soon": [line for line in lines if not line["is_over"]],
            "list_url": settings.SITE_URL + reverse("wagtailsnippets_conduct_helpservice:list"),
        },
        language=person.language,
        time_zone=person.time_zone,
    )
