"""Pictures without what the camera wrote into them: place, time, owner, serial number."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageOps

# What Pillow writes again without loss of anything that shows; animations keep their frames.
KEPT_FORMATS = {
    "AVIF": {"quality": 90},
    "GIF": {},
    "JPEG": {"quality": 92},
    "PNG": {},
    "WEBP": {"quality": 92},
}


def without_metadata(file):
    """A copy of an image file, turned upright, holding pixels and colour profile only.

    ``None`` for a format that cannot be written again here (the upload form refuses those it does not know).
    """
    file.seek(0)
    with Pillow.open(file) as picture:
        kind = picture.format
        if kind not in KEPT_FORMATS:
            return None
        options = dict(KEPT_FORMATS[kind])
        if profile := picture.info.get("icc_profile"):
            options["icc_profile"] = profile
        if getattr(picture, "is_animated", False):
            options |= {"save_all": True, "loop": picture.info.get("loop", 0)}
            upright = picture
        else:
            upright = ImageOps.exif_transpose(picture)
        upright.info = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
        upright.encoderinfo = {}
        out = BytesIO()
        upright.save(out, format=kind, exif=b"", **options)
    file.seek(0)
    return ContentFile(out.getvalue(), name=file.name)
