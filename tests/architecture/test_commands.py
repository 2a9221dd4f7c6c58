import pytest

from tests.architecture import commands
from tests.architecture.run_by_hand import NOT_RUN, RUN
from tests.architecture.sources import pages_of_documentation, relative

# In two halves: a word that stands in a file of tests is a name of one.
NOBODY = "nobody_has" + "_written_this"
BY_HAND = {line for lines in [*RUN.values(), *NOT_RUN.values()] for line in lines}


def documented():
    for page in pages_of_documentation():
        yield from commands.commands_in(relative(page), page.read_text())


def wrong(found):
    """Of these commands those that do not exist, with what is wrong."""
    return [problem for command in found if (problem := problem_of(command))]


def problem_of(command):
    try:
        ours = commands.check(command.words)
    except commands.Wrong as error:
        return f"{command}: {error}"
    return "" if ours or command.line in BY_HAND else f"{command}: run it, then list it in run_by_hand.py"


def test_every_documented_command_exists_and_takes_what_it_is_given():
    found = list(documented())
    assert wrong(found) == []
    assert len(found) >= 120
    assert {"make", "manage.py", "labour", "pytest", "node"} <= {command.words[0] for command in found}


def test_what_was_run_by_hand_is_still_documented():
    assert sorted(BY_HAND - {command.line for command in documented()}) == []


@pytest.mark.parametrize("page", pages_of_documentation(), ids=relative)
def test_every_block_of_a_document_is_known_as_commands_or_as_something_else(page):
    assert commands.unknown_blocks(page.read_text()) == []


@pytest.mark.parametrize(
    "line",
    [
        "make everything",
        "make test LINES=3",
        'make test ARGS="tests/nowhere"',
        f"make test ARGS='-k {NOBODY}'",
        "make bench ARGS=nothing",
        "make seed ARGS=--everything",
        "make screenshots ARGS=films",
        "manage.py seed_everything",
        "manage.py run_jobs --forever",
        "manage.py seed_demo --scale many",
        "manage.py conduct_log_accept --reason boredom",
        "sudo -u labour python3 tools/nothing.py",
        "labour check && labour provision_sites",
        "ExecStart=/srv/labour/site/.venv/bin/python manage.py run_jobs --loops",
        "python -m conduct.attachments.nobody",
        'python3 -c "import )"',
        "node tools/nothing.mjs",
        "pytest tests/nowhere",
        "systemctl start nothing",
    ],
)
def test_a_command_that_does_not_exist_is_found(line):
    inline = list(commands.commands_in("a.md", f"Type `{line}`, then wait."))
    block = list(commands.commands_in("a.md", f"Type:\n\n    {line}\n\nThen wait.\n"))
    assert len(wrong(inline)) == 1
    assert len(wrong(block)) == 1


def test_words_that_nobody_knows_are_no_silent_block():
    assert commands.unknown_blocks("So:\n\n    frobnicate --all\n") == ["frobnicate --all"]
    assert commands.unknown_blocks("## So\n    frobnicate --all\n") == ["frobnicate --all"]
    assert commands.unknown_blocks("So:\n\n```sh\nfrobnicate --all\n```\n") == ["frobnicate --all"]
