"""A rule as a person would say it: "Every second Tuesday of the month at 19:30, until 8 December 2027".

Phrases are whole wherever a language might order them differently; names of weekdays and months, dates and lists are
the reader's own (Babel). What a rule leaves to its first date (the weekday, the day of the month) is taken from
``start``; without one it is said in general.
"""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_month_names
from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, override, pgettext, pgettext_lazy

from common.zones import babel_locale

from .field import rule_of
from .grammar import Day, Frequency

WORKING_DAYS = tuple(Day(number) for number in range(5))
EVERY_DAY = tuple(Day(number) for number in range(7))
DAYS_OF_THE_MONTH = (
    pgettext_lazy("day of the month", "the last day"),
    pgettext_lazy("day of the month", "the 1st"),
    pgettext_lazy("day of the month", "the 2nd"),
    pgettext_lazy("day of the month", "the 3rd"),
    pgettext_lazy("day of the month", "the 4th"),
    pgettext_lazy("day of the month", "the 5th"),
    pgettext_lazy("day of the month", "the 6th"),
    pgettext_lazy("day of the month", "the 7th"),
    pgettext_lazy("day of the month", "the 8th"),
    pgettext_lazy("day of the month", "the 9th"),
    pgettext_lazy("day of the month", "the 10th"),
    pgettext_lazy("day of the month", "the 11th"),
    pgettext_lazy("day of the month", "the 12th"),
    pgettext_lazy("day of the month", "the 13th"),
    pgettext_lazy("day of the month", "the 14th"),
    pgettext_lazy("day of the month", "the 15th"),
    pgettext_lazy("day of the month", "the 16th"),
    pgettext_lazy("day of the month", "the 17th"),
    pgettext_lazy("day of the month", "the 18th"),
    pgettext_lazy("day of the month", "the 19th"),
    pgettext_lazy("day of the month", "the 20th"),
    pgettext_lazy("day of the month", "the 21st"),
    pgettext_lazy("day of the month", "the 22nd"),
    pgettext_lazy("day of the month", "the 23rd"),
    pgettext_lazy("day of the month", "the 24th"),
    pgettext_lazy("day of the month", "the 25th"),
    pgettext_lazy("day of the month", "the 26th"),
    pgettext_lazy("day of the month", "the 27th"),
    pgettext_lazy("day of the month", "the 28th"),
    pgettext_lazy("day of the month", "the 29th"),
    pgettext_lazy("day of the month", "the 30th"),
    pgettext_lazy("day of the month", "the 31st"),
)
NTH_WEEKDAY = {
    1: pgettext_lazy("weekday of the month", "first %(weekday)s"),
    2: pgettext_lazy("weekday of the month", "second %(weekday)s"),
    3: pgettext_lazy("weekday of the month", "third %(weekday)s"),
    4: pgettext_lazy("weekday of the month", "fourth %(weekday)s"),
    -1: pgettext_lazy("weekday of the month", "last %(weekday)s"),
}


def sentence(rule, start=None, language=None):
    """``rule`` (also as its text or as the field's value) in ``language``, the active one by default.

    ``start`` is the wall clock of the first meeting; a ``date`` means all day, and no time is said.
    """
    if language:
        with override(language):
            return sentence(rule, start)
    rule = rule_of(rule)
    if rule is None:
        return _("Does not repeat")
    words = PATTERNS[rule.frequency](rule, start)
    if isinstance(start, datetime):
        time = format_time(start.time(), "short", locale=babel_locale())
        words = _("%(repetition)s at %(time)s") % {"repetition": words, "time": time}
    return _with_end(_with_conditions(words, rule), rule)


def difference(old, new, start=None, language=None):
    """Two rules for somebody who compares versions; ``""`` where they are one."""
    if language:
        with override(language):
            return difference(old, new, start)
    was, now = (rule_of(value) for value in (old, new))
    if was == now:
        return ""
    return _("was: %(old)s; is: %(new)s") % {
        "old": _inside(sentence(was, start)),
        "new": _inside(sentence(now, start)),
    }


def day_name(weekday):
    return get_day_names("wide", locale=babel_locale())[weekday]


def month_name(month):
    return get_month_names("wide", context="stand-alone", locale=babel_locale())[month]


def _daily(rule, start):
    if rule.days and rule.interval == 1:
        return _weekly(rule, start)
    return ngettext("Every day", "Every %(number)d days", rule.interval) % {"number": rule.interval}


def _weekly(rule, start):
    if not rule.days and start is None:
        return ngettext("Every week", "Every %(number)d weeks", rule.interval) % {"number": rule.interval}
    days = rule.days or (Day(start.weekday()),)
    if days == EVERY_DAY and rule.interval == 1:
        return _("Every day")
    return ngettext("Every %(days)s", "Every %(number)d weeks on %(days)s", rule.interval) % {
        "number": rule.interval,
        "days": _weekdays(days),
    }


