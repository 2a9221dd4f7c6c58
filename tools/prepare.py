"""The last two steps of ``make run``: the database brought up to date, the demo content where there is none."""

import os
import sys
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "li_site.settings.dev")

# What follows is found only now that the path and the settings are said.
import django  # noqa: E402
from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402
from django.core.management.commands.migrate import Command as Migrate  # noqa: E402
from django.db import DatabaseError, connection  # noqa: E402
from django.db.migrations.exceptions import InconsistentMigrationHistory  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from progress import Step  # noqa: E402


class QuietMigrate(Migrate):
    """Django's own command; only its progress goes to our one line."""

    requires_system_checks = []

    def __init__(self, step, total):
        super().__init__()
        self.step, self.total, self.applied = step, total, 0

    def migration_progress_callback(self, action, migration=None, fake=False):
        if action == "apply_success":
            self.applied += 1
            self.step.at(self.applied, self.total, str(migration))


def main():
    django.setup()
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    call_command("compilemessages", stdout=StringIO())
    bring_up_to_date(Step(3, 4, "Database"))
    if older_than_the_migrations():
        sys.exit(too_old())
    seed(Step(4, 4, "Demo content"))


def bring_up_to_date(step):
    try:
        executor = MigrationExecutor(connection)
        executor.loader.check_consistent_history(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if pending:
            step.at(0, len(pending))
            call_command(QuietMigrate(step, len(pending)), interactive=False, verbosity=0)
        step.done(f"{len(pending)} steps made" if pending else "up to date")
    except InconsistentMigrationHistory:
        sys.exit(too_old())
    except DatabaseError as error:
        sys.exit(f"\nThe database does not do what it should ({where()}): {str(error).splitlines()[0]}.")


def older_than_the_migrations():
    """Whether a table of ours lacks a column: the mark of a first migration that was rewritten since."""
    ours = [app for app in apps.get_app_configs() if Path(app.path).parent == ROOT]
    tables = {model._meta.db_table: model for app in ours for model in app.get_models()}
    with connection.cursor() as cursor:
        return any(
            {field.column for field in model._meta.local_concrete_fields} - columns(cursor, table)
            for table, model in tables.items()
        )


def columns(cursor, table):
    try:
        return {column.name for column in connection.introspection.get_table_description(cursor, table)}
    except DatabaseError:
        return set()


def too_old():
    kept = f"move it aside (mv {where()} {where()}.old)" if connection.vendor == "sqlite" else "name another one"
    return (
        f"\nThe database {where()} was made by an older version of this project whose migrations have been rewritten "
        f"since: {kept} and run again; nothing in it has been changed."
    )


def where():
    """The database by name, never with its password."""
    name = str(settings.DATABASES["default"]["NAME"])
    return os.path.relpath(name) if connection.vendor == "sqlite" else name


def seed(step):
    try:
        said = StringIO()
        call_command("seed_demo", if_empty=True, stdout=said)
        call_command("provision_site", stdout=StringIO())
    except CommandError as error:
        sys.exit(f"\n{error}")
    step.done("there already" if "nothing was changed" in said.getvalue() else "written")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run it again: it goes on where it was.")
