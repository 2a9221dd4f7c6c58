from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.models import HomePage
from home.provision import AlreadyProvisionedError, ensure_calendar, provision


class Command(BaseCommand):
    help = "Makes an empty but correct site for a real installation: languages, home, branch index, regions, groups."

    def handle(self, **options):
        try:
            home = provision()
        except AlreadyProvisionedError:
            self._complete()
            return
        self.stdout.write(
            f"{home.title} stands, with its branch index and regions. "
            "Next: `manage.py createsuperuser`, then add branches and settings in the admin."
        )

    def _complete(self):
        """A site that is older than the calendar gets one; nothing else is touched."""
        home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if not home or not ensure_calendar(home):
            raise CommandError("This database has pages already: nothing was made.")
        self.stdout.write("The site stood already. It has the calendar now that was missing, and its kinds of event.")
