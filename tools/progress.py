"""One line of progress on a terminal, two plain lines in a log. For any Python 3: it runs before there is ours."""

import sys

WIDTH = 24


class Step:
    """``[2/4] Requirements`` with how far it is; ``done()`` closes the line."""

    def __init__(self, number, of, name):
        self.label = f"[{number}/{of}] {name}"
        self.live = sys.stdout.isatty()
        self.write(self.label + ("" if self.live else " ...\n"))

    def write(self, text):
        sys.stdout.write(text)
        sys.stdout.flush()

    def at(self, done, total, what=""):
        if self.live and total:
            filled = min(WIDTH, WIDTH * done // total)
            bar = "#" * filled + "." * (WIDTH - filled)
            self.write(f"\r\033[K{self.label:<22} {bar} {min(done, total)}/{total} {what[:40]}")

    def done(self, what="done"):
        self.write(("\r\033[K" if self.live else "") + f"{self.label:<22} {what}\n")
