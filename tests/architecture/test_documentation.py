import os
import re

import pytest
from django.core.management import get_commands

from li_site.settings.environment import VARIABLES
from tests.architecture.sources import LAYERS, ROOT, pages_of_documentation, python_files, relative

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# The one place that reads the environment, and what hands it on to a process it starts.
READERS = {"li_site/settings/environment.py", "common/management/commands/serve.py"}


def documentation():
    return "\n".join(path.read_text() for path in pages_of_documentation())


def test_every_environment_variable_is_documented_and_every_documented_one_is_read():
    rows = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "configuration.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(VARIABLES)
    assert len(rows) >= 11


def test_the_environment_is_read_in_one_place():
    files = {relative(path): path.read_text() for path in [*python_files(), *(ROOT / "li_site").rglob("*.py")]}
    readers = {name for name, text in files.items() if re.search(r"os\.environ(?!\.setdefault)|getenv\(", text)}
    assert readers <= READERS
    assert len(files) >= 60


@pytest.mark.parametrize("page", pages_of_documentation(), ids=relative)
def test_links_between_documents_lead_somewhere(page):
    for target in LINK.findall(page.read_text()):
        if not target.startswith(("http://", "https://", "mailto:", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_the_index_lists_every_document():
    index = (ROOT / "docs" / "index.md").read_text()
    linked = {os.path.normpath(ROOT / "docs" / target.partition("#")[0]) for target in LINK.findall(index)}
    pages = {str(path) for path in (ROOT / "docs").rglob("*.md")} - {str(ROOT / "docs" / "index.md")}
    assert pages - linked == set()
    assert len(pages) >= 10


def test_every_system_check_of_ours_is_explained():
    written = {found for path in python_files() for found in re.findall(r'id="(\w+\.[EW]\d{3})"', path.read_text())}
    table = (ROOT / "docs" / "security.md").read_text()
    explained = {found for row in re.findall(r"^\| (.*?) \|", table, re.MULTILINE) for found in row.split(", ")}
    assert written - explained == set()
    assert len(written) >= 20


def test_every_file_that_a_document_names_is_there():
    """Paths from the root of the repository; a moved file leaves its old name behind in prose."""
    folders = "|".join([*LAYERS, "li_site", "locale", "static", "templates", "tests", "tools"])
    path = re.compile(rf"`((?:{folders})/[\w/.-]*[\w/])`")
    named = [(relative(page), name) for page in pages_of_documentation() for name in path.findall(page.read_text())]
    assert [(page, name) for page, name in named if not is_there(name)] == []
    assert len(named) >= 200


def is_there(name):
    """A file or folder, a module without its ending, or a name inside one (``home.links.Home`` as ``home/links``)."""
    return any((ROOT / f"{name}{ending}").exists() for ending in ("", ".py", ".html"))


def test_every_command_of_ours_is_documented():
    ours = [name for name, app in get_commands().items() if app in LAYERS]
    assert [
        name for name in ours if f"`{name}" not in documentation() and f"manage.py {name}" not in documentation()
    ] == []
    assert len(ours) >= 4


def test_every_target_of_the_makefile_says_what_it_does():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()
    described = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert set(targets) == described
    assert len(described) >= 14
