"""What sealed reports cost: ``make bench ARGS=conduct``.

Sealing a report and a large file; working a key out of six words, with the memory that takes; and twenty people who
type their words at the same moment, on a server as docs/deployment.md starts it, while others read the site.
"""

import os
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

from demo import ROOT

ROUNDS, READERS = 30, 6
REPORT, ATTACHMENT = 8 * 1000, 10 * 1024 * 1024
AT_ONCE, WORKERS, ROUNDS_OF_CROWD = 20, 3, 8
# Milliseconds, MiB, seconds.
LIMITS = {"report": 50, "file": 1000, "words": 1000, "memory": 80, "page": 1.0}
READ_MEANWHILE = ("/", "/branches/", "/events/", "/conduct/")


def measure(address, table):
    def tell(what, figure, bar=None, unit=""):
        table.add("conduct", what, figure, bar, unit)

    measure_report(tell)
    measure_file(tell)
    measure_words(tell)
    measure_crowd(address, tell)


def measure_report(tell):
    """Everything that sending does with keys: a new pair, one report for two, its key for each reader and trustee."""
    from conduct.cases.keys import seal_to, seal_to_trustees
    from conduct.sealing import age

    readers = [age.new_identity()[1] for _ in range(READERS)]
    trustees = [age.new_identity()[1] for _ in range(2)]
    reporter = age.new_identity()[1]
    text = os.urandom(REPORT // 2).hex().encode()

    def send():
        secret, recipient = age.new_identity()
        age.seal(part(text), [recipient, reporter])
        seal_to(secret, readers)
        seal_to_trustees(secret, *trustees)

    tell(f"A report of 8 KB sealed to {READERS} readers", median(send), LIMITS["report"], "ms")


def measure_file(tell):
    from conduct.sealing import age

    recipients = [age.new_identity()[1] for _ in range(2)]
    data = os.urandom(ATTACHMENT)
    taken = median(lambda: age.seal(part(data), recipients), rounds=5)
    tell("A file of 10 MB padded and sealed", taken, LIMITS["file"], "ms")


def part(payload):
    import uuid
    from datetime import date

    from conduct.choices import PartKind
    from conduct.sealing.parts import Header, pack

    return pack(Header(uuid.UUID(int=1), 1, PartKind.FILE, date(2026, 11, 22)), payload)


def median(work, rounds=ROUNDS):
    work()
    return statistics.median(_timed(work) for _ in range(rounds)) * 1000


def _timed(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure_words(tell):
    """In a process of its own, whose largest size the system knows: with a derivation and without."""
    without, with_one = (child(number) for number in (0, 1))
    tell("A key from six words", child(5)["milliseconds"], LIMITS["words"], "ms")
    more = (with_one["kib"] - without["kib"]) / 1024
    tell("Memory that takes", more, LIMITS["memory"], "MiB")


def child(derivations):
    command = [sys.executable, __file__, str(derivations)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    return {"milliseconds": float(said[0]), "kib": int(said[1])}


def in_a_child(derivations):
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "li_site.settings.test"
    from conduct.sealing.derivation import derive
    from conduct.sealing.words import new_words

    words = [new_words() for _ in range(derivations)]
    taken = [_timed(lambda each=each: derive(each)) for each in words] or [0.0]
    print(statistics.median(taken) * 1000, largest())


def largest():
    """The most memory that this process has held, in KiB: since it began, not since what started it did."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


def measure_crowd(address, tell):
    """Twenty press the button at the same moment, some times over; what the pages of the site take meanwhile."""
    with serving(address) as site:
        for path in READ_MEANWHILE * WORKERS:
            fetch(site + path)
        quiet = [fetch(site + path)[1] for path in READ_MEANWHILE * 5]
        people = [Guesser(site) for _ in range(AT_ONCE)]
        answers, times = [], []
        for _round in range(ROUNDS_OF_CROWD):
            answers += crowd(people, lambda: times.extend(fetch(site + path)[1] for path in READ_MEANWHILE))
    told = ", ".join(f"{count} x {status}" for status, count in Counter(status for status, _taken in answers).items())
    tell(f"Six words by {AT_ONCE} at once, {ROUNDS_OF_CROWD} times: {told}", len(answers))
    tell("Slowest answer to one of them", max(taken for _status, taken in answers), unit="s")
    tell("Slowest page when nobody does that", max(quiet), unit="s")
    tell("Median page meanwhile", statistics.median(times), unit="s")
    tell(f"Slowest of {len(times)} pages meanwhile", max(times), LIMITS["page"], "s")


def crowd(people, meanwhile):
    """What each was answered, when all send at once; ``meanwhile`` is done again and again until the last is."""
    begin, answers = threading.Barrier(len(people) + 1), []

    def one(person):
        begin.wait(60)
        answers.append(person.guess())

    senders = [threading.Thread(target=one, args=(person,)) for person in people]
    for sender in senders:
        sender.start()
    begin.wait(60)
    while any(sender.is_alive() for sender in senders):
        meanwhile()
    return answers


class Guesser:
    """Somebody without a browser who has opened the form, and asks for a report by words that lead nowhere."""

    def __init__(self, site):
        self.form = f"{site}/conduct/report/"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        shown = self.opener.open(self.form, timeout=60).read().decode()
        self.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)[1]

    def guess(self):
        from conduct.sealing.words import new_words

        sent = {"screen": "return", "words": new_words(), "csrfmiddlewaretoken": self.token}
        return fetch(self.form, urlencode(sent).encode(), self.opener)


def fetch(url, data=None, opener=urllib.request):
    """``(status, seconds)`` of a request."""
    begun = time.perf_counter()
    ask = opener.open if hasattr(opener, "open") else opener.urlopen
    request = urllib.request.Request(url, data, headers={"Referer": url, "Origin": url.split("/conduct/")[0]})
    try:
        with ask(request, timeout=60) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        error.read()
        status = error.code
    return status, time.perf_counter() - begun


@contextmanager
def serving(address):
    """The site as docs/deployment.md serves it: three workers, one request each."""
    from django.conf import settings

    from tests.browser import server

    port = server.free_port()
    env = server.environment(port, address)
    server.collect_static(env)
    bind = ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    command = [sys.executable, "-m", "gunicorn", *bind, "tests.browser.wsgi"]
    log = settings.TEST_FILES / f"bench-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=out, stderr=out)
        try:
            server.wait_for(port, process, log)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(60)


if __name__ == "__main__":
    in_a_child(int(sys.argv[1]))
