"""The table that ``make bench`` prints and writes: what was measured, the figure, the bar, pass or fail."""

import platform
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from demo import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
LINE = "{:<12}{:<66}{:>12}{:>12} {:<9}{}"


@dataclass(frozen=True)
class Row:
    """A figure and its bar: at most that, or with ``least`` at least that; without a bar it is told for itself."""

    part: str
    name: str
    figure: float
    bar: float | None = None
    unit: str = ""
    least: bool = False

    @property
    def passed(self):
        if self.bar is None:
            return True
        return self.figure >= self.bar if self.least else self.figure <= self.bar

    @property
    def cells(self):
        bar = "" if self.bar is None else f"{'>=' if self.least else '<='} {shown(self.bar)}"
        verdict = "" if self.bar is None else "pass" if self.passed else "FAIL"
        return self.part, self.name, shown(self.figure), bar, self.unit, verdict


def shown(number):
    """``1,234``, ``12.3``, ``0.57``: as many digits as say something."""
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}"


class Table:
    """Rows in the order in which they are found; each is printed at once."""

    def __init__(self, say: Callable = print):
        self.rows, self.say = [], say

    def add(self, part, name, figure, bar=None, unit="", least=False):
        self.take(Row(part, name, figure, bar, unit, least))

    def take(self, row):
        self.rows.append(row)
        self.say(LINE.format(*row.cells).rstrip(), flush=True)

    @property
    def failed(self):
        return [row for row in self.rows if not row.passed]

    def heading(self):
        self.say(LINE.format("", "", "figure", "bar", "", ""), flush=True)

    def write(self, reference):
        """docs/benchmarks.md with these rows; those of what was not measured stay, each group in its place."""
        PAGE.write_text(page(together(PAGE.read_text(), self.rows), reference))


def together(before, rows):
    """The lines of the page ``before``, by their first cell, with those of ``rows`` instead of older ones."""
    groups = {}
    for line in before.splitlines():
        if line.startswith("| ") and not line.startswith(("| |", "| ---")):
            groups.setdefault(line.split(" | ")[0], []).append(line)
    measured = {}
    for row in rows:
        line = f"| {' | '.join(cell.replace('|', '/') for cell in row.cells)} |"
        measured.setdefault(line.split(" | ")[0], []).append(line)
    return [line for lines in (groups | measured).values() for line in lines]


def page(lines, reference):
    met, missed = (sum(line.endswith(f" {verdict} |") for line in lines) for verdict in ("pass", "FAIL"))
    return "\n".join(
        (
            "# Benchmarks",
            "",
            f"Measured on {datetime.now(UTC):%-d %B %Y}, {datetime.now(UTC):%H:%M} UTC, on {machine()}.",
            f"Made by `make bench ARGS=--write`, a part at a time where asked; of {met + missed} bars {met} are met.",
            "",
            f"The reference: {reference}",
            "",
            "What each figure means, and why the bars are where they are: [speed](features/speed.md).",
            "",
            "| | what | figure | bar | unit | |",
            "| --- | --- | ---: | ---: | --- | --- |",
            *lines,
            "",
        )
    )


def machine():
    cores, memory = subprocess.check_output(["nproc"], text=True).strip(), Path("/proc/meminfo").read_text()
    gigabytes = int(memory.split("MemTotal:")[1].split()[0]) / 2**20
    load = Path("/proc/loadavg").read_text().split()[0]
    python = platform.python_version()
    return f"{cores} cores, {gigabytes:.0f} GB, {platform.system()}, Python {python}, load {load} at the end"
