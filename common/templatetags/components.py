from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

register = template.Library()

DAY = 24 * 60


MARK = '<rect class="day-band__mark" x="{}" width="{}" height="100%" rx="4"></rect>'
DECORATION = mark_safe('aria-hidden="true"')
NOW = '<rect class="day-band__mark day-band__mark--now" x="{}" width="10" height="100%" rx="4"></rect>'


@register.simple_tag(takes_context=True)
def drawing_role(context):
    """What a drawing says to those who cannot see it: the ``label`` of its component, or that it is decoration.

    Here and below parameters are taken from the context: a template looks for those that are left out for longer
    than all else takes, and pages have dozens of drawings.
    """
    label = context.get("label")
    return format_html('role="img" aria-label="{}"', label) if label else DECORATION


@register.simple_tag(takes_context=True)
def day_marks(context):
    """What stands on the day band: a span of minutes, a moment, or nothing.

    A table of them is drawn at once, and there are few: what one looks like is remembered.
    """
    first, last, now = (context.get(name) for name in ("from_minute", "to_minute", "now_minute"))
    span = "" if first in ("", None) or last in ("", None) else (int(first), int(last))
    return _day_marks(span, "" if now in ("", None) else int(now))


@lru_cache(4096)
def _day_marks(span, now):
    marks = format_html_join("", MARK, _spans(*span) if span else ())
    return format_html("{}{}", marks, format_html(NOW, _percent(now)) if now != "" else "")


def _spans(start, end):
    """Where a span stands: in two places where it runs past midnight (an end that is not after the start).

    As strings, because a number in a template is written as the reader's language writes it: ``75,00``.
    """
    if end <= start:
        end += DAY
    spans = [(start, min(end, DAY)), (0, end - DAY)]
    return [(_percent(a), _percent(b - a)) for a, b in spans if b > a]


def _percent(minutes):
    return f"{100 * minutes / DAY:.2f}%"
