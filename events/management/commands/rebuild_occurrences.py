from django.core.management.base import BaseCommand

from events.derivation import rebuild_all


class Command(BaseCommand):
    help = "Derives the dates of all events anew. Safe to stop at any time and to run again."

    def handle(self, *args, **options):
        changes = rebuild_all(progress=self._tell)
        if self.stderr.isatty():
            self.stderr.write("")
        self.stdout.write(
            f"{changes.made} dates made, {changes.changed} changed (of them {changes.moved} at another time), "
            f"{changes.removed} removed."
        )

    def _tell(self, done, total):
        width = 40 * done // total
        end = "\r" if self.stderr.isatty() else "\n"
        self.stderr.write(f"[{'#' * width:<40}] {done} of {total} events", ending=end)
