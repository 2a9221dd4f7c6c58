from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from conduct.keys import checking


class Command(BaseCommand):
    help = "Compares readers’ keys with what the log proves and what is published; ends with 1 where they differ."

    def handle(self, **options):
        with override("en"):
            found = [str(finding) for finding in checking.check()]
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("Every key is agreed to, published and where it should be.")
