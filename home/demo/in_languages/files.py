"""What translators wrote: one PO file for each language, each string of a page as the translation editor shows it."""

from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import settings

FOLDER = Path(__file__).parent.parent / "translations"


def languages():
    """Those with a file, in the order of the settings."""
    return [code for code, _name in settings.LANGUAGES if path_of(code).exists()]


def path_of(language):
    return FOLDER / f"{language}.po"


def read(language):
    """``{string: its translation}``; what is not translated yet is left out."""
    path = path_of(language)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(8)
def _read(path, changed):
    with path.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id and message.string}
