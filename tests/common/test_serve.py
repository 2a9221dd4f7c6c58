"""One command, two processes: neither outlives the other."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from common.management.commands import serve
from tests import cast

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def group_members(leaders):
    """The processes of these groups that are still there."""
    alive = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) in leaders and state != "Z":
            alive.append(int(stat.parent.name))
    return alive


def children_of(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture
def served(tmp_path):
    """The command at work on an empty site; its port, process and the leaders of its two groups."""
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path}/db.sqlite3"
    arguments = [sys.executable, "manage.py", "serve", "--port", str(port)]
    process = subprocess.Popen(
        arguments, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert any(f"Its admin     http://localhost:{port}/admin/" in line for line in process.stdout)
    leaders = children_of(process.pid)
    assert len(leaders) == 2
    yield port, process, leaders
    for pid in group_members(leaders):
        os.kill(pid, signal.SIGKILL)
    process.kill()
    process.stdout.close()


def all_end(process, leaders):
    process.wait(20)
    deadline = time.monotonic() + 5
    while group_members(leaders) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not group_members(leaders)


def test_ctrl_c_ends_everything(served):
    port, process, leaders = served
    assert len(group_members(leaders)) >= 2
    process.send_signal(signal.SIGINT)
    assert all_end(process, leaders)
    assert process.returncode == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_when_the_job_loop_dies_the_server_ends_too(served):
    _port, process, leaders = served
    loop = next(pid for pid in leaders if b"run_jobs" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(loop, signal.SIGKILL)
    assert all_end(process, leaders)
    assert process.returncode != 0


def test_a_port_that_is_taken_is_one_clear_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="already answers on port"):
            call_command("serve", port=taken.getsockname()[1])


def emails(accounts):
    return [account["email"] for account in accounts]


@pytest.mark.django_db
def test_demo_accounts_are_named_only_where_their_password_works():
    assert serve.demo_accounts() == []
    cast.admin(), cast.editor()
    assert emails(serve.demo_accounts()) == ["admin@example.org", "editor@example.org"]
    changed = cast.admin()
    changed.set_password("something else")
    changed.save()
    assert emails(serve.demo_accounts()) == ["editor@example.org"]


def test_a_site_without_debug_is_served_by_gunicorn(settings):
    settings.DEBUG = False
    assert "gunicorn" in serve.web_server(8000)
    assert "li_site.wsgi:application" in serve.web_server(8000)
