"""What a page that is kept costs: CPU of the server for an answer, as a multiple of a bare Django view's.

Both run at once, as gunicorn with two workers each, and are asked in turns, so that what else the machine does falls
on both. ``rows(address)`` gives the table's rows for a site on the database at ``address``.
"""

import http.client
import os
import statistics
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import demo

REQUESTS, TURNS = 1500, 5
BAR = 1.8
PAGES = {"home": "/", "text page": "/about/", "branches": "/branches/"}
PACKED = {"Accept-Encoding": "gzip, deflate, br", "Cookie": "timezone=Europe/Berlin"}
TICK = os.sysconf("SC_CLK_TCK")


def rows(address):
    """``[(name, figure, bar, unit)]``: kept pages, the same unchanged (304), each as a multiple of the bare view."""
    from tests.browser import server

    port, bare_port = server.free_port(), server.free_port()
    env = server.environment(port, address)
    server.collect_static(env)
    with _running("tests.browser.wsgi", port, env) as site, _running("bench_bare", bare_port, env) as bare:
        return list(measured(site, port, bare, bare_port))


def measured(site, port, bare, bare_port):
    asked = {}
    for name, path in PAGES.items():
        _ask(port, path, PACKED, 4)
        tag = _ask(port, path, PACKED, 1).getheader("ETag")
        asked[f"{name}, kept"] = (path, PACKED)
        asked[f"{name}, unchanged (304)"] = (path, {**PACKED, "If-None-Match": tag})
    found = {name: [] for name in asked}
    reference = []
    for _turn in range(TURNS):
        reference.append(_cpu(bare, bare_port, "/", {}))
        for name, (path, headers) in asked.items():
            found[name].append(_cpu(site, port, path, headers))
    base = statistics.median(reference)
    yield "bare Django view, 20 KB", round(base * 1000, 3), None, "ms CPU"
    for name, taken in found.items():
        yield name, round(statistics.median(taken) / base, 2), BAR, "x CPU"


def _cpu(process, port, path, headers):
    """Seconds of CPU that the workers took for one answer."""
    before = _spent(process)
    _ask(port, path, headers, REQUESTS)
    return (_spent(process) - before) / REQUESTS


def _ask(port, path, headers, times):
    for _ in range(times):
        connection = http.client.HTTPConnection("localhost", port)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
    if answer.status not in (200, 304):
        raise RuntimeError(f"{path} answered {answer.status}.")
    return answer


def _spent(process):
    """CPU of a process and its children that still run, in seconds."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return sum(_of(pid) for pid in [process.pid, *children])


def _of(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


@contextmanager
def _running(module, port, env):
    from tests.browser import server

    log = Path(env["VAR_DIR"]) / f"bench-{port}.log"
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", module]
    env = {**env, "PYTHONPATH": os.pathsep.join([str(demo.ROOT), str(demo.ROOT / "tools")])}
    with log.open("w") as out:
        process = subprocess.Popen(command, env=env, cwd=demo.ROOT, stdout=out, stderr=out)
        try:
            server.wait_for(port, process, log)
            yield process
        finally:
            process.terminate()
            process.wait(server.PATIENCE)


def main():
    address = demo.set_up()
    from home.demo.seed import seed

    print("Seeding the demo ...", file=sys.stderr)
    seed()
    for name, figure, bar, unit in rows(address):
        print(f"{name:<34}{figure:>8} {unit:<8}{'' if bar is None else f'<= {bar}'}")


if __name__ == "__main__":
    main()
