"""A real server in a process of its own, on a copy of the demo: gunicorn, production's settings, hashed files."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 90
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.browser.settings", "SECRET_KEY": "browser-tests-" + "0" * 50}


def environment(port, database_url, **more):
    return {
        **os.environ,
        **SETTINGS,
        "DATABASE_URL": database_url,
        "VAR_DIR": str(settings.TEST_FILES),
        # What the process that wrote the demo has sealed and signed.
        "ENCRYPTION_KEYS": ",".join(settings.ENCRYPTION_KEYS),
        "CONDUCT_KEY": settings.CONDUCT_KEY or settings.SECRET_KEY,
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": f"http://localhost:{port}",
        "EMAIL_URL": "dummymail://",
        **more,
    }


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def collect_static(env):
    """Static files as production has them, unless this state of them was collected before; one process at a time."""
    folder = settings.BASE_DIR / "var"
    folder.mkdir(exist_ok=True)
    with open(folder / "test-static.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _collect_static(env)


def _collect_static(env):
    ask = "from django.conf import settings; print(settings.STATIC_ROOT)"
    shell = [sys.executable, "-c", f"import django; django.setup(); {ask}"]
    root = subprocess.check_output(shell, env=env, cwd=settings.BASE_DIR, text=True).strip()
    if os.path.exists(os.path.join(root, "staticfiles.json")):
        return
    shutil.rmtree(os.path.dirname(root), ignore_errors=True)
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(command, env=env, cwd=settings.BASE_DIR, check=True)


def hashed_names():
    """What the static files are called that were collected last, by the names in the checkout."""
    (manifest,) = (settings.BASE_DIR / "var" / "test-static").glob("*/staticfiles.json")
    return json.loads(manifest.read_text())["paths"]


@contextmanager
def running(database_url, **more):
    """The address of the server, while it runs; ``more`` is environment."""
    port = free_port()
    env = environment(port, database_url, **more)
    collect_static(env)
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    log = settings.TEST_FILES / f"server-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "tests.browser.wsgi"], env=env, cwd=settings.BASE_DIR, stdout=out, stderr=out
        )
        try:
            wait_for(port, process, log)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextmanager
def jobs(address, database_url, **more):
    """The background work of the site at ``address``, which it does as a service would."""
    port = urlsplit(address).port
    env = environment(port, database_url, **more)
    with (settings.TEST_FILES / f"jobs-{port}.log").open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_jobs", "--loop"],
            env=env,
            cwd=settings.BASE_DIR,
            stdout=out,
            stderr=out,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(port, process, log):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not come up:\n{log.read_text()}")
