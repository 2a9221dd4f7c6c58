from django.core.management.base import BaseCommand, CommandError

from conduct.log.checking import check


class Command(BaseCommand):
    help = "Checks the log of conduct cases and the parts of all cases now; says what is wrong and changes nothing."

    def handle(self, **options):
        problems, told = check()
        for problem in problems:
            self.stdout.write(str(problem.words))
        if problems:
            raise CommandError(f"{len(problems)} problems.")
        self.stdout.write(f"Whole: {told.number} entries; the last ends in {told.digest[-12:]}.")
