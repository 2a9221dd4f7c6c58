"""Makes .venv and installs the locked requirements: ``setup.py [--dev] [--site]``.

Needs nothing but Python and a package index, and does only what has not been done yet. With --site it goes on
to the database and the demo content (prepare.py). Written for any Python 3, to be able to say that it is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from progress import Step

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
NAMES = ["python3", "python3.11", "python3.12", "python3.13", "python3.14", "python"]
APT = "apt install python3 python3-venv"
VERSION = "import sys; print(*sys.version_info[:2])"


def main(arguments):
    of = 4 if "--site" in arguments else 2
    make_environment(Step(1, of, "Python"))
    install("requirements-dev.txt" if "--dev" in arguments else "requirements.txt", Step(2, of, "Requirements"))
    if "--site" in arguments:
        sys.exit(subprocess.call([str(PYTHON), str(ROOT / "tools" / "prepare.py")]))


def make_environment(step):
    if not usable(PYTHON):
        step.at(0, 1, "making .venv")
        python = suitable_python()
        made = run([python, "-m", "venv", "--clear", str(VENV)])
        if made.returncode:
            shutil.rmtree(str(VENV), ignore_errors=True)
            stop(f"{python} has no working venv module: install it first (Debian and Ubuntu: {APT}).")
    step.done(".".join(version(str(PYTHON))))


def usable(python):
    """Whether the environment's Python runs, is new enough and has pip (some tools leave it out)."""
    if not python.exists() or not new_enough(str(python)):
        return False
    has_pip = run([str(python), "-m", "pip", "--version"]).returncode == 0
    return has_pip or run([str(python), "-m", "ensurepip", "--default-pip"]).returncode == 0


def suitable_python():
    for name in NAMES:
        if shutil.which(name) and new_enough(name):
            return shutil.which(name)
    return stop(
        "Python 3.11 or newer is needed: install it first (Debian and Ubuntu: apt install python3 python3-venv)."
    )


def version(python):
    return run([python, "-c", VERSION]).stdout.split()


def new_enough(python):
    found = version(python)
    return len(found) == 2 and tuple(int(part) for part in found) >= OLDEST


def install(name, step):
    stamp = VENV / (name + ".installed")
    wanted = fingerprint(name)
    if stamp.exists() and stamp.read_text() == wanted:
        step.done("as locked")
        return
    pip_install(name, step)
    stamp.write_text(wanted)
    if name == "requirements-dev.txt":  # it holds all of the other
        (VENV / "requirements.txt.installed").write_text(fingerprint("requirements.txt"))
    step.done("installed")


def fingerprint(name):
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def pip_install(name, step):
    total = sum("==" in line for line in (ROOT / name).read_text().splitlines())
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-deps", "--progress-bar", "off"]
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    pip = subprocess.Popen(
        [*command, "-r", str(ROOT / name)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    lines, done = [], 0
    for line in pip.stdout:
        lines.append(line)
        if line.startswith(("Collecting ", "Requirement already", "Ignoring ")):
            done += 1
            step.at(done, total, line.split()[1].rstrip(":"))
        elif line.startswith("Installing "):
            step.at(total, total, "unpacking")
    if pip.wait():
        print("\n" + "".join(lines[-12:]))
        stop("The requirements could not be installed: is the package index reachable? (pip's last words are above.)")


def run(command):
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, text=True)
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def stop(sentence):
    sys.exit("\n" + sentence)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        stop("Stopped. Run it again: it goes on where it was.")
