"""A process of its own that works keys out of words: ``python -m tests.conduct.sealing.process hold|derive FOLDER``.

``hold`` takes a place, says so, and keeps it until it is told to stop or is killed; ``derive`` says a locator.
"""

import os
import sys
from pathlib import Path

WORDS = "abacus drop-down t-shirt zoom felt-tip yoyo"


def hold():
    from conduct.sealing import derivation

    try:
        with derivation._place():
            print("in", flush=True)
            sys.stdin.read()
    except derivation.BusyError:
        print("busy", flush=True)


def derive():
    from conduct.sealing.derivation import derive as real

    print(real(WORDS).locator, flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "li_site.settings.test"
    from django.conf import settings

    settings.CONDUCT_LOCKS = Path(sys.argv[2])
    settings.CONDUCT_KEY, settings.CONDUCT_ARGON2 = "the key of these tests", (1, 1)
    {"hold": hold, "derive": derive}[sys.argv[1]]()
