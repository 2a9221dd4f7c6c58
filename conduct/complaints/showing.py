"""Complaints as the desk's pages show them."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from conduct.complaints.choices import Act, Earlier, State
from conduct.complaints.clock import clock_of
from conduct.complaints.content import Content, opened


def entry_of(complaint):
    """For the component settings_list."""
    return {
        "title": complaint.reference,
        "lines": [clock_words(complaint), _("Received on %(day)s") % {"day": date_format(complaint.received_on)}],
        "url": reverse("conduct:data_complaint_one", args=[complaint.reference]),
        "link": _("Open"),
    }


def clock_words(complaint):
    """Such as “To be acknowledged: 12 days left”; of one that has ended, how."""
    clock = clock_of(complaint)
    if clock is None:
        return State(complaint.state).label.capitalize()
    return f"{clock.waits_for[:1].upper()}{clock.waits_for[1:]}: {clock.words}"


def facts_of(complaint):
    """What it says, and for the component record what there is to know; raises ``CannotOpen``."""
    content = Content.of(complaint)
    facts = [
        (_("Now"), clock_words(complaint)),
        (_("Received"), date_format(complaint.received_on)),
        (_("To be acknowledged by"), date_format(complaint.acknowledge_by)),
        (_("Acknowledged"), complaint.acknowledged_on and date_format(complaint.acknowledged_on)),
        (_("Ended"), complaint.ended_on and date_format(complaint.ended_on)),
        (_("Deleted by itself on"), complaint.delete_on and date_format(complaint.delete_on)),
        (_("Asked before"), Earlier(content.earlier).label),
        (_("Name"), content.name or _("not given")),
        (_("E-mail address"), content.email),
        (_("Another way"), content.reach),
        (_("Language"), get_language_info(content.language)["name_translated"]),
    ]
    if not content.can_be_reached:
        facts.append((_("Answer"), _("They left no way to reach them.")))
    return content, [{"label": label, "text": text} for label, text in facts if text]


def history_of(complaint):
    return [_line(act) for act in complaint.acts.select_related("actor")]


def _line(act):
    who = act.actor.get_full_name() if act.actor else _("somebody who has left")
    what = Act(act.act).label
    if act.act == Act.MOVED:
        what = _("moved it to “%(state)s”") % {"state": State(act.state).label}
    return {"at": act.at, "who": who, "what": what, "words": opened(act.sealed)}