def _monthly(rule, start):
    if rule.days and not rule.month_days:
        return _monthly_weekday(rule)
    days = rule.month_days or ((start.day,) if start else ())
    if not days:
        return ngettext("Every month on the same day", "Every %(number)d months on the same day", rule.interval) % {
            "number": rule.interval
        }
    return ngettext("Every month on %(days)s", "Every %(number)d months on %(days)s", rule.interval) % {
        "number": rule.interval,
        "days": _list(str(DAYS_OF_THE_MONTH[max(day, 0)]) for day in days),
    }


def _monthly_weekday(rule):
    numbers = {"number": rule.interval, "days": _weekdays(rule.days)}
    if not rule.days[0].ordinal:
        return (
            npgettext("monthly", "Every %(days)s", "Every %(number)d months on every %(days)s", rule.interval)
            % numbers
        )
    return (
        ngettext("Every %(days)s of the month", "Every %(number)d months on the %(days)s of the month", rule.interval)
        % numbers
    )


def _yearly(rule, start):
    when = _days_of_the_year(rule, start)
    return ngettext("Every year on %(when)s", "Every %(number)d years on %(when)s", rule.interval) % {
        "number": rule.interval,
        "when": when,
    }


def _days_of_the_year(rule, start):
    """Which days of a year, where RFC 5545 has weekdays and days of the month mean another thing with BYMONTH."""
    months = rule.months
    if not rule.days and not rule.month_days:
        if start is None:
            return _("the same day in %(months)s") % {"months": _months(months)} if months else _("the same day")
        return _dates((start.day,), months or (start.month,))
    if not rule.days or rule.month_days:
        return _dates(rule.month_days, months)
    if rule.days[0].ordinal:
        phrase = _("the %(days)s of %(months)s") if months else _("the %(days)s of the year")
    else:
        phrase = _("every %(days)s in %(months)s") if months else _("every %(days)s")
    return phrase % {"days": _weekdays(rule.days), "months": _months(months)}


def _dates(month_days, months):
    names = _list(str(DAYS_OF_THE_MONTH[max(day, 0)]) for day in month_days)
    if not months:
        return _("%(days)s of every month") % {"days": names}
    if len(month_days) * len(months) > 4 or -1 in month_days:
        return _("%(days)s of %(months)s") % {"days": names, "months": _months(months)}
    locale = babel_locale()
    # Any leap year will do: the skeleton has no year, and 31 June never gets here.
    days = (date(2024, month, day) for month in months for day in month_days if _exists(month, day))
    return _list(format_skeleton("MMMMd", day, locale=locale) for day in days)


def _with_conditions(words, rule):
    """What limits the days named before: a weekday beside a day of the month, and months."""
    narrowed = rule.month_days or (rule.frequency == Frequency.DAILY and rule.interval > 1)
    if rule.days and narrowed:
        days = _list((day_name(day.weekday) for day in rule.days), "or")
        words = _("%(repetition)s, if that is a %(days)s") % {"repetition": words, "days": days}
    if not rule.months or rule.frequency == Frequency.YEARLY:
        return words
    missing = [month for month in range(1, 13) if month not in rule.months]
    if len(missing) > 4:
        return _("%(repetition)s, only in %(months)s") % {"repetition": words, "months": _months(rule.months)}
    if not missing:
        return words
    return _("%(repetition)s, except in %(months)s") % {"repetition": words, "months": _months(missing)}


def _with_end(words, rule):
    if rule.count:
        return ngettext("%(repetition)s, once", "%(repetition)s, %(number)d times", rule.count) % {
            "repetition": words,
            "number": rule.count,
        }
    if rule.until:
        until = format_date(rule.until, "long", locale=babel_locale())
        return _("%(repetition)s, until %(date)s") % {"repetition": words, "date": until}
    return words


def _weekdays(days):
    if tuple(days) == WORKING_DAYS:
        return pgettext("weekdays", "%(first)s to %(last)s") % {"first": day_name(0), "last": day_name(4)}
    return _list(
        NTH_WEEKDAY[day.ordinal] % {"weekday": day_name(day.weekday)} if day.ordinal else day_name(day.weekday)
        for day in days
    )


def _months(months):
    return _list(map(month_name, months))


def _list(items, style="standard"):
    return format_list(list(items), style=style, locale=babel_locale())


def _exists(month, day):
    try:
        return bool(date(2024, month, day))
    except ValueError:
        return False


def _inside(words):
    """A sentence in the middle of another."""
    return words[:1].lower() + words[1:] if Locale.parse(babel_locale()).language == "en" else words


PATTERNS = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}
