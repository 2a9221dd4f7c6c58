"""Starts workers that a test may kill: one process loads everything once and forks one for each line it reads.

Each is ``manage.py run_jobs --loop`` with shorter leases and waits. The parent never opens the database.
"""

import os
import signal
import sys
from dataclasses import replace
from datetime import timedelta


def main():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    set_up()
    print("ready", flush=True)
    for _line in sys.stdin:
        pid = os.fork()
        if not pid:
            run()
        print(pid, flush=True)


def set_up():
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.newsletter.delivery.worker_settings"
    import django

    django.setup()
    from common import jobs
    from common.management.commands import run_jobs
    from newsletter.delivery import recording, slices, workers

    short = {"newsletter.send": timedelta(seconds=2), "newsletter.fill": timedelta(seconds=2)}
    for name, handler in jobs.handlers().items():
        jobs.handlers()[name] = replace(handler, lease=short.get(name, handler.lease))
    watching = jobs.handlers()["newsletter.watch"]
    jobs.handlers()["newsletter.watch"] = replace(watching, every=timedelta(seconds=1), lease=timedelta(seconds=2))
    run_jobs.GLANCE = run_jobs.PAUSE = 0.05
    run_jobs.wait = lambda stop: stop.wait(0.05)
    slices.SECONDS, slices.GLANCE, workers.BEAT = 1, 0.2, 0.3
    recording.FIRST_WAIT = timedelta(milliseconds=200)


def run():
    from django.core.management import call_command

    call_command("run_jobs", loop=True)
    os._exit(0)


if __name__ == "__main__":
    main()
