"""What the coordinators' desk costs with 25 and with 250 branches: ``make bench ARGS=desk``.

The number of queries must be the same. Time is processor time of the whole screen.
"""

import statistics
import time

FEW, MANY, ROUNDS = 25, 250, 5
SCREENS = {"All branches": "/admin/desk/region/", "First screen": "/admin/"}
ROW = "{:<32}{:>10}{:>10}{:>10}"


def measure():
    """The demo is in the database; it is made larger here."""
    from home.demo.seed import seed

    few = _cost(FEW)
    seed(scale=MANY // 25)
    many = _cost(MANY)
    print("\n" + ROW.format("The desk", f"{FEW}", f"{MANY}", "limit"))
    for name in few:
        print(ROW.format(f"{name}, queries", few[name][0], many[name][0], "the same"))
        print(ROW.format(f"{name}, CPU ms", f"{few[name][1]:.0f}", f"{many[name][1]:.0f}", ""))
    different = [name for name in few if few[name][0] != many[name][0]]
    if different:
        raise SystemExit(f"More branches take more queries: {', '.join(different)}")


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
