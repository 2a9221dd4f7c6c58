from django import template

from common.times import in_words, local_now

register = template.Library()
register.simple_tag(local_now)


@register.simple_tag(takes_context=True)
def mail_time(context, moment):
    """A moment in a mail: weekday, day, time, city and zone of the reader (common.mail), and the time in UTC."""
    return in_words(moment, context["mail_zone"])
