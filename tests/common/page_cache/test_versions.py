"""That all processes learn at once of what one of them changed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from django.core.cache import caches

from common.page_cache import drop, versions
from common.page_cache.versions import OfMachine, OfMachines
from li_site.settings.page_cache import page_caches
from tests import builders
from tests.common.page_cache.conftest import was_kept

WRITERS, WRITES, READERS = 4, 50, 12


@pytest.fixture(params=["one machine", "machines that share a cache"])
def version(request):
    if "share" in request.param:
        request.getfixturevalue("shared")
    return versions.version()


def test_it_is_another_after_each_change_and_the_same_otherwise(version):
    seen = set()
    for _ in range(10):
        assert version.read() == version.read()
        seen.add(version.read())
        drop()
    assert len(seen) == 10


def test_a_version_that_was_lost_comes_back_as_another(shared, tmp_path):
    before = OfMachines(tmp_path / "version").read()
    shared.clear()
    assert OfMachines(tmp_path / "version").read() != before


@pytest.fixture
def clock(monkeypatch):
    """``[seconds]`` on the clock that waits are measured by."""
    now = [1000.0]
    monkeypatch.setattr(versions.time, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(("seconds", "seen"), [(0.9, False), (1, True), (1.1, True)])
def test_what_another_machine_changes_is_seen_within_a_second(shared, tmp_path, clock, seconds, seen):
    here, there = OfMachines(tmp_path / "here"), OfMachines(tmp_path / "there")
    before = here.read()
    there.change()
    clock[0] += seconds
    assert (here.read() != before) is seen


def test_the_shared_cache_is_asked_once_a_second(shared, tmp_path, monkeypatch, clock):
    asked = []
    monkeypatch.setattr(OfMachines, "_ask", staticmethod(lambda: asked.append(1) or "1"))
    version = OfMachines(tmp_path / "version")
    assert {version.read() for _ in range(5)} == {"1"}
    assert len(asked) == 1


def test_without_the_shared_cache_no_page_that_was_made_before_is_shown(shared, tmp_path, monkeypatch):
    monkeypatch.setattr(type(shared), "get_or_set", lambda *args, **kwargs: 1 / 0)
    assert OfMachines(tmp_path / "version").read() == ""


@pytest.mark.django_db
def test_a_page_that_another_process_made_is_taken_from_the_shared_cache(visitor, shared):
    builders.home()
    visitor.get("/")
    caches["pages"].clear()
    assert was_kept(visitor.get("/"))
    shared.clear()
    # It is in the memory of this process now; but what version it is, nobody knows any more.
    assert was_kept(visitor.get("/"))
    drop()
    assert not was_kept(visitor.get("/"))


def test_a_file_that_was_deleted_comes_back_as_another(tmp_path):
    version = OfMachine(tmp_path / "there" / "version")
    before = version.read()
    version.change()
    changed = version.read()
    version.path.unlink()
    assert len({before, changed, version.read()}) == 3


def test_a_file_that_many_miss_at_once_is_made_once(tmp_path):
    version = OfMachine(tmp_path / "version")
    with ThreadPoolExecutor(READERS) as pool:
        assert len(set(pool.map(lambda _number: version.read(), range(READERS * 4)))) == 1


def _write(path):
    for _ in range(WRITES):
        OfMachine(path).change()


def test_changes_of_several_processes_all_count(tmp_path):
    path = tmp_path / "version"
    processes = [get_context("fork").Process(target=_write, args=[path]) for _ in range(WRITERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert path.stat().st_size == WRITERS * WRITES


@pytest.mark.django_db
def test_what_another_process_drops_is_not_shown_here(visitor, settings):
    builders.home()
    visitor.get("/")
    assert was_kept(visitor.get("/"))
    path = settings.PAGE_CACHE_VERSION_FILE
    drop_there = f"from common.page_cache.versions import OfMachine; OfMachine({str(path)!r}).change()"
    subprocess.run([sys.executable, "-c", drop_there], check=True, cwd=settings.BASE_DIR)
    assert not was_kept(visitor.get("/"))
    assert was_kept(visitor.get("/"))


def test_with_a_redis_pages_lie_there_too_and_one_that_is_silent_is_not_waited_for():
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://localhost/0"}
    found = page_caches(redis)
    assert found["pages"]["BACKEND"].endswith("LocMemCache")
    assert found["shared_pages"] == {
        **redis,
        "KEY_PREFIX": "pages",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    assert set(page_caches({"BACKEND": found["pages"]["BACKEND"]})) == {"pages"}
