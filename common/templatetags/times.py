from django import template

from common.times import local_now

register = template.Library()
register.simple_tag(local_now)
