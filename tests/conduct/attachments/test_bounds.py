"""How much time and memory one file can take, of the largest that is kept and of those made to take more."""

import subprocess
import sys
import time
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from conduct.attachments import worker
from tests.conduct.attachments import files

MIB = 1024 * 1024
LARGEST = 20 * MIB
# One is worked on in a process of gunicorn, whose patience is 30 seconds; measured: 5 s on a machine that is busy.
SECONDS = 20
MEMORY = 500
MEASURED = """
import sys
from conduct.attachments import worker
worker.main()
with open("/proc/self/status") as status:
    sys.stderr.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def plain(kind, size, mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


def many_pages():
    writer = PdfWriter()
    for number in range(1000):
        page = writer.add_blank_page(100, 100)
        words = StreamObject()
        words._data = bytes([number % 256]) * (LARGEST // 1024)
        page[NameObject("/Contents")] = writer._add_object(words)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def objects(*things):
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, thing) for number, thing in enumerate(things, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def page_with(stuff):
    page = b"<</Type/Page/Parent 2 0 R/X " + stuff + b">>"
    return b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page


def many_things():
    count = 120_000
    references = b"[" + b" ".join(b"%d 0 R" % (number + 4) for number in range(count)) + b"]"
    return objects(*page_with(references), *[b"<</K/V>>"] * count)


def deep():
    return objects(*page_with(b"[" * MIB + b"]" * MIB))


FILES = {
    "a photo of 50 million points": (lambda: plain("JPEG", (8160, 6120)), "image/jpeg"),
    "one of 200 million": (lambda: plain("JPEG", (16320, 12240)), "image/jpeg"),
    "a drawing of 40 million": (lambda: plain("PNG", (6300, 6300), "RGBA"), "image/png"),
    "a bomb of 150 million in black and white": (lambda: files.bomb(12_500, 12_000), "image/png"),
    "a bomb of 900 million": (lambda: files.bomb(30_000, 30_000), "too_many_points"),
    "sound": (lambda: files.mp3(50_000), "audio/mpeg"),
    "a film": (lambda: files.film() + files.box(b"mdat", bytes(LARGEST - 4000)), "video/mp4"),
    "a text": (lambda: ("ü" * 1000 + "\n").encode() * (LARGEST // 2001), "text/plain"),
    "a PDF of a thousand pages": (many_pages, "application/pdf"),
    "a PDF of very many things": (many_things, "damaged"),
    "a PDF as deep as a well": (deep, "damaged"),
    "nothing but beginnings of sound": (lambda: b"ID3" + bytes(7) + b"\xff" * (LARGEST - 10), "unknown"),
    "nothing but boxes": (
        lambda: files.box(b"ftyp", b"mp42") + files.box(b"free") * (LARGEST // 8 - 2),
        "too_much_work",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_no_file_takes_more_time_or_memory_than_we_have(name):
    make, expected = FILES[name]
    data = make()
    assert len(data) <= LARGEST + 1024
    began = time.monotonic()
    command = [sys.executable, "-B", "-c", MEASURED, str(LARGEST)]
    done = subprocess.run(command, input=data, capture_output=True, check=True, cwd=settings.BASE_DIR)
    took, peak = time.monotonic() - began, int(done.stderr) / 1024
    assert f'"{expected}"'.encode() in done.stdout.partition(b"\n")[0]
    assert took < SECONDS, f"{took:.1f} s"
    assert peak < MEMORY, f"{peak:.0f} MiB"


OVERDRAWN = {
    "memory": "hoard = bytes(worker.MEMORY)",
    "files": "import os; os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'x')",
    "processes of its own": "import resource; raise SystemExit(resource.getrlimit(resource.RLIMIT_NPROC) == (0, 0))",
}


@pytest.mark.parametrize("what", OVERDRAWN)
def test_the_worker_cannot_have_more(what, tmp_path):
    program = f"import sys; from conduct.attachments import worker; worker.confine(); {OVERDRAWN[what]}"
    command = [sys.executable, "-B", "-c", program, str(tmp_path / "kept")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=settings.BASE_DIR)
    assert done.returncode != 0


def test_the_worker_stops_when_its_processor_time_is_used_up():
    program = "from conduct.attachments import worker; worker.SECONDS = 1; worker.confine()\nwhile True: pass"
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-B", "-c", program], check=False, cwd=settings.BASE_DIR)
    assert done.returncode < 0
    assert time.monotonic() - began < 15
    assert worker.SECONDS <= SECONDS
