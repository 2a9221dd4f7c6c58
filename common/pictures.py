"""Pictures of the library as pages show them: sizes made ahead, and found with one query for a whole page.

No page makes a size: a job does, as soon as a picture is stored (``common.make_sizes``), and a picture whose sizes
are not there yet is shown as it was uploaded. Whoever draws a page lays its pictures at hand; the first that is drawn
then finds the sizes of all of them.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass

from asgiref.local import Local
from django.core.files.storage import Storage
from django.core.signals import request_finished
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images.models import Filter, SourceImageIOError

logger = logging.getLogger(__name__)

# What browsers are offered, best first; everyone can show the last.
FORMATS = ["avif", "webp", "jpeg"]
# Widths in pixels, by what the picture is on a page: its own, one on a card, a face beside a name.
WIDTHS = {"page": [480, 1200], "card": [480], "face": [160]}
SHARED = "fill-1200x630|format-jpeg"
IN_FEEDS = "width-1200|format-jpeg"


def spec(width, form):
    return f"width-{width}|format-{form}"


ALL = [SHARED, *dict.fromkeys(spec(width, form) for use in WIDTHS.values() for width in use for form in FORMATS)]
COLUMNS = ["image", "filter_spec", "focal_point_key", "file", "width", "height"]
# What of a picture's focus a size depends on: cut to a shape, it is another one when the focus moves.
KEYS = {name: Filter(spec=name).get_cache_key for name in ALL}

_at_hand = Local()


@dataclass(frozen=True)
class Size:
    """A file in a storage. Its address is made when it is drawn: lists find ten sizes for each that they draw."""

    storage: Storage
    name: str
    width: int
    height: int

    @property
    def url(self):
        return self.storage.url(self.name)


def make(image):
    """Make the sizes of a picture that are missing; whether its file could be read."""
    try:
        image.get_renditions(*ALL)
    except SourceImageIOError:
        logger.warning("The file of picture %s cannot be read: it has no sizes.", image.pk)
        return False
    return True


def lacking(images):
    """Those of a queryset of pictures that lack a size."""
    ids = images.values_list("pk", flat=True)
    rows = images.model.get_rendition_model().objects.filter(image__in=ids, filter_spec__in=ALL)
    made = defaultdict(set)
    for image, name in rows.values_list("image", "filter_spec"):
        made[image].add(name)
    return images.filter(pk__in=[pk for pk in ids if len(made[pk]) < len(ALL)])


def find(images):
    """Lay the sizes there are at each picture (``image.made``, by spec): one query."""
    images = [image for image in images if image is not None]
    if not images:
        return
    model = images[0].get_rendition_model()
    storage, made = model._meta.get_field("file").storage, defaultdict(dict)
    rows = model.objects.filter(image__in={image.pk for image in images}, filter_spec__in=ALL)
    for image, name, focus, file, *size in rows.values_list(*COLUMNS):
        made[image][name, focus] = Size(storage, file, *size)
    for image in images:
        of_focus = {name: made[image.pk].get((name, key(image))) for name, key in KEYS.items()}
        image.made = {name: size for name, size in of_focus.items() if size}


def size(image, name):
    """One size of a picture by its spec; the picture as it was uploaded while that is not made."""
    return image.made.get(name) or Size(image.file.storage, image.file.name, image.width, image.height)


def made_of(image):
    """The sizes of a picture, by spec; those of the others on its page are found with them."""
    page, _at_hand.page = getattr(_at_hand, "page", None), None
    find([image, *(in_page(page) if page else ())])
    return image.made


def lay_at_hand(page):
    """Until this answer is finished, the first picture that is drawn finds the sizes of all that ``page`` holds."""
    _at_hand.page = page


def _clear(**kwargs):
    _at_hand.page = None


request_finished.connect(_clear)


def in_page(page):
    """The pictures that a page's own fields and streams hold."""
    from common.models import CustomImage

    for field in page._meta.concrete_fields:
        if field.related_model is CustomImage:
            yield getattr(page, field.name)
        elif isinstance(field, StreamField):
            yield from _in_value(getattr(page, field.name), CustomImage)


def _in_value(value, kind):
    if isinstance(value, kind):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _in_value(child.value, kind)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _in_value(part, kind)
    elif isinstance(value, ListValue):
        for part in value:
            yield from _in_value(part, kind)
