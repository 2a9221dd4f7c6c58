"""A stored picture says nothing about who took it, where and when, and looks as it did."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageCms, ImageSequence
from PIL.PngImagePlugin import PngInfo

from common.models import CustomImage
from common.photos import UnreadablePicture, without_metadata
from tests import builders, cast

SECRET = b"Secret Owner"
GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>' + SECRET + b"</dc:creator></x:xmpmeta>"
KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "MPO"]


def exif(orientation=1):
    tags = Pillow.Exif()
    tags[ORIENTATION], tags[ARTIST] = orientation, SECRET.decode()
    tags.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    return tags


def photo(kind, orientation=1, size=(80, 60)):
    """A red picture with a blue top left corner and everything a camera or a program may write into it."""
    picture = Pillow.new("RGB", size, "red")
    picture.paste("blue", (0, 0, size[0] // 4, size[1] // 4))
    options = {"exif": exif(orientation), "icc_profile": PROFILE}
    if kind in {"JPEG", "MPO"}:
        options |= {"comment": SECRET, "quality": 95}
    if kind == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Author", SECRET.decode())
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
    else:
        options["xmp"] = XMP
    if kind == "MPO":
        options |= {"save_all": True, "append_images": [picture.copy()]}
    return file_of(picture, kind, **options)


def file_of(picture, kind, **options):
    out = BytesIO()
    picture.save(out, format=kind, **options)
    return ContentFile(out.getvalue(), name=f"photo.{kind.lower()}")


def opened(file):
    file.seek(0)
    return Pillow.open(BytesIO(file.read()))


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_really_tells_something(kind):
    raw = photo(kind).read()
    assert SECRET in raw
    assert opened(ContentFile(raw)).getexif().get_ifd(GPS)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_owner_and_place_is_left(kind):
    clean = without_metadata(photo(kind))
    picture = opened(clean)
    clean.seek(0)
    raw = clean.read()
    assert not picture.getexif()
    assert SECRET not in raw
    assert b"xmpmeta" not in raw
    assert not {"exif", "xmp", "comment", "Author", "XML:com.adobe.xmp", "dpi"} & {
        key for key in picture.info if picture.info[key]
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_colour_profile_stays(kind):
    assert opened(without_metadata(photo(kind))).info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1))])
def test_a_photo_is_stored_upright(kind, orientation, corner):
    picture = opened(without_metadata(photo(kind, orientation))).convert("RGB")
    width, height = picture.size
    assert (width, height) == ((60, 80) if orientation in {6, 8} else (80, 60))
    red, _green, blue = picture.getpixel((corner[0] * (width - 1), corner[1] * (height - 1)))
    assert blue > 200 > 60 > red


@pytest.mark.parametrize("kind", ["HEIF", "MPO"])
def test_what_few_browsers_show_becomes_a_jpeg(kind):
    clean = without_metadata(photo(kind))
    assert opened(clean).format == "JPEG"
    assert clean.name == "photo.jpg"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_keeps_its_frames_and_their_timing(kind):
    frames = [Pillow.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    moving = {"save_all": True, "append_images": frames[1:], "duration": [100, 200, 300], "loop": 2}
    extra = {"comment": SECRET} if kind == "GIF" else {"lossless": True} if kind == "WEBP" else {}
    clean = without_metadata(file_of(frames[0], kind, **moving, **extra))
    picture = opened(clean)
    shown = [frame.copy() for frame in ImageSequence.Iterator(picture)]
    colours = [frame.convert("RGB").getpixel((9, 9)) for frame in shown]
    assert [frame.info["duration"] for frame in shown] == [100, 200, 300]
    assert [max(range(3), key=colour.__getitem__) for colour in colours] == [0, 1, 2]
    assert picture.info["loop"] == 2
    clean.seek(0)
    assert SECRET not in clean.read()


def test_transparency_stays():
    see_through = Pillow.new("RGBA", (10, 10), (255, 0, 0, 0))
    assert opened(without_metadata(file_of(see_through, "PNG"))).getpixel((5, 5))[3] == 0
    assert opened(without_metadata(file_of(see_through, "GIF"))).convert("RGBA").getpixel((5, 5))[3] == 0


@pytest.mark.django_db
def test_width_and_height_are_those_of_the_upright_photo():
    image = CustomImage.objects.create(title="Portrait", file=photo("JPEG", orientation=6))
    image.refresh_from_db()
    assert (image.width, image.height) == (60, 80)
    with Pillow.open(image.file.path) as stored:
        assert stored.size == (60, 80)
        assert not stored.getexif()
    assert image.file_size == image.file.size
    assert image.file_hash


@pytest.mark.django_db
def test_saving_again_does_not_write_the_file_again():
    image = builders.image()
    name, digest = image.file.name, image.get_file_hash()
    image.title = "Another title"
    image.save()
    assert (image.file.name, image.get_file_hash()) == (name, digest)


@pytest.mark.django_db
def test_a_picture_speaks_by_its_description():
    assert builders.image(description="Members in Lisbon").default_alt_text == "Members in Lisbon"


def bomb(width=30_000, height=30_000):
    """A PNG that says it is huge."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


HOSTILE = {
    "cut.jpg": photo("JPEG").read()[:-100],
    "cut.png": photo("PNG").read()[:-100],
    "cut.webp": photo("WEBP").read()[:-100],
    "bomb.png": bomb(),
    "short.png": bomb(width=100, height=100),
    "text.png": b"<script>alert(1)</script>",
    "page.jpg": b"\xff\xd8\xff\xe0<html>",
    "empty.gif": b"",
    "head.gif": b"GIF89a",
    "vector.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "other.bmp": file_of(Pillow.new("RGB", (9, 9)), "BMP").read(),
    "hidden.png": file_of(Pillow.new("RGB", (9, 9)), "BMP").read(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_form_error(client, name):
    builders.home()
    client.force_login(cast.admin())
    upload = BytesIO(HOSTILE[name])
    upload.name = name
    response = client.post("/admin/images/add/", {"title": "A picture", "file": upload, "collection": "1"})
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not CustomImage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["text.png", "other.bmp", "vector.svg"])
def test_code_cannot_store_what_cannot_be_cleaned(name):
    builders.home()
    with pytest.raises(UnreadablePicture):
        CustomImage(title="A picture", file=ContentFile(HOSTILE[name], name=name)).save()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/images/add/", "/admin/images/multiple/add/"])
@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_an_uploaded_photo_is_stored_clean(client, address, kind):
    builders.home()
    client.force_login(cast.admin())
    upload = BytesIO(photo(kind, orientation=6 if kind == "JPEG" else 1).read())
    upload.name = "photo.heic" if kind == "HEIF" else "photo.jpg"
    field = "files[]" if "multiple" in address else "file"
    client.post(
        address,
        {"title": "A photo", field: upload, "collection": "1"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    image = CustomImage.objects.get()
    with image.file.open() as stored:
        raw = stored.read()
    assert SECRET not in raw
    assert not Pillow.open(BytesIO(raw)).getexif()
    assert Pillow.open(BytesIO(raw)).size == (image.width, image.height)
    assert image.file.name.endswith(".jpg")
