"""Somebody who reports, and puts a canary into everything that can be filled in."""

from functools import cache
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.conduct.adversaries.traces import CANARIES
from tests.conduct.reporting import form

FIRST, SECOND = CANARIES
BOTH = f"{FIRST} and {SECOND}"
FIELDS = {
    form.KIND: {"kind": "sexual_harassment", "relation": "me", "risk": "no"},
    form.ACCOUNT: {"account": f"It was {BOTH}. " * 20},
    form.WHERE: {"when": BOTH, "where": BOTH, "people": BOTH},
    form.EVIDENCE: {"evidence": BOTH, "witnesses": BOTH},
    form.WISH: {"wish": ["refer"], "contact": "name", "contact_name": BOTH, "contact_how": BOTH},
}


def notes():
    return SimpleUploadedFile(f"{FIRST} notes.txt", (BOTH + "\n").encode() * 50, "text/plain")


def photo():
    return SimpleUploadedFile(f"{SECOND}.jpg", _picture(), "image/jpeg")


@cache
def _picture():
    """A picture whose maker, place and name are canaries; drawn before anybody listens to the logs."""
    told = Image.Exif()
    told[0x010E] = told[0x013B] = FIRST
    out = BytesIO()
    Image.new("RGB", (80, 60), "#445566").save(out, "JPEG", exif=told.tobytes(), comment=SECOND.encode())
    return out.getvalue()


_picture()


class Teller(form.Reporter):
    """Goes through the form screen by screen; ``screens`` are what is sent from each, in order."""

    def screens(self, with_files=True):
        yield "start", {}
        yield "words", {"do": "next"}
        yield "check", {"words": self.words}
        yield "people", {"asked": [], "involved": []}
        for screen, fields in FIELDS.items():
            if screen == form.EVIDENCE and with_files:
                yield screen, {"do": "add", "file": [notes(), photo()], **fields}
            yield screen, {"do": "next", **fields}

    def tell(self, after=lambda screen: None, with_files=True):
        """As far as reading it over. ``after`` is called when a screen has been answered."""
        self.get()
        for screen, fields in self.screens(with_files):
            self.answer(screen, fields)
            after(screen)
        assert FIRST in self.page, self.heading
        assert self.heading.startswith("Read it over")

    def answer(self, screen, fields):
        return self.name() if screen == "people" else self.post(screen, **fields)

    def write_more(self, number=None):
        """A message and a file, once it was sent."""
        return self.post("thread", message=BOTH, file=[notes()], **({"number": number} if number else {}))
