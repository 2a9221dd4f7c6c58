import json
import logging
import sys
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo.people import ACCOUNTS, PASSWORD, listed
from home.demo.seed import ContentInTheWayError, is_older, seed
from home.models import HomePage

BAR_WIDTH = 24


class Command(BaseCommand):
    help = (
        "Fills the database with the demo: regions, branches, pages, pictures, officers, accounts. Safe to run again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=1, help="how many times 25 branches, for load tests")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing when the site has content, except for completing a demo that an older version wrote",
        )
        parser.add_argument(
            "--languages", nargs="*", help="translate it into these only, such as fr ar; into none if none follows"
        )
        parser.add_argument(
            "--accounts", action="store_true", help="print the demo accounts as JSON: role, e-mail, branch, region"
        )

    def handle(self, *, scale, if_empty, languages, accounts, **options):
        if accounts:
            self.stdout.write(json.dumps(listed(), ensure_ascii=False, indent=2))
            return
        if not settings.DEBUG:
            raise CommandError("The demo is only for development: it makes accounts whose password is public.")
        if scale < 1:
            raise CommandError("The scale is a whole number from 1.")
        if if_empty and HomePage.objects.exists() and not is_older():
            self.stdout.write("The site has content: nothing was changed.")
            return
        try:
            with quiet_logs():
                made = seed(progress=Progress(self.stderr), scale=scale, languages=languages)
        except ContentInTheWayError:
            raise CommandError("This database holds another site: the demo wants one of its own.") from None
        if not made:
            self.stdout.write("The demo was complete: nothing was changed.")
            return
        self.stdout.write(
            f"The demo is in place. Sign in at {settings.SITE_URL}/admin/ as admin@example.org or one of the other "
            f"{len(ACCOUNTS) - 1} accounts that `manage.py seed_demo --accounts` lists, password {PASSWORD}."
        )


@contextmanager
def quiet_logs():
    """Without the line that Wagtail logs for each page it makes and each index entry it writes."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


class Progress:
    """One line for each step: a bar that grows on a terminal, a plain line at the end of the step elsewhere."""

    def __init__(self, stream):
        self.stream = stream
        self.live = sys.stderr.isatty()

    def __call__(self, step, done, total):
        if self.live:
            filled = BAR_WIDTH * done // total
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            self.stream.write(f"\r  {step:<18} {bar} {done}/{total}", ending="\n" if done == total else "")
            self.stream.flush()
        elif done == total:
            self.stream.write(f"  {step}: {total}")
