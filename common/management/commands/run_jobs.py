import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from common.jobs import is_due, run_due

logger = logging.getLogger(__name__)

PAUSE = 5  # seconds between two passes
GLANCE = 1  # in between: seconds after which what was just asked for is begun, a code to sign in with first of all


class Command(BaseCommand):
    help = "Does the background work that is due: one pass (for cron), or with --loop until it is told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="Keep looking for work until SIGTERM or Ctrl-C.")

    def handle(self, *, loop=False, verbosity=1, **options):
        if loop:
            self.loop()
        elif (count := run_due()) and verbosity:
            self.stdout.write(f"{count} done.")

    def loop(self):
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            try:
                run_due(stopping=stop.is_set)
                wait(stop)
            except Error as error:  # also InterfaceError: the connection was closed while a job ran
                # A database that restarts is no reason to stop: what was leased is taken up again later.
                logger.warning("No jobs done, the database does not answer: %s", type(error).__name__)
                stop.wait(PAUSE)


def wait(stop):
    """Until the next pass, or until something is due: one indexed question a second."""
    for _glance in range(PAUSE // GLANCE):
        if stop.wait(GLANCE) or is_due():
            return
