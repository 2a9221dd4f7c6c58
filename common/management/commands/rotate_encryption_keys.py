from django.core.management.base import BaseCommand

from common.encryption import reseal_everything


class Command(BaseCommand):
    help = "Seals what is kept sealed under the first of ENCRYPTION_KEYS; afterwards the others can be taken out."

    def handle(self, **options):
        self.stdout.write(f"{reseal_everything()} secrets are sealed under the first key.")
