"""What is taken, what is refused, and that nobody is told by a file what its sender did not want to tell."""

import re
import zipfile
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from conduct.attachments import cleaning, documents, recognising
from conduct.attachments.cleaning import clean
from conduct.attachments.refusals import Note, Refusal, RefusedError
from tests.conduct.attachments import files
from tests.conduct.attachments.files import CANARY, HIDDEN, SCRIPT

JPEG, PNG, PDF, TEXT = "image/jpeg", "image/png", "application/pdf", "text/plain"


def refusal_of(data):
    with pytest.raises(RefusedError) as caught:
        clean("file-1", data)
    assert caught.value.reason.endswith(".")
    return caught.value.refusal


# ------------------------------------------------------------------ what is taken
HONEST = {
    "a photo": (lambda: files.picture("JPEG"), "file-1.jpg", JPEG, ""),
    "a grey photo": (lambda: files.picture("JPEG", mode="L"), "file-1.jpg", JPEG, ""),
    "a photo for print": (lambda: files.picture("JPEG", mode="CMYK"), "file-1.jpg", JPEG, ""),
    "a screenshot": (lambda: files.picture("PNG"), "file-1.png", PNG, ""),
    "a screenshot one sees through": (lambda: files.picture("PNG", mode="RGBA"), "file-1.png", PNG, ""),
    "a picture of a web page": (lambda: files.picture("WEBP"), "file-1.jpg", JPEG, ""),
    "one that one sees through": (lambda: files.picture("WEBP", mode="RGBA"), "file-1.png", PNG, ""),
    "an iPhone's photo": (lambda: files.picture("HEIF"), "file-1.jpg", JPEG, ""),
    "an Android phone's photo": (lambda: files.picture("AVIF"), "file-1.jpg", JPEG, ""),
    "a drawing": (lambda: files.picture("GIF"), "file-1.png", PNG, ""),
    "a moving GIF": (lambda: files.moving("GIF"), "file-1.png", PNG, Note.FIRST_PICTURE),
    "a moving WebP": (lambda: files.moving("WEBP"), "file-1.jpg", JPEG, Note.FIRST_PICTURE),
    "a PDF": (files.pdf, "file-1.pdf", PDF, Note.DOCUMENT),
    "a PDF that may not be printed": (lambda: files.pdf(owner="x"), "file-1.pdf", PDF, Note.DOCUMENT),
    "an armed PDF": (lambda: files.pdf(hostile=True), "file-1.pdf", PDF, Note.DOCUMENT),
    "a PDF with a photo": (
        lambda: files.pdf(photo=files.picture("JPEG")),
        "file-1.pdf",
        PDF,
        Note.DOCUMENT,
    ),
    "a text": (lambda: b"What he wrote:\r\n\t<b>no</b>\n", "file-1.txt", TEXT, ""),
    "a text in Arabic": (lambda: "قال لي".encode(), "file-1.txt", TEXT, ""),
    "a text from Notepad": (lambda: "Zoë said".encode("utf-16"), "file-1.txt", TEXT, ""),
    "a chat": (lambda: b"<Bob> see <script> in chapter 3", "file-1.txt", TEXT, ""),
    "a recording": (files.mp3, "file-1.mp3", "audio/mpeg", Note.SOUND),
    "a film": (files.film, "file-1.mp4", "video/mp4", Note.FILM),
    "an iPhone's film": (lambda: files.film(b"qt  "), "file-1.mov", "video/quicktime", Note.FILM),
    "a voice memo": (lambda: files.film(b"M4A ", files.track(b"soun")), "file-1.m4a", "audio/mp4", Note.SOUND),
}


@pytest.mark.parametrize("name", HONEST)
def test_what_people_have_is_taken_under_a_new_name_and_tells_nothing(name):
    make, new_name, kind, note = HONEST[name]
    data = make()
    cleaned = clean("file-1", data)
    assert (cleaned.name, cleaned.type) == (new_name, kind)
    assert cleaned.note == (str(note.label) if note else "")
    assert HIDDEN not in cleaned.data
    assert CANARY.encode("utf-16-be") not in cleaned.data


