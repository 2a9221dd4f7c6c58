"""What stands on the live conduct page: keys put on the list of readers, and taken off it."""

from wagtail.blocks import StreamValue

from conduct.keys.showing import whose
from conduct.models import ConductIndexPage
from tests.conduct import world


def publish(*keys):
    for key in keys:
        world.publish(key, whose(key))


def unpublish(*keys):
    page, gone = world.index_page(), {key.fingerprint for key in keys}
    listed = [item for item in page.keys.raw_data if item["value"]["fingerprint"] not in gone]
    ConductIndexPage.objects.filter(pk=page.pk).update(keys=StreamValue(page.keys.stream_block, listed, is_lazy=True))
