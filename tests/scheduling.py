"""Side by side, a file stays in one process, and what looks at the demo in the one that has written it."""

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).parent.parent
# The fixtures that stand on the demo. A file that is not found out costs the time of a second demo, and no more.
LOOKS_AT_THE_DEMO = re.compile(r"\b(demo_connection|demo_site|pages_of_dates|visited)\b")


class BesideTheDemo(LoadFileScheduling):
    """What files are to xdist's own, files and the demo are to this one.

    xdist's groups are marks on tests; it writes them into names that pytest 9 no longer reads (pytest-xdist 3.8).
    """

    def _split_scope(self, nodeid):
        return scope_of(super()._split_scope(nodeid))


@cache
def scope_of(path):
    return "the demo" if LOOKS_AT_THE_DEMO.search((ROOT / path).read_text()) else path
