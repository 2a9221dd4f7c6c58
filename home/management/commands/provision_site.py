from django.core.management.base import BaseCommand, CommandError

from home.provision import NotOurSiteError, provision


class Command(BaseCommand):
    help = "Makes what a correct site has and this one lacks: languages, tree, site, posts, plans, groups, approval."

    def handle(self, **options):
        try:
            made = provision()
        except NotOurSiteError as error:
            raise CommandError("This database has pages, but not this site's: nothing was made.") from error
        if made:
            self.stdout.write(
                f"The site stands; {made} things were missing. Next: posts and their holders, in the admin."
            )
        else:
            self.stdout.write("The site stands; nothing was missing.")
