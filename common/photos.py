"""Pictures without what the camera wrote into them: place, time, owner, serial number."""

from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageOps, ImageSequence

# What each format is written again as. MPO is what many phones call a JPEG; HEIC (read through Willow's plug-in)
# is shown by few browsers. A format that is not here is refused: none is stored as it came.
WRITTEN_AS = {
    "AVIF": ("AVIF", {"quality": 90}),
    "GIF": ("GIF", {}),
    "HEIF": ("JPEG", {"quality": 92}),
    "JPEG": ("JPEG", {"quality": 92}),
    "MPO": ("JPEG", {"quality": 92}),
    "PNG": ("PNG", {}),
    "WEBP": ("WEBP", {"quality": 92}),
}
MOVING = {"AVIF", "GIF", "PNG", "WEBP"}


class UnreadablePicture(ValueError):
    """A file that is no picture, is cut off, or is of a kind that cannot be cleaned."""


class CleanPicture(ContentFile):
    """A picture file that holds pixels and colour profile only."""


def without_metadata(file):
    """A copy of a picture file, turned upright: nothing in it but pixels, colour profile and, if it moves, timing.

    Raises ``UnreadablePicture``.
    """
    file.seek(0)
    try:
        with Pillow.open(file) as picture:
            kind, options = WRITTEN_AS[picture.format]
            moves = kind in MOVING and getattr(picture, "n_frames", 1) > 1
            written = _written(*(_moving(picture) if moves else _still(picture, kind)), kind, options)
    except Exception as error:  # decoders raise whatever they like at files made to break them
        raise UnreadablePicture from error
    return CleanPicture(written, name=_name(file.name, kind))


def _still(picture, kind):
    upright = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and upright.mode not in {"L", "RGB", "CMYK"}:
        upright = upright.convert("RGB")
    return upright, {}


def _moving(picture):
    """The first frame and how to write the others: whole frames, each with its own duration."""
    frames = [frame.copy() for frame in ImageSequence.Iterator(picture)]
    options = {"save_all": True, "duration": [frame.info.get("duration", 100) for frame in frames]}
    if "loop" in picture.info:
        options["loop"] = picture.info["loop"]
    if picture.format == "GIF":
        options["disposal"] = 2  # frames come composed: each replaces the one before
    for frame in frames:
        _forget(frame)
    return frames[0], options | {"append_images": frames[1:]}


def _written(picture, extra, kind, options):
    profile = picture.info.get("icc_profile")
    _forget(picture)
    if profile:
        extra["icc_profile"] = profile
    out = BytesIO()
    picture.save(out, format=kind, exif=b"", **options, **extra)
    return out.getvalue()


def _forget(picture):
    """Comments, text chunks, XMP and the like: Pillow writes some of them again unless they are taken out."""
    picture.info = {key: picture.info[key] for key in ("transparency", "icc_profile") if key in picture.info}


def _name(name, kind):
    path = PurePath(name)
    right = path.suffix.lower() in {".jpg", ".jpeg"} if kind == "JPEG" else True
    return str(path) if right else str(path.with_suffix(".jpg"))
