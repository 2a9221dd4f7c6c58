"""The next dates of an event that is being written, as they will be: here, and on far clocks.

Reads what a form holds at the moment, half made or not, and keeps nothing. What cannot be read yet is passed over in
silence: the form itself says what is wrong when it is sent.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common import zones
from common.times import local_time, long_date
from events.choices import MAX_DURATION, Action
from events.dates.planning import Plan
from events.desk.preview_warnings import warnings_of
from events.forms import RuleField
from events.lengths import LengthField
from events.page_forms import length_between
from events.recurrence import check_start, sentence

SHOWN = 6
# Warnings look further: both changes of the clock are within a year.
AHEAD = timedelta(days=400)
MOST = 60
OTHERS = [zones.HOME_ZONE, "America/Los_Angeles", "Australia/Sydney", "Asia/Tokyo"]
CLOCKS = 3
MOST_ROWS = 60


@dataclass
class Preview:
    sentence: str = ""
    cities: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    more: bool = False
    warnings: list = field(default_factory=list)
    # What stops the rule from having dates, in words.
    problem: str = ""
    days: list = field(default_factory=list)


class TimesForm(forms.Form):
    """The fields of an event that say when; each is read by itself."""

    start_date = forms.DateField()
    start_time = forms.TimeField(required=False)
    duration = LengthField(required=False)
    ends_at = forms.TimeField(required=False)
    end_date = forms.DateField(required=False)
    tz = forms.CharField(max_length=64)
    rule = RuleField(required=False)


class RowForm(forms.Form):
    """One row of single dates."""

    action = forms.ChoiceField(choices=Action.choices)
    date = forms.DateField()
    time = forms.TimeField(required=False)
    new_date = forms.DateField(required=False)
    new_time = forms.TimeField(required=False)
    new_duration = LengthField(required=False)
    new_venue = forms.CharField(required=False, max_length=200)
    reason = forms.CharField(required=False, max_length=500)


def context_of_form(form):
    """For the edit form: what was sent with it, else what is stored."""
    event = form.instance
    if form.is_bound:
        return context_of_data(form.data, parent=form.parent_page, key=event.translation_key)
    near = form.parent_page.pk if form.parent_page else ""
    ready = event.pk and event.start_date and event.tz and (event.is_all_day or event.duration)
    shown = preview(event, form.parent_page) if ready else Preview()
    return {"preview": shown, "near": near, "key": event.translation_key}


def context_of_data(data, parent=None, key=""):
    near = data.get("near", "")
    parent = parent or _branch(near)
    key = key or data.get("key", "")
    event = event_of(data, key)
    shown = preview(event, parent) if event else Preview()
    return {"preview": shown, "near": parent.pk if parent else "", "key": key}


def event_of(data, key=""):
    """An event in memory with what ``data`` says of time; ``None`` while that is too little."""
    from events.models import EventException, EventPage

    form = TimesForm(data)
    form.is_valid()
    answers = form.cleaned_data
    tz = zones.canonical(answers.get("tz", ""))
    if not (answers.get("start_date") and tz) or "start_time" not in answers or "rule" not in answers:
        return None
    length = _length(answers)
    if answers["start_time"] and not length:
        return None
    event = EventPage(
        start_date=answers["start_date"],
        start_time=answers["start_time"],
        duration=length,
        end_date=answers.get("end_date"),
        tz=tz,
        rule=answers["rule"],
    )
    event.own_key = key
    event.exceptions = [EventException(**row) for row in _rows(data)]
    return event


def preview(event, parent=None):
    from events.validation import first_start

    start = first_start(event)
    shown = Preview(sentence=sentence(event.rule, start) if event.rule else "")
    if event.rule:
        try:
            check_start(event.rule.rule, start)
        except ValidationError as error:
            shown.problem = error.messages[0]
            return shown
    planned = next_planned(event)
    others = [] if event.is_all_day else other_zones(event, planned, parent)
    shown.cities = [zones.city(zone) for zone in [event.tz, *others]]
    shown.rows = [_row(date, event, others) for date in planned[:SHOWN]]
    shown.more = len(planned) > SHOWN
    shown.warnings = warnings_of(event, planned, others)
    shown.days = [(date.recurrence_id[:8], long_date(date.day)) for date in planned[:MOST]]
    shown.days = [(f"{day[:4]}-{day[4:6]}-{day[6:]}", name) for day, name in shown.days]
    return shown


def next_planned(event):
    """From today, or from the first date where that is later; of one that is long over, its dates at the time."""
    today = zones.local_time(timezone.now(), event.tz).date()
    first = max(today, event.start_date)
    last = first + min(AHEAD, datetime.max.date() - first)
    return Plan(event).dates(first, last)[:MOST]


def other_zones(event, planned, parent):
    """Three further clocks: of the branch's own members elsewhere, then of the far ends of the world."""
    further = [row.time_zone for row in parent.further_zones.all()] if hasattr(parent, "further_zones") else []
    if not planned:
        return []
    moment = zones.instant(datetime.combine(planned[0].day, datetime.min.time()), event.tz)
    seen, found = {zones.local_time(moment, event.tz).utcoffset()}, []
    for zone in [*further, *OTHERS]:
        offset = zones.local_time(moment, zone).utcoffset()
        if offset not in seen and len(found) < CLOCKS:
            seen.add(offset)
            found.append(zone)
    return found


def _row(planned, event, others):
    row = {"planned": planned, "day": long_date(planned.day), "cells": [], "status": planned.status}
    row["label"] = "" if planned.status == "scheduled" else planned.status.label
    if isinstance(planned.begins, datetime):
        start = zones.instant(planned.begins, event.tz)
        own = local_time(start, event.tz)
        row["cells"] = [_cell(local_time(start, zone), own) for zone in [event.tz, *others]]
    return row


def _cell(moment, own):
    other_day = moment.weekday if moment.moment.date() != own.moment.date() else ""
    return {"time": moment.time, "iso": moment.iso, "day": other_day, "night": not 7 <= moment.moment.hour < 23}


def _length(answers):
    if answers.get("ends_at") and answers["start_time"]:
        return length_between(answers["start_time"], answers["ends_at"])
    length = answers.get("duration")
    return length if length and timedelta(0) < length <= MAX_DURATION else None


def _rows(data):
    total = data.get("exceptions-TOTAL_FORMS", "")
    number = int(total) if total.isascii() and total.isdigit() and len(total) < 5 else 0
    for index in range(min(number, MOST_ROWS)):
        form = RowForm(data, prefix=f"exceptions-{index}")
        if not data.get(f"exceptions-{index}-DELETE") and form.is_valid():
            yield form.cleaned_data


def _branch(near):
    from branches.models import BranchPage

    return BranchPage.objects.filter(pk=near).first() if near.isascii() and near.isdigit() and len(near) < 9 else None
