"""A demo site of its own for the tools that look at one: fresh database and files in a temporary folder."""

import os
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


def set_up():
    """Django on the test settings and an empty migrated database; its address for another process."""
    path = Path(tempfile.mkdtemp(prefix="li-demo-")) / "demo.sqlite3"
    address = os.environ["DATABASE_URL"] = f"sqlite:///{path}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "li_site.settings.test"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    import logging

    import django

    django.setup()
    from django.core.management import call_command

    from tests import databases

    if databases.cached_copy().exists():
        databases.copy_sqlite(databases.cached_copy(), path)
    call_command("migrate", verbosity=0)
    logging.disable(logging.WARNING)
    return address


def keep(address):
    """A function that makes the database at ``address`` again what it is now, and has the process forget the rest."""
    path = Path(address.removeprefix("sqlite:///"))
    copy = path.with_suffix(".kept")
    _write_over(path, copy)

    def restore():
        from django.core.cache import caches
        from django.db import connection

        from common.page_cache import drop

        connection.close()
        _write_over(copy, path)
        caches["default"].clear()
        drop()

    return restore


def _write_over(source, target):
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


@contextmanager
def browser():
    """A Chromium, or nothing where there is none."""
    import shutil

    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=["--disable-gpu"], chromium_sandbox=False)
