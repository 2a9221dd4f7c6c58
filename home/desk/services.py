"""What is written at the desk. Everything a person does is in the history, without a word of what was written."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from home.desk.states import ReportState, may_move
from home.models import ChecklistMark, CoordinatorNote, HandoverMark, LiecReport
from members.rights import can


class ReportIsFiled(Exception):
    """What is filed is not changed any more."""


class ReportMoved(Exception):
    """Somebody else has saved the report since it was opened; ``current`` is how it stands."""

    def __init__(self, current):
        super().__init__()
        self.current = current


class ReportExists(Exception):
    """The region has a report of just this period: ``report``."""

    def __init__(self, report):
        super().__init__()
        self.report = report


@transaction.atomic
def tick(*, actor, branch, item, done_on: date):
    """Whose desk shows the branch says that a step is taken, on a day; saying it again changes the day."""
    _allow(actor, "tick", branch)
    mark, _made = ChecklistMark.objects.update_or_create(
        branch=branch, item=item, defaults={"done_on": done_on, "marked_by": actor}
    )
    log(instance=mark, action="home.tick", user=actor, data={"item": item})
    return mark


@transaction.atomic
def untick(*, actor, branch, item):
    """Whose desk shows the branch takes a step back; nothing happens where it was not ticked."""
    _allow(actor, "tick", branch)
    for mark in ChecklistMark.objects.filter(branch=branch, item=item):
        log(instance=mark, action="home.untick", user=actor, data={"item": item}, deleted=True)
        mark.delete()


@transaction.atomic
def tick_handover(*, actor, term, item, done: bool, on: date):
    """Who hands over, who takes over and who coordinates them tick a line of a handover, or take that back."""
    _allow(actor, "hand_over", term)
    marks = HandoverMark.objects.filter(term=term, item=item)
    if not done:
        marks.delete()
    elif not marks.exists():
        HandoverMark.objects.create(term=term, item=item, done_on=on, marked_by=actor)


@transaction.atomic
def write_note(*, actor, branch, text):
    """Who coordinates the branch, or sits on the executive, writes a note about it."""
    note = CoordinatorNote(branch=branch, author=actor, text=text, created_at=timezone.now())
    _allow(actor, "write", note)
    note.save()
    log(instance=note, action="home.write_note", user=actor)
    return note


@transaction.atomic
def change_note(*, actor, note, text):
    """Its author and who coordinates the branch with them change a note. Its time to live does not begin again."""
    _allow(actor, "change", note)
    note.text, note.changed_at = text, timezone.now()
    note.save(update_fields=["text", "changed_at"])
    log(instance=note, action="home.change_note", user=actor)


@transaction.atomic
def delete_note(*, actor, note):
    """Whoever may change a note deletes it, for good."""
    _allow(actor, "change", note)
    log(instance=note, action="home.delete_note", user=actor, deleted=True)
    note.delete()


def purge_notes(now=None):
    """Delete the notes whose 24 months are over; how many."""
    return CoordinatorNote.objects.over(now or timezone.now()).delete()[0]


@transaction.atomic
def begin_report(*, actor, region, first_day: date, last_day: date):
    """Who coordinates a region begins its report of a period, drafted from what happened in it.

    Raises ``ReportExists`` where there is one of the same days, whoever began it.
    """
    from home.desk.drafting import draft

    _allow(actor, "report", region)
    there = LiecReport.objects.filter(region=region, first_day=first_day, last_day=last_day).first()
    if there:
        raise ReportExists(there)
    report = LiecReport.objects.create(
        region=region,
        region_name=region.title,
        first_day=first_day,
        last_day=last_day,
        sections=draft(region, first_day, last_day),
        changed_at=timezone.now(),
        changed_by=actor,
    )
    log(instance=report, action="home.begin_report", user=actor)
    return report


@transaction.atomic
def save_report(*, actor, report, sections, version, state=ReportState.DRAFT):
    """Who coordinates the region saves its report, or files it with ``state``: then nobody changes it any more.

    Raises ``ReportIsFiled``, or ``ReportMoved`` where ``version`` is not the one that stands. Nothing is mailed.
    """
    current = LiecReport.objects.select_for_update().get(pk=report.pk)
    _allow(actor, "change", current)
    if not may_move(current.state, state):
        raise ReportIsFiled
    if current.version != version:
        raise ReportMoved(current)
    current.sections, current.state, current.version = sections, state, version + 1
    current.changed_at, current.changed_by = timezone.now(), actor
    if state == ReportState.FILED:
        current.filed_at, current.filed_by = current.changed_at, actor
        log(instance=current, action="home.file_report", user=actor)
    current.save()
    return current


@transaction.atomic
def delete_draft(*, actor, report):
    """Who coordinates the region throws a draft away. Raises ``ReportIsFiled`` where it is one no more."""
    current = LiecReport.objects.select_for_update().get(pk=report.pk)
    _allow(actor, "change", current)
    if current.is_filed:
        raise ReportIsFiled
    log(instance=current, action="home.delete_report", user=actor, deleted=True)
    current.delete()


def _allow(actor, action, obj):
    if not can(actor, action, obj):
        raise PermissionDenied
