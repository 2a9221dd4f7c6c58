"""Every command that a document tells somebody to type: found, taken apart, and held against what there is."""

import importlib.util
import re
import shlex
from dataclasses import dataclass
from itertools import dropwhile

from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandError

from tests.architecture.sources import ROOT

# Programs by which a line of a block is known as a command; of inline code only those that are followed by something.
OURS = {"make", "manage.py", "labour", "pytest", "python", "python3", "node", ".ci/run"}
SYSTEMS = {"age", "age-keygen", "apt", "certbot", "curl", "printf", "sha256sum", "journalctl", "swapoff", "systemctl"}
SYSTEMS |= {"cat", "cd", "cp", "exec", "find", "git", "install", "rm", "sh", "sudo", "systemd-run", "tar", "useradd"}
SYSTEMS |= {"createdb", "createuser", "dropdb", "pg_dump", "pg_restore", "redis-cli"}
PROGRAMS = OURS | SYSTEMS
# First signs of a block that is something else: a file's content, a request, an answer, Python.
NO_COMMAND = re.compile(r"[\[{@#|(]|[A-Z][A-Za-z_]*=|[a-z_]+\(|[a-z]+:|GET /|def |location |begins:|#!|.*──")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# After an empty line or a heading.
INDENTED = re.compile(r"(?:\n\n|^#.*\n|\A)((?: {4}.*\n|\n(?= {4}))+)", re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
INSTALLED = "/srv/labour/site/"
SEPARATORS = {"&&", "||", ";", "|"}


@dataclass(frozen=True)
class Command:
    document: str
    line: str
    words: tuple

    def __str__(self):
        return f"{self.document}: {self.line}"


class Wrong(Exception):
    """There is no such command, or it takes no such words."""


def blocks(text):
    """Indented blocks and those fenced as shell, each a list of lines without what continues in the next."""
    rest = FENCED.sub("", text)
    fenced = [match[2] for match in FENCED.finditer(text) if match[1] in {"sh", "bash"}]
    return [join_lines(block) for block in [*fenced, *(match[1] for match in INDENTED.finditer(rest))]]


def join_lines(block):
    return [line.strip() for line in re.sub(r"\\\n\s*", "", block).splitlines() if line.strip()]


def is_command(line):
    return program_of(line) in PROGRAMS


def program_of(line):
    words = dropwhile(is_setting, line.removeprefix("ExecStart=").split())
    return short(next(words, ""))


def short(word):
    """``/srv/labour/site/.venv/bin/python`` is python."""
    word = word.removeprefix(INSTALLED)
    return word.removeprefix(".venv/bin/") if word.startswith(".venv/bin/") else word


def unknown_blocks(text):
    """Blocks that begin with neither a program we know nor anything that is plainly no command."""
    return [
        lines[0] for lines in blocks(text) if lines and not is_command(lines[0]) and not NO_COMMAND.match(lines[0])
    ]


def commands_in(document, text):
    lines = [line for block in blocks(text) for line in block if is_command(line)]
    inline = [code for code in INLINE.findall(text) if " " in code and is_command(code)]
    for line in dict.fromkeys(lines + inline):
        yield from (Command(document, line.strip(), words) for words in simple(line))


def simple(line):
    """The simple commands of a line, without who runs it, what is in the environment and where its output goes."""
    line = re.sub(r"<[^<>]+>", "WORD", line.removeprefix("ExecStart=")).replace("[", " ").replace("]", " ")
    lexer = shlex.shlex(line, posix=True, punctuation_chars="&|;>")
    lexer.whitespace_split, lexer.commenters = True, "#"
    words = []
    for token in [*lexer, ";"]:
        if token not in SEPARATORS:
            words.append(short(token))
            continue
        words = words[: words.index(">")] if ">" in words else words
        yield tuple(dropwhile(is_setting, words))
        words = []


def is_setting(word):
    return re.match(r"[A-Za-z_]+=", word)


def without_sudo(words):
    return words[3:] if words[:2] == ("sudo", "-u") else words


def check(words):
    """Raises ``Wrong`` if ours is not as it says. True if it is ours, False if it is the system's."""
    words = without_sudo(words)
    checks = {
        "make": make,
        "manage.py": manage,
        "labour": manage,
        "pytest": pytest,
        "python": python,
        "python3": python,
        "node": lambda rest: exists(rest[0]),
        ".ci/run": lambda rest: exists(".ci/run"),
    }
    if words[0] not in checks:
        return False
    checks[words[0]](list(words[1:]))
    return True


def make(rest):
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    settable = re.findall(r"^([A-Z]+) \?=", makefile, re.MULTILINE)
    values = dict(word.split("=", 1) for word in rest if "=" in word)
    names = [word for word in rest if "=" not in word]
    if not names or set(names) - set(targets) or set(values) - set(settable):
        raise Wrong(f"make {' '.join(rest)}")
    takes = {"test": pytest, "test-browser": pytest, "bench": bench, "screenshots": screenshots, "seed": seed}
    if "ARGS" in values:
        takes[names[0]](shlex.split(values["ARGS"]))


def manage(rest):
    rest = ["2" if word == "N" else word for word in rest]
    if rest[0] not in get_commands():
        raise Wrong(f"manage.py {rest[0]}")
    try:
        parse(rest[0], rest[1:])
    except CommandError as error:
        raise Wrong(f"manage.py {' '.join(rest)}: {error}") from error


def parse(name, arguments):
    app = get_commands()[name]
    command = app if not isinstance(app, str) else load_command_class(app, name)
    return command.create_parser("manage.py", name).parse_args(arguments)


def seed(arguments):
    manage(["seed_demo", *arguments])


def bench(arguments):
    for name in arguments:
        if name not in ("--write", "lighthouse"):
            exists(f"tools/bench_{name}.py")


def screenshots(arguments):
    listed = (ROOT / "tools" / "screenshots.py").read_text()
    if [name for name in arguments if f'"{name}"' not in listed]:
        raise Wrong(f"screenshots {arguments}")


def pytest(arguments):
    """Folders and files that are there; a word after ``-k`` that stands in one of their names."""
    words = iter(arguments)
    names = "\n".join(str(path) for path in (ROOT / "tests").rglob("test_*.py"))
    for word in words:
        if word == "-k":
            named(next(words), names)
        elif word in {"-m", "-n"}:
            next(words)
        elif not word.startswith("-"):
            exists(word)


def named(wanted, names):
    texts = [names, *(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))]
    if not any(wanted in text for text in texts):
        raise Wrong(f"No test is called {wanted}")


def python(rest):
    if rest[0] == "-c":
        compiles(rest[1])
    elif rest[0] == "-m" and rest[1] == "pytest":
        pytest(rest[2:])
    elif rest[0] == "-m":
        if importlib.util.find_spec(rest[1]) is None:
            raise Wrong(f"python -m {rest[1]}")
    elif rest[0].endswith("manage.py"):
        if rest[1:] != ["$@"]:
            manage(rest[1:])
    else:
        exists(rest[0])


def compiles(code):
    try:
        compile(code, "document", "exec")
    except SyntaxError as error:
        raise Wrong(f"{code}: {error}") from error


def exists(name):
    if not (ROOT / name.partition("::")[0]).exists():
        raise Wrong(f"{name} is not there")
