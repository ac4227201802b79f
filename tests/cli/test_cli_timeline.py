"""``spacequiz timeline``."""

import json
from pathlib import Path

import pytest
from cli_play import Shell

from spacequiz.errors import Exit
from spacequiz.packs import find_packs

PACK = """\
title: Own
questions:
  - {id: sputnik, ask: Which was first?, accept: [Sputnik 1], date: 1957-10-04, tags: [soviet-union, satellites]}
  - {id: explorer, ask: And then?, accept: [Explorer 1], date: 1958-02-01, tags: [united-states, satellites]}
"""


@pytest.fixture(autouse=True)
def only_own(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No pack but one of one's own."""
    monkeypatch.setattr(find_packs, "BUILT_IN", tmp_path / "none")
    folder = shell.home / "packs"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(PACK, encoding="utf-8")


def test_a_first_is_veiled_until_it_is_answered_right(shell: Shell) -> None:
    done = shell("timeline")
    assert Exit.DONE == done.code
    assert "Sputnik" not in done.out
    assert "0 of 2 firsts uncovered\n" == done.err
    shell("play", "own", "--plain", "--untimed", "--seed", "1", typed="Sputnik 1\nSputnik 1\n")
    done = shell("timeline")
    shown = [line.split() for line in done.out.splitlines()]
    assert ["4", "Oct", "1957", "Soviet", "Union", "satellites", "Sputnik", "1"] == shown[1][:8]
    assert ["1958", "satellites", "·", "·", "·"] == shown[2]
    assert "1 of 2 firsts uncovered\n" == done.err


def test_all_of_it_is_shown_to_who_asks_for_it(shell: Shell) -> None:
    done = shell("timeline", "--all", "--nation", "united-states", "--json")
    assert [
        {
            "when": "1958-02-01",
            "known": True,
            "nations": ["united-states"],
            "theme": "satellites",
            "first": "Explorer 1",
            "question": "own/explorer",
            "ask": "And then?",
        }
    ] == json.loads(done.out)
    veiled = json.loads(shell("timeline", "--decade", "1950s", "--json").out)
    assert [(year, False, None, None, None) for year in ("1957", "1958")] == [
        tuple(first[key] for key in ("when", "known", "nations", "first", "ask")) for first in veiled
    ]


def test_a_nation_that_no_first_has_is_named_with_those_there_are(shell: Shell) -> None:
    done = shell("timeline", "--nation", "soviet-onion")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert "no first has the nation soviet-onion; did you mean soviet-union?" in done.err


def test_packs_without_a_date_make_no_timeline_and_a_broken_one_is_left_out(shell: Shell) -> None:
    own = shell.home / "packs" / "own.yaml"
    own.write_text(PACK.replace("date: 1957-10-04, ", "").replace("date: 1958-02-01, ", ""), encoding="utf-8")
    (shell.home / "packs" / "broken.yaml").write_text("title: [", encoding="utf-8")
    done = shell("timeline")
    assert (Exit.DONE, "") == (done.code, done.out)
    assert ["broken has errors and was skipped", "The timeline is empty: no question in your packs has a `date`"] == [
        line[: len(start)]
        for line, start in zip(
            done.err.splitlines(),
            ("broken has errors and was skipped", "The timeline is empty: no question in your packs has a `date`"),
            strict=True,
        )
    ]
