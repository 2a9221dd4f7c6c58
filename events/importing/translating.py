"""One event of a calendar file as the fields of an ``EventPage`` and of its exceptions."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from branches.choices import Mode
from events.choices import Action
from events.dates.planning import A_DAY
from events.importing import texts
from events.importing.dates import Dates, duration
from events.importing.overrides import changed_dates
from events.importing.reading import Unreadable
from events.importing.values import MAX_DATES, text, when
from events.models import EventException, EventPage
from events.validation import check_event

AN_HOUR = timedelta(hours=1)
INTRODUCTION = 400
JOINING = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK")


@dataclass
class Draft:
    """An event as it would be made. ``remarks`` are for whoever imports it: what became other than in the file."""

    uid: str
    line: int
    digest: str
    fields: dict = field(default_factory=dict)
    body: str = ""
    exceptions: list[dict] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: list[Unreadable] = field(default_factory=list)

    def page(self):
        """An :class:`EventPage` of it that is not saved."""
        page = EventPage(**self.fields)
        page.exceptions = [EventException(**fields) for fields in self.exceptions]
        return page


def translate(source, window):
    """The :class:`Draft` of a source. ``window`` is the first and last day that single dates are wanted of.

    Raises :class:`Unreadable` where it cannot be kept at all; what only some dates lack stands in ``problems``.
    """
    main = source.main
    _check_kind(main)
    draft = Draft(source.uid, source.line, source.digest)
    _say_what(draft, main)
    start = _start(main, source.places)
    series = Dates(main, start, source.places, window, draft)
    _say_how_long(draft, main, start, source.places)
    draft.fields |= series.fields()
    draft.exceptions += series.exceptions()
    changed_dates(draft, series, source)
    if text(main, "STATUS").strip().upper() == "CANCELLED":
        _cancel(draft, series, main)
    _check(draft)
    return draft


def _check_kind(main):
    if text(main, "CLASS").strip().upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise Unreadable(main.line, _("It is marked as private, so it stays out."))
    if exrule := main.first("EXRULE"):
        raise Unreadable(exrule.line, _("It leaves dates out by a rule (EXRULE), which cannot be kept."))
    if len(main.all("RRULE")) > 1:
        raise Unreadable(
            main.all("RRULE")[1].line, _("It repeats by several rules at once. Make several events of it.")
        )


def _say_what(draft, main):
    told = texts.told(text(main, "DESCRIPTION") or text(main, "X-ALT-DESC"))
    venue, link = texts.place(texts.plain(text(main, "LOCATION")))
    link = _conference(main) or link or told.link
    dial_in = texts.one_line(told.taken, 300) if len(told.taken) > 300 else told.taken
    mode = (Mode.HYBRID if link or dial_in else Mode.IN_PERSON) if venue else Mode.ONLINE
    introduction, draft.body = _introduction(told.text)
    draft.fields |= {
        "title": texts.one_line(text(main, "SUMMARY"), 200) or _("Event without a title"),
        "introduction": introduction,
        "mode": mode,
        "venue_name": texts.one_line(venue, 120),
        "venue_address": venue[:300] if len(venue) > 120 else "",
        "join_link": link,
        "dial_in": dial_in,
    }
    if told.link or told.taken:
        draft.remarks.append(_("Its text told everybody how to join: that is kept for those who may come."))


def _conference(main):
    """Where a program says by itself that this is the way in."""
    addresses = [unparted for name in (*JOINING, "CONFERENCE", "URL") if (unparted := text(main, name).strip())]
    for address in addresses:
        found = texts.URL.fullmatch(address)
        if found and (texts.MEETING_HOSTS.match(address) or address != text(main, "URL").strip()):
            return address
    return ""


def _introduction(said):
    """The beginning of a long text stands in lists, all of it on the page."""
    if len(said) <= INTRODUCTION:
        return said, ""
    first, _blank, rest = said.partition("\n\n")
    if len(first) <= INTRODUCTION:
        return first, rest
    return texts.one_line(first, INTRODUCTION), said


def _start(main, places):
    prop = main.first("DTSTART")
    if prop is None:
        raise Unreadable(main.line, _("It has no beginning (DTSTART)."))
    return when(prop, places)


def _say_how_long(draft, main, start, places):
    elapsed = duration(main, start, places)
    if start.is_day:
        last = elapsed // A_DAY - 1
        draft.fields |= {"start_time": None, "duration": None, "_days": last}
        return
    if not elapsed:
        elapsed = AN_HOUR
        draft.remarks.append(_("The file does not say how long it lasts: an hour is assumed."))
    draft.fields["duration"] = elapsed


def _cancel(draft, series, main):
    if series.rule or series.extras:
        raise Unreadable(main.line, _("The whole series is cancelled, so there is nothing to come to."))
    draft.exceptions = [series.about(Action.CANCELLED, series.first, reason="")]


def _check(draft):
    """What the editor's form would refuse is refused here too, in its words."""
    if len(draft.exceptions) > MAX_DATES:
        raise Unreadable(draft.line, _("More than 400 single dates. Export a shorter time of it."))
    page = draft.page()
    others = {field.name for field in EventPage._meta.get_fields()} - draft.fields.keys()
    try:
        page.clean_fields(exclude=others)
        check_event(page)
        for exception in page.exceptions.all():
            exception.clean_fields(exclude={"event", "locale", "translation_key", "sort_order", "id"})
            exception.clean()
    except ValidationError as error:
        raise Unreadable(draft.line, " ".join(error.messages)) from None
