"""What a page may ask the database, counted on the demo: it has the footer, pictures and links that builders lack."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import addresses

CEILING = 12


@pytest.fixture
def queries(demo_site, client):
    """Statements by kind of page, once root paths are known; nothing else is remembered in tests."""
    asked = {}
    for kind, url in addresses.kinds_of_address().items():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        asked[kind] = [query["sql"] for query in captured]
    return asked


def test_every_kind_of_page_takes_at_most_twelve_queries_none_of_them_twice(queries):
    assert {kind: len(asked) for kind, asked in queries.items() if len(asked) > CEILING} == {}
    repeated = {kind: [sql for sql, times in Counter(asked).items() if times > 1] for kind, asked in queries.items()}
    assert {kind: asked for kind, asked in repeated.items() if asked} == {}
    assert len(queries) >= 25
