from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from conduct.keys import recovery, services


class Command(BaseCommand):
    help = (
        "Takes back what the trustees have opened and sealed to a conduct officer’s public key, one file for each "
        "case, called as it was exported. The officer reads these cases from then on; the log says so."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--to", required=True, metavar="FINGERPRINT", help="Of the officer’s key, all five groups."
        )

    def handle(self, *, files, to, **options):
        fingerprint, refused = services.as_fingerprint(to), []
        for file in files:
            try:
                sealed = file.read_bytes()
                recovery.bring_back(case_id=UUID(file.stem), fingerprint=fingerprint, sealed=sealed)
            except (recovery.CannotReturnError, ValueError, OSError):
                refused.append(file.name)
        self.stdout.write(f"{len(files) - len(refused)} taken back.")
        if refused:
            raise CommandError(f"Not taken back: {', '.join(refused)}.")
