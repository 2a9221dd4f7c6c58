from django.core.management.base import BaseCommand

from conduct.log.watch import AcceptReason, accept


class Command(BaseCommand):
    help = "Takes the log of conduct cases as it stands for whole; after a backup was restored, or damage examined."

    def add_arguments(self, parser):
        parser.add_argument("--reason", required=True, choices=AcceptReason.values, help="why; stands in the log")

    def handle(self, **options):
        for problem in accept(reason=options["reason"]):
            self.stdout.write(str(problem.words))
        self.stdout.write("Accepted. The log says so, and whoever watches over it is told by mail.")