def test_the_table_holds_what_it_should():
    """That the canary is in what comes in, or its absence proves nothing."""
    told = [name for name, (make, *_rest) in HONEST.items() if HIDDEN in make()]
    assert len(told) >= 16


def test_a_file_is_called_by_a_number_or_not_at_all():
    data = b"words"
    assert clean("file-12", data).name == "file-12.txt"
    for given in ("Ada at home.jpg", "../../etc/passwd", "file-1.exe", "file-1\n", "file-1000", ""):
        assert clean(given, data).name == "file.txt"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"])
def test_of_a_picture_the_points_are_kept_and_nothing_else(kind):
    cleaned = clean("file-1", files.picture(kind))
    with Image.open(BytesIO(cleaned.data)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive"}
        assert picture.size == (64, 48)
        was = files.points().getpixel((2, 2))
        now = picture.convert("RGB").getpixel((2, 2))
    assert all(abs(a - b) < 40 for a, b in zip(was, now, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_taken_sideways_stands_upright(orientation):
    cleaned = clean("file-1", files.picture("JPEG", orientation=orientation, quality=100))
    with Image.open(BytesIO(cleaned.data)) as picture:
        assert picture.size == ((64, 48) if orientation < 5 else (48, 64))


def test_a_colour_profile_is_used_up():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for broken in (profile, profile[:100], b"nonsense"):
        cleaned = clean("file-1", files.picture("JPEG", icc_profile=broken))
        assert "icc_profile" not in Image.open(BytesIO(cleaned.data)).info


def test_a_very_large_photo_is_kept_smaller():
    out = BytesIO()
    Image.new("RGB", (9000, 6000)).save(out, "JPEG", quality=30)
    cleaned = clean("file-1", out.getvalue())
    assert Image.open(BytesIO(cleaned.data)).size == (4500, 3000)
    assert cleaned.note == str(Note.SMALLER.label)


def test_a_screenshot_that_would_grow_too_large_becomes_a_photo(settings):
    out = BytesIO()
    Image.effect_noise((400, 400), 90).save(out, "WEBP", lossless=False, quality=10)
    Image.effect_noise((400, 400), 90).convert("P").save(out := BytesIO(), "GIF")
    settings.CONDUCT_FILE_BYTES = len(out.getvalue())
    assert clean("file-1", out.getvalue()).type in {JPEG, PNG}


# ------------------------------------------------------------------ documents
def test_an_armed_pdf_is_disarmed_and_still_shows_its_words():
    armed = files.pdf(hostile=True)
    for weapon in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/AA", b"/Author"):
        assert weapon in armed
    kept = clean("file-1", armed).data
    weapons = "JavaScript /JS Launch Embedded OpenAction /AA /Author Metadata cmd"
    for weapon in weapons.encode().split():
        assert weapon not in kept, weapon
    reader = PdfReader(BytesIO(kept))
    assert b"What happened" in reader.pages[0].get_contents().get_data()
    assert [mark.get_object()["/Subtype"] for mark in reader.pages[0]["/Annots"]] == ["/FreeText"]


def test_a_photo_in_a_pdf_loses_what_its_camera_wrote():
    photo = files.picture("JPEG")
    assert HIDDEN in photo
    stripped = documents.without_segments(photo)
    assert HIDDEN not in stripped
    assert Image.open(BytesIO(stripped)).tobytes() == Image.open(BytesIO(photo)).tobytes()


def test_scripts_written_in_disguise_are_found_all_the_same():
    armed = (
        files.pdf(hostile=True).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/OpenAction", b"/Open#41ction")
    )
    kept = clean("file-1", armed).data
    assert b"Script" not in kept
    assert b"submitForm" not in kept


# ------------------------------------------------------------------ sound and films
def test_of_sound_the_frames_are_kept_and_nothing_between_them():
    hidden = files.archive()
    kept = clean("file-1", files.mp3(between=hidden) + hidden).data
    assert kept in {files.mp3(frames, tagged=False) for frames in (38, 39, 40)}  # those beside the gap may be lost
    assert not zipfile.is_zipfile(BytesIO(kept))


def test_a_film_keeps_what_is_seen_and_heard_where_it_was():
    film = files.film()
    kept = clean("file-1", film).data
    assert len(kept) == len(film)
    assert kept.find(b"what was filmed") == film.find(b"what was filmed")
    assert kept.count(b"vide") == 1
    assert kept.count(b"soun") == 1
    for told in (b"xyz", b"location", b"\xe5\xe5\xe5\xe5", b"uuid", b"udta", b"\x00meta"):
        assert told in film
        assert told not in kept, told


# ------------------------------------------------------------------ what is refused
HOSTILE = {
    "nothing": (lambda: b"", Refusal.EMPTY),
    "nothing but spaces": (lambda: b" \n\t ", Refusal.EMPTY),
    "a program for Windows": (lambda: b"MZ\x90\x00" + bytes(200), Refusal.PROGRAM),
    "a program for Linux": (lambda: b"\x7fELF" + bytes(200), Refusal.PROGRAM),
    "a program for a Mac": (lambda: b"\xcf\xfa\xed\xfe" + bytes(200), Refusal.PROGRAM),
    "a script": (lambda: b"#!/bin/sh\nrm -rf ~\n", Refusal.PROGRAM),
    "a shortcut": (lambda: b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(200), Refusal.PROGRAM),
    "a ZIP": (files.archive, Refusal.ARCHIVE),
    "an empty ZIP": (lambda: b"PK\x05\x06" + bytes(18), Refusal.ARCHIVE),
    "a 7z": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(50), Refusal.ARCHIVE),
    "a RAR": (lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50), Refusal.ARCHIVE),
    "a gzip": (lambda: b"\x1f\x8b\x08" + bytes(50), Refusal.ARCHIVE),
    "a tar": (lambda: b"a".ljust(257, b"\x00") + b"ustar\x0000" + bytes(300), Refusal.ARCHIVE),
    "a Word document": (lambda: files.archive("[Content_Types].xml", "word/document.xml"), Refusal.OFFICE),
    "one with macros": (lambda: files.archive("[Content_Types].xml", "word/vbaProject.bin"), Refusal.OFFICE),
    "an old Word document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Refusal.OFFICE),
    "a rich text": (lambda: b"{\\rtf1 words}", Refusal.OFFICE),
    "a web page": (lambda: b"<!DOCTYPE html><p>" + SCRIPT, Refusal.WEB_PAGE),
    "a web page with a byte mark": (lambda: b"\xef\xbb\xbf \n<HTML>" + SCRIPT, Refusal.WEB_PAGE),
    "a drawing with a script": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT, Refusal.WEB_PAGE),
    "XML": (lambda: b"<?xml version='1.0'?><svg>" + SCRIPT, Refusal.WEB_PAGE),
    "a text in an old encoding": (lambda: "Zoë".encode("cp1252") * 20, Refusal.TEXT_ENCODING),
    "bytes of no kind": (lambda: bytes(range(256)) * 4, Refusal.UNKNOWN),
    "zeros": (lambda: bytes(1000), Refusal.UNKNOWN),
    "one byte": (lambda: b"\xff", Refusal.TEXT_ENCODING),
    "a film for the web (WebM)": (lambda: b"\x1aE\xdf\xa3" + bytes(200), Refusal.UNKNOWN),
    "a photo cut off": (lambda: files.picture("JPEG")[:-200], Refusal.DAMAGED),
    "a screenshot cut off": (lambda: files.picture("PNG", size=(640, 480))[:-60], Refusal.DAMAGED),
    "an iPhone's photo cut off": (lambda: files.picture("HEIF")[:-100], Refusal.DAMAGED),
    "only the head of a photo": (lambda: b"\xff\xd8\xff\xe0", Refusal.DAMAGED),
    "a PDF cut off": (lambda: files.pdf()[:60], Refusal.DAMAGED),
    "the word PDF": (lambda: b"%PDF-1.7\n" + SCRIPT, Refusal.DAMAGED),
    "a PDF with a password": (lambda: files.pdf(password="secret"), Refusal.LOCKED),
    "sound that is none": (lambda: b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"x" * 500, Refusal.UNKNOWN),
    "a film cut off": (lambda: files.film()[:-9], Refusal.DAMAGED),
    "a film with an archive behind it": (lambda: files.film(after=files.archive()), Refusal.DAMAGED),
    "a film with a page behind it": (lambda: files.film(after=files.box(b"html", SCRIPT)), Refusal.DAMAGED),
    "a film that is fetched from elsewhere": (lambda: files.film(reference=0), Refusal.UNKNOWN),
    "a film of nothing": (lambda: files.film(b"mp42", files.track(b"meta")), Refusal.UNKNOWN),
    "a bomb of 900 million points": (lambda: files.bomb(30_000, 30_000), Refusal.TOO_MANY_POINTS),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_harm_is_refused_with_a_plain_reason(name):
    make, refusal = HOSTILE[name]
    assert refusal_of(make()) is refusal


def test_each_refusal_and_each_note_is_reached_or_comes_from_the_request():
    """Those that a file alone cannot reach: the request's (test_uploads), too much work and a full house (below)."""
    apart = {Refusal.TOO_LARGE, Refusal.TOO_LARGE_TOGETHER, Refusal.TOO_MANY, Refusal.TOO_MUCH_WORK, Refusal.BUSY}
    assert {refusal for _make, refusal in HOSTILE.values()} | apart == set(Refusal)
    assert {note for *_rest, note in HONEST.values() if note} | {Note.SMALLER} == set(Note)


def test_a_file_beyond_the_limit_is_refused_here_too(settings):
    settings.CONDUCT_FILE_BYTES = 100
    assert clean("file-1", b"x" * 100).data
    assert refusal_of(b"x" * 101) is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    "behind",
    [files.archive(), b"<html>" + SCRIPT, b"%PDF-1.7", b"MZ" + bytes(60), b"GIF89a"],
    ids=["ZIP", "page", "PDF", "program", "GIF"],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_two_files_in_one_become_one(kind, behind):
    cleaned = clean("file-1", files.picture(kind) + behind)
    assert behind not in cleaned.data
    assert not zipfile.is_zipfile(BytesIO(cleaned.data))


def test_an_archive_behind_a_pdf_is_gone():
    kept = clean("file-1", files.pdf() + files.archive()).data
    assert not zipfile.is_zipfile(BytesIO(kept))


def test_a_picture_that_starts_like_a_page_is_a_page():
    assert refusal_of(b"<svg>" + files.picture("JPEG")) is Refusal.WEB_PAGE


# ------------------------------------------------------------------ bounds
def test_files_that_were_bent_are_taken_or_refused_and_never_more():
    """Every kind, cut anywhere and with bytes exchanged: what comes out is a file or a reason."""
    import random

    from conduct.attachments import worker

    lot, visited = random.Random(6), 0
    codes = set(Refusal.values)
    for make, *_rest in HONEST.values():
        data = make()
        for _turn in range(12):
            bent = bytearray(data[: lot.randrange(4, len(data) + 1)])
            for _byte in range(lot.randrange(8)):
                bent[lot.randrange(len(bent))] = lot.randrange(256)
            head, content = worker.cleaned(bytes(bent), 1_000_000)
            assert head.get("refused") in codes if "refused" in head else content
            visited += 1
    assert visited == 12 * len(HONEST)


def test_no_words_of_ours_are_missing_for_what_the_worker_says():
    import inspect

    from conduct.attachments import films, pictures, sound, texts, worker

    said = set()
    for module in (recognising, pictures, documents, films, sound, texts, worker):
        source = inspect.getsource(module)
        said |= set(re.findall(r'UnfitError\("([a-z_]+)"', source)) | set(
            re.findall(r'"refused": "([a-z_]+)"', source)
        )
    assert said
    assert said <= set(Refusal.values)


def test_a_worker_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(cleaning, "SECONDS", 0.01)
    assert refusal_of(b"words") is Refusal.TOO_MUCH_WORK


def test_who_finds_no_place_is_told_so_and_a_place_is_free_again_afterwards(monkeypatch):
    monkeypatch.setattr(cleaning, "PATIENCE", 0.1)
    with cleaning._place(), cleaning._place():
        assert refusal_of(b"words") is Refusal.BUSY
    assert clean("file-1", b"words").data == b"words"
