"""The machine's own zone files have no say: the same tests pass where there are none and where they are false."""

import os
import subprocess
import sys
from importlib import resources

import pytest
from django.conf import settings

CORE = [
    "tests/events/test_expected_times.py",
    "tests/events/test_clock_changes.py",
    "tests/events/test_planning.py",
    "tests/common/test_zones.py",
]
FORGED = ["Europe/London", "Europe/Berlin", "Europe/Brussels", "Australia/Sydney", "America/New_York", "UTC"]


def absent(folder):
    """Nothing at all."""


def forged(folder):
    """London, Berlin and others that keep Tokyo's time."""
    tokyo = resources.files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    for name in FORGED:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tokyo)


@pytest.mark.parametrize("prepare", [absent, forged])
def test_times_are_right_with_the_machines_zone_files(prepare, tmp_path):
    prepare(tmp_path)
    environment = os.environ | {
        "PYTHONTZPATH": str(tmp_path),
        "TZ": "America/Los_Angeles",
        "DATABASE_URL": f"sqlite:///{tmp_path}/unused.sqlite3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CORE],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert " passed" in done.stdout
