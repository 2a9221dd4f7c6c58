from django.core.management.base import BaseCommand

from events.dates.derivation import rebuild_all
from events.models import Series


class Command(BaseCommand):
    help = "Derives the dates of all events anew. Safe to stop at any time and to run again."

    def handle(self, *args, **options):
        changes = rebuild_all(progress=self._tell)
        if self.stderr.isatty():
            self.stderr.write("")
        self._tell_moves(changes)
        self.stdout.write(
            f"{changes.made} dates made, {changes.changed} changed (of them {changes.moved} at another time), "
            f"{changes.removed} removed."
        )

    def _tell(self, done, total):
        width = 40 * done // total
        end = "\r" if self.stderr.isatty() else "\n"
        self.stderr.write(f"[{'#' * width:<40}] {done} of {total} events", ending=end)

    def _tell_moves(self, changes):
        """Which dates are at another instant now, so that somebody can tell those who had them in their diaries."""
        keys = {move.key for move in changes.moves}
        titles = dict(Series.objects.filter(key__in=keys).values_list("key", "event__title"))
        for move in changes.moves:
            self.stdout.write(
                f"{titles[move.key]}, {move.recurrence_id}: was {move.was:%Y-%m-%d %H:%M} UTC, "
                f"is {move.start:%Y-%m-%d %H:%M} UTC"
            )
        if changes.moved > len(changes.moves):
            self.stdout.write(f"... and {changes.moved - len(changes.moves)} more")
