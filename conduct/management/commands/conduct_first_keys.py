from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from conduct.keys import services


class Command(BaseCommand):
    help = (
        "The ceremony: makes waiting keys of conduct officers active whose fingerprints are given, all or none. "
        "Only while fewer than two officers have active keys; afterwards officers agree among themselves."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "fingerprints", nargs="+", metavar="FINGERPRINT", help="As its holder reads it out: “1A2B 3C4D 5E6F …”."
        )

    def handle(self, *, fingerprints, **options):
        with override("en"):
            try:
                keys = services.activate_first(fingerprints=fingerprints)
            except services.CeremonyOverError as error:
                raise CommandError(
                    "Two officers have active keys: they agree to any other one. Nothing done."
                ) from error
            except services.UnknownFingerprintError as error:
                raise CommandError(f"No conduct officer’s key waits that reads {error}. Nothing done.") from error
        for key in keys:
            self.stdout.write(f"Active: {key.fingerprint} of {key.holder.get_full_name()}.")
        self.stdout.write("Have them published on the conduct page: nothing is sealed to them before.")
