"""``spacequiz where``."""

import json
from importlib.metadata import version

import pytest
from cli_play import Shell

from spacequiz import __version__
from spacequiz.cli.where_command import colour
from spacequiz.errors import Exit


def test_it_tells_folders_and_versions_and_creates_nothing(shell: Shell) -> None:
    done = shell("where", "--json")
    assert (Exit.DONE, "") == (done.code, done.err)
    facts = json.loads(done.out)
    assert {"path": str(shell.home / "packs"), "exists": False} == facts["places"]["packs"]
    assert (__version__, version("textual")) == (facts["versions"]["spacequiz"], facts["versions"]["textual"])
    assert (False, False) == (facts["terminal"]["input"], facts["terminal"]["output"])
    assert not shell.home.exists()


def test_the_text_says_the_same_in_words(shell: Shell) -> None:
    shell.home.mkdir()
    done = shell("where")
    lines = dict(line.split(maxsplit=1) for line in done.out.splitlines())
    assert (str(shell.home), f"{shell.home / 'scores.db'} (does not exist yet)") == (lines["data"], lines["scores"])
    assert (__version__, "a terminal: no") == (lines["spacequiz"], lines["output"])


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({}, "none"),
        ({"TERM": "dumb"}, "none"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none"),
        ({"TERM": "xterm", "NO_COLOR": ""}, "16"),
        ({"WT_SESSION": "x"}, "16 million"),
    ],
)
def test_colours_are_what_the_terminal_says(environ: dict[str, str], colours: str) -> None:
    assert colours == colour(environ)
