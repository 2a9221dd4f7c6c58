import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from functools import cache, partial
from io import StringIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

DEMO_PASSWORD = "labour-demo"  # noqa: S105 - printed on the screen of whoever runs the demo
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 15  # seconds a child gets to finish what it does


class Stopped(Exception):
    """Somebody asked this process to end."""


class Command(BaseCommand):
    help = "Runs the web server and the job loop together, on this machine only. Ctrl-C ends both."
    requires_system_checks = []  # the web server makes them

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port, **options):
        self.address = f"http://localhost:{port}"
        refuse_taken(port)
        children = []
        for number in STOPPING_SIGNALS:
            signal.signal(number, stopped)
        try:
            environment = {"SITE_URL": self.address, **os.environ, "PYTHONUNBUFFERED": "1"}
            for arguments in (web_server(port), manage("run_jobs", "--loop")):
                # A session of its own: the server's reloader has children too, and one signal must reach them all.
                children.append(subprocess.Popen(arguments, env=environment, start_new_session=True))  # noqa: S603 - ours
            self.greet_when_up(port, children)
            while all(child.poll() is None for child in children):
                time.sleep(0.5)
            raise CommandError("The web server or the job loop ended by itself, so the other was ended too.")
        except Stopped:
            self.stdout.write("\nStopped.")
        finally:
            end(children)

    def greet_when_up(self, port, children):
        while all(child.poll() is None for child in children):
            if answers(port):
                self.greet()
                return
            time.sleep(0.2)

    def greet(self):
        lines = ["", f"  The site      {self.address}/", f"  Its admin     {self.address}/admin/"]
        if accounts := demo_accounts():
            lines += ["", f"  Sign in at {self.address}/account/login/password/ with {DEMO_PASSWORD} as"]
            lines += [f"    {account['email']:<36} {described(account)}" for account in accounts]
        self.stdout.write("\n".join([*lines, "", "  Ctrl-C ends it.", ""]))
        self.stdout.flush()  # a log is read while it is written


def stopped(*_):
    for number in STOPPING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def manage(*arguments):
    return [sys.executable, sys.argv[0], *arguments]


def web_server(port):
    if settings.DEBUG:
        return manage("runserver", str(port))
    application = settings.WSGI_APPLICATION.replace(".application", ":application")
    return [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", application]


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def refuse_taken(port):
    if answers(port):
        raise CommandError(f"Something already answers on port {port}: end it, or choose another with PORT=.")


def demo_accounts():
    """The demo accounts, as whoever seeds the demo lists them, whose password is still the one that is printed."""
    if "seed_demo" not in get_commands():
        return []
    told = StringIO()
    try:
        call_command("seed_demo", accounts=True, stdout=told)
        accounts = json.loads(told.getvalue())
        passwords = dict(
            get_user_model().objects.filter(email__in=[a["email"] for a in accounts]).values_list("email", "password")
        )
    except DatabaseError:  # before ``migrate``
        return []
    works = cache(partial(check_password, DEMO_PASSWORD))
    return [account for account in accounts if works(passwords[account["email"]])]


def described(account):
    """``branch secretary (labour-germany)``."""
    place = account["region"] or account["branch"]
    return f"{account['role']} ({place})" if place else account["role"]


def end(children):
    for child in children:
        signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            signal_group(child, signal.SIGKILL)


def signal_group(child, number):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, number)
