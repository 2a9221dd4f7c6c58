"""How two versions of an event differ, in words: a rule as its sentence and its dates, a length as 1:30."""

from babel.dates import format_date
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff

from common.zones import babel_locale
from events.lengths import length_text
from events.recurrence import difference, next_dates, rule_of, sentence
from events.validation import first_start

SHOWN = 5


class RuleComparison(FieldComparison):
    """“was: every second Tuesday; is: every Monday”, with the next dates of both.

    The first date has a say: without other words a weekly event is on the weekday it begins with.
    """

    def __init__(self, field, old, new):
        super().__init__(field, old, new)
        self.old, self.new = old, new

    def htmldiff(self):
        words = difference(self.val_a, self.val_b, _start(self.new)) or sentence(self.val_b, _start(self.new))
        if not self.has_changed():
            return format_html("{}", words)
        rows = [(_("Dates before"), _dates(self.old)), (_("Dates now"), _dates(self.new))]
        return format_html("{}{}", words, format_html_join("", "<br>{}: {}", rows))


class LengthComparison(FieldComparison):
    def htmldiff(self):
        old, new = (length_text(value) if value else _("all day") for value in (self.val_a, self.val_b))
        return TextDiff([("deletion", old), ("addition", new)] if self.has_changed() else [("equal", new)]).to_html()


def _start(event):
    return first_start(event) if event.start_date else None


def _dates(event):
    """The next dates of a version, as short days."""
    start, rule = _start(event), rule_of(event.rule)
    if start is None:
        return _("none yet")
    today = timezone.localdate()
    starts = next_dates(rule, start, max(today, event.start_date), SHOWN) if rule else [start]
    locale = babel_locale()
    return "; ".join(format_date(day, "medium", locale=locale) for day in starts) or _("none")
