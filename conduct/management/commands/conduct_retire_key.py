from django.core.management.base import BaseCommand, CommandError

from conduct.choices import KeyState, Seat
from conduct.keys import leaving, services
from conduct.models import ReaderKey


class Command(BaseCommand):
    help = (
        "Retires a key at once whose holder lost it to somebody else, and deletes its ways into cases that others "
        "can open too. Nobody can read more by this, so one person may do it."
    )

    def add_arguments(self, parser):
        parser.add_argument("fingerprint", help="All five groups, in quotation marks.")

    def handle(self, *, fingerprint, **options):
        wanted = services.as_fingerprint(fingerprint)
        key = next((key for key in ReaderKey.objects.all() if key.fingerprint == wanted), None)
        if key is None:
            raise CommandError("No key reads so. Nothing done.")
        if key.seat == Seat.OFFICER:
            done = leaving.leave(key_id=key.pk)
        else:
            done = key.state == KeyState.ACTIVE and services.retire(key)
        self.stdout.write("Retired." if done else "It was retired already, and opens nothing that others do.")
