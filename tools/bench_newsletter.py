"""What sending costs: ``make bench ARGS=newsletter``.

Mails written from frozen shells as a ratio to rendering each whole, in the same run; 3,500 of them through the engine
to an SMTP server on this machine, with the memory that takes; a million recipients listed and claimed.
"""

import multiprocessing
import os
import socketserver
import time
from datetime import UTC, datetime
from pathlib import Path

MAILS, WHOLE, STORIES = 3_500, 200, 8
MILLION, CLAIMS, CLAIMED = 1_000_000, 20, 500
LEAST_RATIO, MOST_GROWTH = 2, 8  # times; MiB


def measure(address, table):
    """The demo is in the database; its own readers get no mail."""

    def tell(what, figure, bar=None, unit="", least=False):
        table.add("newsletter", what, figure, bar, unit, least)

    content, mailing, rows = mailing_with_readers()
    measure_letters(content, mailing, rows, tell)
    measure_engine(mailing, tell)
    measure_million(tell)


def mailing_with_readers():
    """An edition of eight stories, frozen, with a row for each of 3,500 new accounts."""
    from newsletter.choices import MailingState
    from newsletter.mails.content import Item
    from newsletter.mails.shells import freeze_shells
    from newsletter.models import Delivery, Mailing
    from tests.newsletter.delivery import world
    from tests.newsletter.mails.letters import content

    stories = tuple(
        Item(f"Story {place}", "What happened, and why. " * 12, f"/s/{place}/") for place in range(STORIES)
    )
    said = content(items=stories)
    mailing = world.running(world.many(MAILS, "bench"), title="Bench", state=MailingState.FROZEN)
    mailing.shells.all().delete()
    freeze_shells(mailing, [said])
    Mailing.objects.filter(pk=mailing.pk).update(state=MailingState.SENDING)
    return said, mailing, list(Delivery.objects.filter(mailing=mailing).select_related("mailing"))


def measure_letters(content, mailing, rows, tell):
    from newsletter.mails.full import render_whole
    from newsletter.mails.letter import letter
    from newsletter.recipients.person import recipients_of

    recipients = recipients_of(rows[:WHOLE])
    shell = mailing.shells.get()
    some = rows[:WHOLE]

    def written():
        for row in some:
            letter(shell, mailing, row, recipients[row.pk]).message().as_bytes(linesep="\r\n")

    def whole():
        for row in some:
            render_whole(content, recipients[row.pk]).message().as_bytes(linesep="\r\n")

    quick, slow = (WHOLE / processor_time(work) for work in (written, whole))
    tell("Mails/s of processor time, each rendered whole", slow)
    tell("Mails/s of processor time, from a frozen shell", quick)
    tell("Ratio", quick / slow, LEAST_RATIO, "x", least=True)


def processor_time(work):
    work()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure_engine(mailing, tell):
    from django.conf import settings

    from newsletter.delivery import engine
    from newsletter.models import Delivery

    memory = []

    def until():
        memory.append(resident())
        return False

    with sink() as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.NEWSLETTER_MAILS_PER_MINUTE = "127.0.0.1", port, 0
        begun, worked = time.perf_counter(), time.process_time()
        engine.work(until=until)
        taken, worked = time.perf_counter() - begun, time.process_time() - worked
    sent = Delivery.objects.filter(mailing=mailing, state="sent").count()
    assert sent == MAILS, sent
    growth = max(memory) - memory[len(memory) // 10]
    tell(f"{MAILS:,} mails by one worker over SMTP", taken, unit="s")
    tell("Mails/s, by the clock", MAILS / taken)
    tell("Mails/s, of processor time", MAILS / worked)
    tell("Memory at the end", memory[-1], unit="MiB")
    tell("More of it than after a tenth of the mails", growth, MOST_GROWTH, "MiB")


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure_million(tell):
    from newsletter.delivery import claiming, filling, workers
    from newsletter.delivery.progress import counted
    from newsletter.models import Delivery
    from newsletter.recipients.segments import Segment
    from newsletter.recipients.selection import querysets
    from tests.newsletter.delivery import world

    make_subscribers()
    mailing = world.frozen(title="A million", state="filling")
    selections = querysets(Segment("edition"))
    for name in ("listed", "listed again"):
        begun = time.perf_counter()
        for selection in selections:
            filling.insert(mailing, selection)
        tell(f"A million recipients {name}", time.perf_counter() - begun, unit="s")
    assert Delivery.objects.filter(mailing=mailing).count() >= MILLION
    lease = workers.Lease()
    begun = time.perf_counter()
    for _claim in range(CLAIMS):
        assert len(claiming.claim(lease.id, mailing, CLAIMED)) == CLAIMED
    tell(f"A claim of {CLAIMED} of them", (time.perf_counter() - begun) / CLAIMS * 1000, unit="ms")
    begun = time.perf_counter()
    counted(mailing)
    tell("Counting them for the progress page", time.perf_counter() - begun, unit="s")


def make_subscribers():
    """A million who have confirmed their address."""
    from newsletter.models import Subscriber

    now = datetime.now(UTC)
    for first in range(0, MILLION, 50_000):
        Subscriber.objects.bulk_create(
            Subscriber(email=f"m{number}@example.org", asked_at=now, confirmed_at=now)
            for number in range(first, first + 50_000)
        )


class Swallow(socketserver.StreamRequestHandler):
    """Takes every mail as quickly as Python can: what is measured is the sender."""

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() != b".\r\n":
                    pass
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


class sink:
    """An SMTP server in a process of its own; its port."""

    def __enter__(self):
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Swallow)
        server.daemon_threads = True
        self.process = multiprocessing.get_context("fork").Process(target=server.serve_forever, daemon=True)
        self.process.start()
        port = server.server_address[1]
        server.socket.close()
        return port

    def __exit__(self, *error):
        self.process.kill()
        self.process.join()
