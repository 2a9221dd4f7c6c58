"""How long until the first answer of a server, beside a project of ``wagtail start``: ``make bench ARGS=start``.

Both in this virtual environment, on SQLite, by gunicorn with one worker: from its start to the first 200 of the home
page, in turns. Both are started once before, which compiles what they import: a server keeps that between starts.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from demo import ROOT

ROUNDS, BAR, PATIENCE = 5, 1.3, 120


def measure(address, table):
    from tests.browser import server

    with tempfile.TemporaryDirectory() as folder:
        fresh = begin_project(Path(folder))
        ours = server.environment(server.free_port(), address)
        server.collect_static(ours)
        # In this folder alone: nothing is left in the checkout, and both begin with nothing.
        compiled = {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        taken = {"ours": [], "fresh": []}
        for _ in range(1 + ROUNDS):
            taken["ours"].append(seconds("tests.browser.wsgi", ROOT, ours | compiled))
            taken["fresh"].append(seconds("fresh.wsgi", Path(folder), fresh | compiled))
    quick, slow = (statistics.median(taken[name][1:]) for name in ("fresh", "ours"))
    table.add("start", "first 200 of a project fresh from wagtail start", quick, unit="s")
    table.add("start", "first 200 of this site", slow, unit="s")
    table.add("start", "this site by the fresh project", slow / quick, BAR, "x")


def begin_project(folder):
    """A project as ``wagtail start`` makes it, migrated; the environment of its server."""
    wagtail = Path(sys.executable).with_name("wagtail")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([wagtail, "start", "fresh", folder], check=True, **quiet)
    settings = "from .base import *\nSECRET_KEY = 'fresh'\nALLOWED_HOSTS = ['*']\nDEBUG = False\n"
    (folder / "fresh" / "settings" / "bench.py").write_text(settings)
    plain = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    environment = {**plain, "DJANGO_SETTINGS_MODULE": "fresh.settings.bench", "PYTHONPATH": str(folder)}
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=folder, env=environment, check=True, **quiet)
    return environment


def seconds(application, folder, environment):
    """Until the first answer to ``/`` is 200."""
    from tests.browser.server import free_port

    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", application]
    environment = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not answers(f"http://localhost:{port}/"):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise RuntimeError(f"{application} did not come up.")
            time.sleep(0.02)
        return time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False
