"""A real server with two workers: what another process publishes, both show at once."""

import http.client
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests import addresses
from tests.browser import server
from tests.browser.conftest import copy_of_the_demo

WORKERS = 2
ASKED = 40
PUBLISH = """
import django
django.setup()
from home.models import StandardPage
page = StandardPage.objects.live().filter(locale__language_code="en").first()
page.title = "Published by another process"
revision = page.save_revision()
{publish}
"""


@pytest.fixture
def address(demo_connection, django_db_blocker):
    copy = copy_of_the_demo("workers", demo_connection, django_db_blocker)
    with copy as database, server.running(database, GUNICORN_CMD_ARGS=f"--workers={WORKERS}") as address:
        yield address, server.environment(urlsplit(address).port, database)


def ask(address, path):
    """``[(hit, text)]`` of many answers, each over a connection of its own, several at once to keep both busy."""

    def one(_number):
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        connection.request("GET", path)
        answer = connection.getresponse()
        found = "hit" in answer.getheader("Cache-Status"), answer.read().decode()
        connection.close()
        return found

    with ThreadPoolExecutor(4) as several:
        return list(several.map(one, range(ASKED)))


def ask_until_both_have_it(address, path):
    """Who answers a connection, the system decides: one worker may be left out for long."""
    misses = 0
    for _ in range(50):
        misses += sum(not hit for hit, _text in ask(address, path))
        if misses == WORKERS:
            return
    raise AssertionError(f"{misses} of {WORKERS} workers have made the page.")


def in_another_process(env, publish):
    code = PUBLISH.format(publish=publish)
    subprocess.run([sys.executable, "-c", code], env=env, cwd=settings.BASE_DIR, check=True)


@pytest.mark.alone
def test_both_workers_show_at_once_what_another_process_published(address, demo_site):
    address, env = address
    page = next(page for page in addresses.live_pages() if type(page).__name__ == "StandardPage")
    ask_until_both_have_it(address, page.url)
    assert all(hit for hit, _text in ask(address, page.url))
    in_another_process(env, publish="")
    assert all(hit for hit, _text in ask(address, page.url)), "A draft is no reason to make pages anew."
    in_another_process(env, publish="revision.publish()")
    after = ask(address, page.url)
    assert all("Published by another process" in text for _hit, text in after)
    assert 1 <= sum(not hit for hit, _text in after) <= WORKERS
