from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

from common.pictures import FORMATS, WIDTHS, spec

register = template.Library()

SOURCE = '<source type="image/{}" srcset="{}" sizes="{}">'


@register.simple_tag
def drawn(image, use, alt="", sizes="", eager=False):
    """A picture in the sizes of its ``use`` (common.pictures.WIDTHS); as it was uploaded while there are none."""
    loading = {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    given = {"alt": alt or "", "class": "picture", **loading}
    offered = {form: _offered(image, WIDTHS[use], form) for form in FORMATS}
    *better, last = FORMATS
    if not offered[last]:
        return _img(image.file.url, image.width, image.height, given)
    sources = format_html_join("", SOURCE, ((form, _set(offered[form]), sizes) for form in better if offered[form]))
    size = offered[last][0]
    given = {"srcset": _set(offered[last]), "sizes": sizes, **given}
    return format_html("<picture>{}{}</picture>", sources, _img(size.url, size.width, size.height, given))


def _offered(image, widths, form):
    return [size for width in widths if (size := image.made.get(spec(width, form)))]


def _set(sizes):
    by_width = {size.width: size.url for size in sizes}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())


def _img(url, width, height, given):
    return format_html("<img{}>", flatatt({"src": url, "width": width, "height": height, **given}))
