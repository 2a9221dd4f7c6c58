from django.core.management.base import BaseCommand, CommandError

from home.provision import AlreadyProvisionedError, provision


class Command(BaseCommand):
    help = "Makes an empty but correct site for a real installation: languages, home, branch index, regions, groups."

    def handle(self, **options):
        try:
            home = provision()
        except AlreadyProvisionedError:
            raise CommandError("This database has pages already: nothing was made.") from None
        self.stdout.write(
            f"{home.title} stands, with its branch index and regions. "
            "Next: `manage.py createsuperuser`, then add branches and settings in the admin."
        )
