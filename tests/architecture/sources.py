"""The project's own files, as the architecture tests read them."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# The layers of docs/development.md: an app may import from those with a smaller number.
LAYERS = {"common": 0, "members": 1, "branches": 2, "events": 3, "newsletter": 3, "conduct": 3, "home": 4}


def python_files(*apps):
    for app in apps or LAYERS:
        yield from sorted((ROOT / app).rglob("*.py"))


def templates():
    return sorted((ROOT / "templates").rglob("*.html"))


def pages_of_documentation():
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def relative(path):
    return str(path.relative_to(ROOT))


def imported_packages(path):
    """The top-level packages a file imports, wherever in it; relative imports are its own package's."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]
