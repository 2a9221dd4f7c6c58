"""The page cache, which the other tests run without: a visitor at the site's own address, an empty cache."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from common.page_cache import writes

HOST = {"host": "localhost"}


@pytest.fixture(autouse=True)
def page_cache(settings, tmp_path):
    settings.PAGE_CACHE = True
    settings.PAGE_CACHE_VERSION_FILE = tmp_path / "pages-version"
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def shared(settings):
    """As where the processes of the site share a cache beside the memory of each."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {**settings.CACHES, "shared_pages": {"BACKEND": memory, "LOCATION": "shared"}}
    caches["shared_pages"].clear()
    yield caches["shared_pages"]
    caches["shared_pages"].clear()


@pytest.fixture
def noticed(page_cache):
    """What is written through the connection is noticed, as it is on a real site."""
    connection.execute_wrappers.append(writes.notice)
    yield
    connection.execute_wrappers.remove(writes.notice)


@pytest.fixture
def visitor():
    return Client(headers=HOST)


def was_kept(response):
    return "; hit" in response.get("Cache-Status", "")


def may_be_kept(response):
    return "Cache-Status" in response
