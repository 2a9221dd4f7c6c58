"""What a file is by its first bytes, whatever it is called; and what is refused at the first look.

This and the modules that clean run in a process of their own (conduct.attachments.worker), which knows nothing of
Django: a refusal is a word here and a sentence in conduct.attachments.refusals.
"""

import re

PICTURE, PDF, TEXT, SOUND, FILM = "picture", "pdf", "text", "sound", "film"


class UnfitError(Exception):
    """A file that is not taken; its argument is a value of ``refusals.Refusal``."""


PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
PICTURE_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
# Films of QuickTime's first years start with one of the last three.
FILM_BOXES = {b"ftyp", b"moov", b"mdat", b"wide"}
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x00asm",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"#!",
)
ARCHIVES = (
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
IN_OFFICE_ZIPS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"mimetypeapplication/epub")
WEB_PAGE = re.compile(
    rb"(\xef\xbb\xbf)?\s*<(\?xml|\?php|!doctype|!--|(html|head|body|svg|script|style|iframe|img|meta|link|object|embed|a|div"
    rb"|p|table)[\s/>])",
    re.IGNORECASE,
)


def kind_of(data):
    """One of the kinds above; raises ``UnfitError`` for what is known to be refused."""
    for refusal, found in (("program", PROGRAMS), ("archive", ARCHIVES), ("office", OFFICE)):
        if data.startswith(found):
            raise UnfitError(refusal)
    if data.startswith(b"PK"):
        raise UnfitError("office" if any(name in data for name in IN_OFFICE_ZIPS) else "archive")
    if data[257:262] == b"ustar":
        raise UnfitError("archive")
    if WEB_PAGE.match(data[:1024]):
        raise UnfitError("web_page")
    return _taken(data)


def _taken(data):
    if data.startswith(PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return PICTURE
    if data[4:8] == b"ftyp" and data[8:12] in PICTURE_BRANDS:
        return PICTURE
    if data[4:8] in FILM_BOXES:
        return FILM
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"ID3") or (data[0] == 0xFF and data[1:2] >= b"\xe0" and data[:2] != b"\xff\xfe"):
        return SOUND
    return TEXT
