from babel.numbers import format_decimal
from django import template

from common.zones import babel_locale

register = template.Library()


@register.filter
def number(value):
    """A count as the reader's language sets it: ``3,490``, ``3.490``, ``3 490``."""
    return format_decimal(value or 0, locale=babel_locale())
