"""What a page may ask the database, counted on the demo: it has the footer, pictures and links that builders lack."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import addresses

CEILING = 12


@pytest.fixture
def queries(demo_site, client):
    """Queries by kind of page, once renditions and root paths are known."""
    counts = {}
    for kind, url in addresses.kinds_of_address().items():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts[kind] = len(captured)
    return counts


def test_every_kind_of_page_takes_at_most_twelve_queries(queries):
    assert {kind: count for kind, count in queries.items() if count > CEILING} == {}
    assert len(queries) >= 25
