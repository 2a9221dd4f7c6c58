from django import template
from django.utils.translation import gettext as _

from home.desk.rules import Level
from home.desk.ways import way

register = template.Library()
ICONS = {Level.RED: "error", Level.AMBER: "warning", Level.CLEAR: "success"}


@register.simple_tag
def desk_way(name, facts):
    """The address of the screen that a rule names, for the branch with these facts."""
    return way(name, facts)


@register.inclusion_tag("home/desk/level.html")
def desk_level(level, words=""):
    """How urgent something is, as an icon and in words; never by colour alone."""
    level = Level(level)
    return {"icon": ICONS[level], "level": level, "words": words}


@register.inclusion_tag("home/desk/done.html")
def desk_done(done):
    """Whether a step is taken, as an icon with its word."""
    return {"done": done}


@register.simple_tag
def desk_progress(steps):
    """``5 of 11 steps are taken.``"""
    return _("%(done)d of %(all)d steps are taken.") % {"done": sum(step.done for step in steps), "all": len(steps)}


@register.simple_tag
def desk_paragraphs(text):
    """Plain text as blocks of lines: ``[("list", […])]`` for lines that begin with a dash, else ``("text", […])``."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind, words = ("list", line[1:].strip()) if line.startswith("-") else ("text", line)
        if kind == "list" and blocks and blocks[-1][0] == "list":
            blocks[-1][1].append(words)
        else:
            blocks.append((kind, [words]))
    return blocks
