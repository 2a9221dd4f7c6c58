from django import template

register = template.Library()

DAY = 24 * 60


@register.simple_tag
def day_marks(from_minute="", to_minute=""):
    """Where a span of minutes stands on the day band: ``[{"x": "75.00%", "width": "4.17%"}]``.

    Two marks where it runs past midnight (an end that is not after the start), none without a span. They are
    strings, because a number in a template is written as the reader's language writes it: ``75,00``.
    """
    if from_minute in ("", None) or to_minute in ("", None):
        return []
    start, end = int(from_minute), int(to_minute)
    if end <= start:
        end += DAY
    spans = [(start, min(end, DAY)), (0, end - DAY)]
    return [{"x": _percent(a), "width": _percent(b - a)} for a, b in spans if b > a]


@register.simple_tag
def day_place(minute=""):
    """Where a minute stands on the day band, ``"75.00%"``; ``""`` without one."""
    return "" if minute in ("", None) else _percent(int(minute))


def _percent(minutes):
    return f"{100 * minutes / DAY:.2f}%"
