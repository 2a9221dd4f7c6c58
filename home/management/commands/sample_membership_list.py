from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo.lists import sample_list


class Command(BaseCommand):
    help = "Prints a list as head office would export it, of the demo's members, to try the import with."

    def handle(self, **options):
        if not settings.DEBUG:
            raise CommandError("The list is for the demo: it is made of the addresses in the register.")
        self.stdout.write(sample_list(), ending="")
