"""PDF: its pages, put into a new file without what runs, what fetches, and what names its maker.

Only what the pages need is taken over, so what hangs on the document itself stays behind: its author and dates,
XMP, scripts, files within, forms. What hangs on a page or within it is taken out by name.
"""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import FileNotDecryptedError, LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from .recognising import UnfitError

# ISO 32000-1: actions (12.6), scripts and forms (12.6.4.16, 12.7), files within (7.11.4, 14.13), metadata (14.3),
# what the program that made it noted for itself (14.5), and thumbnails.
DROPPED = frozenset(
    (
        *("/AA", "/OpenAction", "/JS", "/JavaScript", "/XFA", "/URI"),
        *("/EF", "/AF", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/OPI"),
    )
)
# Of a note or mark on a page also what it does when pressed, and who wrote it when. What it looks like (/AP) stays.
DROPPED_FROM_MARKS = frozenset(
    (
        *("/A", "/PA", "/FS", "/Sound"),
        *("/T", "/TU", "/TM", "/M", "/CreationDate", "/NM", "/Popup", "/IRT", "/RC", "/Contents", "/Subj"),
    )
)
# Marks that are nothing but a door to something else.
DROPPED_MARKS = frozenset(
    ("/Link", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D", "/Popup", "/TrapNet")
)
# A stream that has these takes its content from another file (7.3.8.2).
ELSEWHERE = frozenset(["/F", "/FFilter", "/FDecodeParms"])
# Segments of a JPEG that say how it is to be drawn: JFIF and Adobe's word on its colours.
DRAWING = {0xE0, 0xEE}
COMMENT = 0xFE


def clean(data):
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnfitError("locked")
    try:
        tidied = _with_pages_of(reader)
    except FileNotDecryptedError:
        raise UnfitError("locked") from None
    except LimitReachedError:
        raise UnfitError("too_much_work") from None
    if not len(tidied.pages):
        raise UnfitError("damaged")
    for page in tidied.pages:
        _tidy_marks(page)
    seen = set()
    for thing in list(tidied._objects):
        _tidy(thing, seen)
    out = BytesIO()
    # Once more: what nothing points at any more is not taken along.
    _with_pages_of(tidied).write(out)
    return "pdf", "application/pdf", out.getvalue(), "document"


def _with_pages_of(document):
    writer = PdfWriter()
    writer.metadata = None
    for page in document.pages:
        writer.add_page(page)
    return writer


def _tidy_marks(page):
    marks = [mark.get_object() for mark in page.get("/Annots") or ()]
    kept = [
        mark for mark in marks if isinstance(mark, DictionaryObject) and mark.get("/Subtype") not in DROPPED_MARKS
    ]
    for mark in kept:
        _drop(mark, DROPPED_FROM_MARKS)
    if "/Annots" in page:
        page[NameObject("/Annots")] = ArrayObject(kept)


def _tidy(thing, seen):
    """Everything reachable, each once, without recursion: a file made to be deep must not be a file that crashes."""
    waiting = [thing]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or not isinstance(thing, DictionaryObject | ArrayObject):
            continue
        seen.add(id(thing))
        if isinstance(thing, DictionaryObject):
            _drop(thing, DROPPED)
            if isinstance(thing, StreamObject):
                _tidy_stream(thing)
            waiting.extend(thing.values())
        else:
            waiting.extend(thing)


def _tidy_stream(stream):
    _drop(stream, ELSEWHERE)
    if stream.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        stream._data = without_segments(stream._data)


def _drop(thing, names):
    for name in names & thing.keys():
        del thing[name]


def without_segments(jpeg):
    """A JPEG without what its camera wrote before the points: the file stays as good as it was."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        is_told = 0xE0 <= jpeg[at + 1] <= 0xEF or jpeg[at + 1] == COMMENT
        if not is_told or jpeg[at + 1] in DRAWING:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])
