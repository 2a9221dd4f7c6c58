from collections import defaultdict
from functools import cache

from tests.architecture.sources import LAYERS, ROOT, imported_packages, python_files, relative

ATTICS = {"utils", "util", "helpers", "helper", "misc", "tools"}
ABOVE_ALL = {"li_site", "tests", "tools"}


@cache
def edges():
    """Which of our packages each app imports, and where."""
    found = defaultdict(set)
    for app in LAYERS:
        for path in python_files(app):
            for package in imported_packages(path):
                if package != app and (package in LAYERS or package in ABOVE_ALL):
                    found[app, package].add(relative(path))
    return found


def test_every_app_has_a_layer():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert apps == set(LAYERS)


def test_imports_go_downwards_only():
    upward = {edge: files for edge, files in edges().items() if LAYERS.get(edge[1], 99) >= LAYERS[edge[0]]}
    assert upward == {}
    assert len(list(python_files())) >= 60


def test_an_app_imports_few_others():
    count = defaultdict(set)
    for app, other in edges():
        count[app].add(other)
    # The uppermost puts the others together.
    assert {app: others for app, others in count.items() if len(others) > (6 if app == "home" else 3)} == {}
    assert sum(map(len, count.values())) <= 2.6 * len(LAYERS)


def test_no_file_is_an_attic():
    files = list(python_files())
    assert [relative(path) for path in files if path.stem in ATTICS] == []
    assert [relative(path) for path in files if path.stem == "signals"] == []
    assert len(files) >= 60


def test_hooks_only_register():
    """A wagtail_hooks.py names what is registered; what happens stands elsewhere."""
    files = [path for path in python_files() if path.stem == "wagtail_hooks"]
    assert {relative(path): len(path.read_text().splitlines()) for path in files if long(path)} == {}
    assert len(files) >= 2


def long(path):
    return len(path.read_text().splitlines()) > 120
