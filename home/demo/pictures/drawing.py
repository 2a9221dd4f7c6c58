from io import BytesIO
from random import Random
from zlib import crc32

from .canvas import Canvas
from .scenes import SCENES
from .sky import sky_over


def draw(picture, width=1600):
    """A picture as PNG, 16 by 9. The same one always looks the same: chance starts from its key."""
    chance = Random(crc32(picture.key.encode()))  # noqa: S311 - the same every time, on purpose
    canvas = Canvas(sky_over(picture.latitude, picture.longitude), chance, width)
    canvas.draw_sky()
    SCENES[picture.scene](canvas)
    out = BytesIO()
    canvas.finished().save(out, "PNG")
    return out.getvalue()
