from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from conduct.keys import recovery


class Command(BaseCommand):
    help = (
        "Writes what of a case is sealed to both trustees into a folder, one file for each case: the first trustee "
        "opens it, then the second what was in it (docs/guides/conduct-keys.md). The log says that it was taken."
    )

    def add_arguments(self, parser):
        parser.add_argument("cases", nargs="*", type=UUID, metavar="CASE", help="The id of a case.")
        parser.add_argument("--all", action="store_true", help="All that the trustees can open.")
        parser.add_argument("--into", required=True, type=Path, metavar="FOLDER", help="Made if it is not there.")

    def handle(self, *, cases, into, **options):
        wanted = recovery.recoverable() if options["all"] else cases
        if not wanted:
            raise CommandError("No case is named, or none is sealed to trustees. Nothing written.")
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        for case_id in wanted:
            try:
                sealed = recovery.export(case_id=case_id)
            except recovery.NoRecoveryError as error:
                raise CommandError(f"Nothing of {case_id} is sealed to trustees.") from error
            (into / f"{case_id}.age").write_bytes(sealed)
        self.stdout.write(f"{len(wanted)} written into {into}.")
