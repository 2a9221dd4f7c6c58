from django.core.management.base import BaseCommand

from conduct.retention.scrubbing import scrub
from conduct.retention.services import delete_again


class Command(BaseCommand):
    help = "Deletes the conduct cases that were deleted before and came back with a restored backup."

    def handle(self, **options):
        count = delete_again()
        scrub()
        self.stdout.write(f"{count} cases were deleted again.")
