"""The table of adversaries names tests that are there, and every test of an adversary stands in the table."""

import ast
import re

from tests.architecture.sources import ROOT

PAGE = ROOT / "docs" / "threat-model.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def rows():
    table = PAGE.read_text().partition("## Adversaries")[2].partition("\n## ")[0]
    return [
        line for line in table.splitlines() if line.startswith("| ") and not line.startswith(("| Who |", "| ---"))
    ]


def names_in(path):
    return {
        node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }


def test_each_adversary_is_played_by_tests_that_are_there():
    named = [(row, NAMED.findall(row)) for row in rows()]
    assert [row for row, tests in named if not tests] == []
    every = [test for _row, tests in named for test in tests]
    gone = [
        (path, name)
        for path, name in every
        if not (ROOT / path).exists() or (name and name not in names_in(ROOT / path))
    ]
    assert gone == []
    assert (len(named) >= 17, len(every) >= 35) == (True, True)


def test_every_file_that_plays_adversaries_stands_in_the_table():
    """The canary's own tools are tested beside it."""
    played = {path for row in rows() for path, _name in NAMED.findall(row)}
    files = {str(path.relative_to(ROOT)) for path in (ROOT / "tests/conduct/adversaries").glob("test_*.py")}
    assert files - played <= {"tests/conduct/adversaries/test_traces.py"}
    assert len(files) >= 3
