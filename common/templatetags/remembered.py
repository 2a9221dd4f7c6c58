import re

from django import template
from django.utils.safestring import mark_safe

from common.remembered import once

register = template.Library()

# What templates are indented with; and where a reader would miss it.
INDENTATION = re.compile(r"\s*\n\s*")
SET_AS_WRITTEN = re.compile(r"<(pre|textarea)\b")


@register.tag("remembered")
def remembered_part(parser, token):
    """What stands inside, drawn once for all pages that give the same names (common.remembered).

    ``{% remembered "menu" frame.section %}…{% endremembered %}``: the names say all that the part depends on besides
    the content of the site. Where one of them is empty it is drawn anew, as where nothing may be remembered.
    """
    names = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    if not names:
        raise template.TemplateSyntaxError("remembered needs to know what the part depends on.")
    nodes = parser.parse(["endremembered"])
    parser.delete_first_token()
    return Remembered(names, nodes)


class Remembered(template.Node):
    def __init__(self, names, nodelist):
        self.names, self.nodelist = names, nodelist

    def render(self, context):
        names = [name.resolve(context) for name in self.names]
        if not all(names):
            return self._drawn(context)
        return once(("part of a page", *names), lambda: self._drawn(context))

    def _drawn(self, context):
        """Without indentation: pages with a form are sent as they are, not packed."""
        drawn = self.nodelist.render(context)
        return drawn if SET_AS_WRITTEN.search(drawn) else mark_safe(INDENTATION.sub("\n", drawn))
