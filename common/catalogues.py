"""Catalogues of translations: ``locale/*/LC_MESSAGES/*.po`` as translators write them, ``.mo`` as gettext reads them.

Compiled with Babel, which is here for dates anyway: nobody needs GNU gettext to run the site.
"""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings


def catalogues():
    """Every catalogue of ours, in the order of their names."""
    return [path for folder in settings.LOCALE_PATHS for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]


def is_stale(catalogue):
    """Whether it was changed since it was compiled, or never was."""
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < catalogue.stat().st_mtime_ns


def compile_stale():
    """Compile what was changed; the catalogues that were."""
    stale = [catalogue for catalogue in catalogues() if is_stale(catalogue)]
    for catalogue in stale:
        _compile(catalogue)
    return stale


def _compile(catalogue):
    with catalogue.open("rb") as text:
        messages = read_po(text, locale=catalogue.parent.parent.name)
    compiled = catalogue.with_suffix(".mo")
    # Another process may read it, or compile it too: never half a file under the name that is read.
    draft = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    with draft.open("wb") as binary:
        write_mo(binary, messages)
    draft.replace(compiled)
