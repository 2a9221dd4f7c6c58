"""Median, 90th percentile and largest of files, functions and templates: figures to think about, not to obey."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = f"{'':<22}{'number':>8}{'median':>8}{'90%':>8}{'largest':>8}   where"


def main():
    tracked = [ROOT / name for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines()]
    files = [path for path in tracked if path.exists()]
    python = [path for path in files if path.suffix == ".py" and "migrations" not in path.parts]
    ours, tests = split(python)
    print(HEADER)
    show("Python files", [(lines(path), name(path)) for path in ours])
    show("  of tests", [(lines(path), name(path)) for path in tests])
    show("functions", [size for path in ours for size in definitions(path, ast.FunctionDef)])
    show("  of tests", [size for path in tests for size in definitions(path, ast.FunctionDef)])
    show("classes", [size for path in ours for size in definitions(path, ast.ClassDef)])
    show("migrations", [(lines(path), name(path)) for path in files if "migrations" in path.parts])
    show("templates", [(lines(path), name(path)) for path in files if path.suffix == ".html"])
    show("stylesheets", [(lines(path), name(path)) for path in files if path.suffix == ".css"])
    show("scripts", [(lines(path), name(path)) for path in files if path.suffix in {".js", ".mjs"}])


def split(paths):
    tests = [path for path in paths if "tests" in path.relative_to(ROOT).parts]
    return [path for path in paths if path not in set(tests)], tests


def lines(path):
    """Lines with something on them; an empty ``__init__.py`` has none and is not counted."""
    return sum(bool(line.strip()) for line in path.read_text().splitlines())


def name(path):
    return str(path.relative_to(ROOT))


def definitions(path, kind):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, kind):
            yield node.end_lineno - node.lineno + 1, f"{name(path)}:{node.name}"


def show(label, sizes):
    sizes = sorted(size for size in sizes if size[0])
    if not sizes:
        return
    middle, most = sizes[len(sizes) // 2][0], sizes[min(len(sizes) - 1, len(sizes) * 9 // 10)][0]
    print(f"{label:<22}{len(sizes):>8}{middle:>8}{most:>8}{sizes[-1][0]:>8}   {sizes[-1][1]}")


if __name__ == "__main__":
    main()
