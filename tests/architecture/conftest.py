import pytest
from django.test import Client

from tests import addresses, databases


@pytest.fixture(scope="session")
def visited(demo_connection, django_db_blocker):
    """Every public address of the demo with its answer, asked for once; redirects are left out."""
    client = Client()
    with django_db_blocker.unblock(), databases.connected_to(demo_connection), databases.rolled_back():
        urls = {*addresses.page_addresses(), *addresses.kinds_of_address().values()}
        answers = {url: client.get(url) for url in sorted(urls)}
    return {url: answer for url, answer in answers.items() if answer.status_code not in addresses.LEADING_ELSEWHERE}
