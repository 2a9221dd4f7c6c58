import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common import zones
from events.importing.destinations import by_address, clock_of, takes_events
from events.importing.plans import next_dates, plan
from events.importing.reading import MAX_BYTES, Refused
from events.importing.services import import_events
from events.models import EventKind
from events.recurrence import rule_of, sentence
from events.validation import first_start


class Command(BaseCommand):
    help = "Makes events of a calendar file (.ics). Importing the same file again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="The calendar file; - reads it from the standard input.")
        parser.add_argument(
            "--into", required=True, help="Address of the branch, region or event index, such as /events/."
        )
        parser.add_argument("--publish", action="store_true", help="Publish the events; otherwise they are drafts.")
        parser.add_argument("--kind", default="branch", help="Short name of the kind of event (default: branch).")
        parser.add_argument("--tz", default="", help="Zone of times that name none (default: the branch's, or UTC).")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be made, and write nothing.")

    def handle(self, *args, **options):
        parent = self._parent(options["into"])
        kind = self._kind(options["kind"], parent)
        zone = self._zone(options["tz"], parent)
        try:
            found = plan(_bytes(options["file"]), zone, progress=self._tell("read"))
        except Refused as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if options["dry_run"]:
            self._describe(found)
        else:
            publish = options["publish"]
            outcome = import_events(
                actor=None, plan=found, parent=parent, kind=kind, publish=publish, progress=self._tell("written")
            )
            self._report(outcome, parent, publish)
        self._list_problems(found, options["file"])
        if found.problems and not found.drafts:
            raise CommandError(f"{options['file']}: nothing in it could be read.")

    def _parent(self, address):
        page = by_address(address)
        if page is None:
            raise CommandError(f"--into {address}: no page has this address.")
        if not takes_events(page):
            raise CommandError(
                f"--into {address}: no events stand under “{page.title}”. "
                "Name a branch, a region or the event index, such as /events/."
            )
        return page

    def _kind(self, slug, parent):
        kinds = EventKind.objects.filter(locale=parent.locale)
        kind = kinds.filter(slug=slug).first()
        if kind is None:
            slugs = ", ".join(kinds.values_list("slug", flat=True)) or "none yet: run provision_site"
            raise CommandError(f"--kind {slug}: there is no such kind. There are: {slugs}.")
        return kind

    def _zone(self, name, parent):
        zone = zones.canonical(name) if name else clock_of(parent)
        if not zone:
            raise CommandError(f"--tz {name}: no such time zone. Write it as Europe/Berlin.")
        return zone

    def _describe(self, found):
        for draft in found.drafts:
            page = draft.page()
            dates = ", ".join(str(planned.begins) for planned in next_dates(draft))
            self.stdout.write(f"{page.title} ({page.tz}): {dates}")
            rule = rule_of(page.rule)
            for line in [sentence(rule, first_start(page)) if rule else "", *draft.remarks]:
                if line:
                    self.stdout.write(f"    {line}")
        self.stdout.write(f"Events that can be read: {len(found.drafts)}. Nothing was written.")

    def _report(self, outcome, parent, publish):
        self.stdout.write(
            f"Events under “{parent.title}”: {len(outcome.made)} made{'' if publish else ' as drafts'}, "
            f"{len(outcome.updated)} brought up to date, {outcome.unchanged} unchanged."
        )
        for title in outcome.kept:
            self.stdout.write(f"Left alone, because it was changed here since: {title}")

    def _list_problems(self, found, name):
        for problem in found.shown_problems:
            self.stderr.write(f"{name}, line {problem.line}: {problem.reason}")
        if found.more_problems:
            self.stderr.write(f"{name}: and {found.more_problems} more.")

    def _tell(self, what):
        def tell(done, total):
            if total >= 100 and (done % max(10, total // 20) == 0 or done == total):
                end = "\r" if self.stderr.isatty() and done < total else "\n"
                self.stderr.write(f"[{'#' * (40 * done // total):<40}] {done} of {total} {what}", ending=end)

        return tell


def _bytes(name):
    """The file, and one byte more than is allowed at most: how large it is does not matter then."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}.") from error
