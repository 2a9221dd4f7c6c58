"""MP4, M4A and MOV: boxes within boxes (ISO/IEC 14496-12, 4.2). What tells when, where and by whom is blanked.

Nothing changes its place: a box that is not kept becomes a free one of the same length, filled with zeros, so that
whatever points at the sound and the pictures still does. What a camera writes among the pictures stays, and the
note says so.
"""

from .recognising import UnfitError

PLAYED = {b"vide": "film", b"soun": "sound"}
# Which boxes are kept in which; None: kept as it stands. All others are blanked.
CHILDREN = {
    b"": {b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"wide"},
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"trak": {b"tkhd", b"edts", b"tref", b"mdia"},
    b"mdia": {b"mdhd", b"hdlr", b"elng", b"minf"},
    b"minf": {b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl", b"nmhd"},
    b"dinf": {b"dref"},
}
# Others at the top have no business in a film: an archive or a page is hidden behind it.
ODD = {b"free", b"skip", b"uuid", b"meta", b"udta", b"pnot", b"PICT", b"emsg", b"prft", b"ssix", b"pdin", b"junk"}
# A film of hours has some hundreds of boxes in one another, and in pieces some thousands.
MANY = 50_000
DATED = {b"mvhd", b"tkhd", b"mdhd"}


def clean(data):
    film = bytearray(data)
    played = set()
    _walk(film, b"", 0, len(film), played)
    if not played:
        raise UnfitError("unknown")
    if "film" not in played:
        return "m4a", "audio/mp4", bytes(film), "sound"
    is_quicktime = film[4:8] != b"ftyp" or film[8:12] == b"qt  "
    ending, kind = ("mov", "video/quicktime") if is_quicktime else ("mp4", "video/mp4")
    return ending, kind, bytes(film), "film"


def _walk(film, inside, start, end, played):
    for kind, at, body, after in _boxes(film, start, end):
        if inside == b"" and kind not in CHILDREN[b""] | ODD:
            raise UnfitError("damaged")
        if kind not in CHILDREN[inside] or (kind == b"trak" and (what := _played(film, body, after)) is None):
            _blank(film, at, body, after)
        elif kind in CHILDREN:
            if kind == b"trak":
                played.add(what)
            _walk(film, kind, body, after, played)
        else:
            _tidy(film, kind, body, after)


def _tidy(film, kind, body, after):
    if kind in DATED:
        # Two dates, of four or of eight bytes, behind the version and flags.
        length = 16 if film[body] == 1 else 8
        _zero(film, body + 4, min(body + 4 + length, after))
    elif kind == b"hdlr":
        _zero(film, body + 24, after)
    elif kind == b"dref":
        for _kind, _at, entry, _after in _boxes(film, body + 8, after):
            if not film[entry + 3] & 1:  # the sound or the pictures would be fetched from elsewhere
                raise UnfitError("unknown")


def _played(film, start, end):
    """Whether a track holds pictures or sound; None for whatever else one can record along, as places."""
    for kind, _at, body, after in _boxes(film, start, end):
        if kind == b"mdia":
            return _played(film, body, after)
        if kind == b"hdlr":
            return PLAYED.get(bytes(film[body + 8 : body + 12]))
    return None


def _boxes(film, at, end):
    """``(kind, where it begins, where its content begins, where it ends)`` of each box between two places."""
    for _number in range(MANY):
        if at >= end:
            return
        if end - at == 4 and film[at:end] == bytes(4):  # QuickTime ends some lists by a zero
            return
        length, body = int.from_bytes(film[at : at + 4]), at + 8
        if length == 1:
            length, body = int.from_bytes(film[at + 8 : at + 16]), at + 16
        elif length == 0:
            length = end - at
        if length < body - at or at + length > end:
            raise UnfitError("damaged")
        yield bytes(film[at + 4 : at + 8]), at, body, at + length
        at += length
    raise UnfitError("too_much_work")


def _blank(film, at, body, after):
    film[at + 4 : at + 8] = b"free"
    _zero(film, body, after)


def _zero(film, start, end):
    if start < end:
        film[start:end] = bytes(end - start)
