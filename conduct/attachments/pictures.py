"""Pictures, drawn again from their points: nothing else of the file is kept, whatever was hidden in it."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

from .recognising import UnfitError

# What many phones call a JPEG is an MPO; Pillow sees that by itself.
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "HEIF", "AVIF")
PHOTOS = {"JPEG", "MPO", "HEIF", "AVIF", "WEBP"}
MOVING = {"GIF", "PNG", "WEBP", "AVIF"}
# What one picture may take once it is opened. A camera's 50 million points in three colours fit.
OPENED_BYTES = 160_000_000
# JPEG files can be opened at a half, a quarter or an eighth; larger ones are, to about so many points.
COMFORTABLE_POINTS = 30_000_000

register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # we look ourselves, before anything is opened


def clean(data, limit):
    """The picture as a new file: ``(ending, type, data, note)``. Of one that moves, the first picture."""
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except Exception as error:  # whatever a decoder makes of a file that is made to break it
        raise UnfitError("damaged") from error
    note = _fitted(picture)
    if picture.format in MOVING and getattr(picture, "n_frames", 1) > 1:
        note = "first_picture"
    try:
        drawn = _drawn(picture)
        return *_written(drawn, photo=picture.format in PHOTOS, limit=limit), note
    except MemoryError:
        raise
    except Exception as error:  # the same, while it is drawn
        raise UnfitError("damaged") from error


def _fitted(picture):
    """Choose at which size to open it; what to tell about that. Raises ``UnfitError`` where none fits."""
    note = ""
    if picture.format in {"JPEG", "MPO"}:
        width, height = picture.size
        while width * height > COMFORTABLE_POINTS:
            width, height = width // 2, height // 2
        if (width, height) != picture.size:
            picture.draft(None, (width, height))
            note = "smaller"
    if picture.width * picture.height * len(picture.getbands()) > OPENED_BYTES:
        raise UnfitError("too_many_points")
    return note


def _drawn(picture):
    """Its points alone, upright, in the colours that every screen knows."""
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    if upright.mode not in {"L", "LA", "P", "RGB", "RGBA", "1"}:
        upright = upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    elif profile and upright.mode in {"RGB", "RGBA"}:
        upright = _in_standard_colours(upright, profile)
    upright.info = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
    return upright


def _in_standard_colours(picture, profile):
    """A colour profile can name a device and hold texts, so it is used up and not kept."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=picture.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _written(picture, *, photo, limit):
    see_through = "A" in picture.getbands() or "transparency" in picture.info
    if not photo or see_through:
        data = _saved(picture, "PNG")
        if len(data) <= limit:
            return "png", "image/png", data
    if picture.mode not in {"L", "RGB"}:
        picture = picture.convert("RGB")
    return "jpg", "image/jpeg", _saved(picture, "JPEG", quality=90)


def _saved(picture, kind, **options):
    out = BytesIO()
    picture.save(out, format=kind, exif=b"", **options)
    return out.getvalue()
