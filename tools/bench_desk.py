"""What the coordinators' desk costs with 25 and with 250 branches: ``make bench ARGS=desk``.

The number of queries must be the same. Time is processor time of the whole screen.
"""

import statistics
import time

FEW, MANY, ROUNDS = 25, 250, 5
SCREENS = {"All branches": "/admin/desk/region/", "First screen": "/admin/"}


def measure(address, table):
    """The demo is in the database; it is made larger here."""
    import bench_rights

    from home.demo.seed import seed

    rights, few = bench_rights.cost(), _cost(FEW)
    seed(scale=MANY // 25)
    many = _cost(MANY)
    for name in few:
        table.add("desk", f"{name}, queries with {MANY} branches; bar: with {FEW}", many[name][0], few[name][0])
        table.add("desk", f"{name}, CPU with {FEW}", few[name][1], unit="ms")
        table.add("desk", f"{name}, CPU with {MANY}", many[name][1], unit="ms")
    bench_rights.report(table, rights, bench_rights.cost())


def _cost(number):
    """Queries and milliseconds of the screens with all branches, as the administrator opens them."""
    from branches.models import BranchPage
    from members.models import User

    assert BranchPage.objects.in_source_language().count() >= number
    administrator = User.objects.get(email="admin@example.org")
    return {name: _open(url, administrator) for name, url in SCREENS.items()}


def _open(url, user):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, taken = Client(), []
    client.force_login(user)
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
        queries = len(captured)
    for _ in range(ROUNDS):
        begun = time.process_time()
        client.get(url)
        taken.append(time.process_time() - begun)
    return queries, statistics.median(taken) * 1000
