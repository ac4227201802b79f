"""``spacequiz class list``, ``report`` and ``forget``, on a store with games in it."""

import csv
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from cli_play import Shell

from spacequiz.domain.question import Choice
from spacequiz.domain.team_events import Adjusted, MovedOn, Responded, Revealed, Shown, TeamEvent
from spacequiz.domain.team_game import TeamGame, TeamRules, replay
from spacequiz.errors import Exit
from spacequiz.store.class_records import ClassQuestion, NewClassGame
from spacequiz.store.game_records import PackRef
from spacequiz.store.store import Store

QUESTIONS = tuple(
    Choice(id=f"q{number}", pack="moon", ask=f"Question {number}?", options=("x", "y", "z"), answer="x")
    for number in (1, 2)
)
ENTRIES: tuple[TeamEvent, ...] = (
    *(Shown(1), Responded(2, 0, "x"), Revealed(3), MovedOn(4)),
    *(Shown(5), Responded(6, 1, "y"), Responded(7, 0, "z"), Adjusted(8, 1, -20, "=late"), Revealed(9), MovedOn(10)),
)
"""Red is right, nobody knows the second, and Blue loses points by hand."""


def keep(
    shell: Shell,
    *entries: TeamEvent,
    title: str = "Moon",
    teams: tuple[str, ...] = ("Red", "Blue"),
    age: timedelta = timedelta(),
) -> int:
    """Keep a class game that was begun so long ago; its number."""
    rules = TeamRules()
    asked = tuple(ClassQuestion(one.key, one.ask, one.solution) for one in QUESTIONS)
    new = NewClassGame(title, "monday", teams, rules, (PackRef("moon", "Moon", "abc"),), asked)
    with Store.open(shell.home / "scores.db", now=lambda: datetime.now(UTC) - age) as store:
        number = store.begin_class_game(new)
        store.record_class_game(number, replay(TeamGame(teams, rules, "monday", QUESTIONS), entries), 0)
    return number


def numbers(shell: Shell) -> list[int]:
    return [one["id"] for one in json.loads(shell("class", "list", "--json").out)]


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def test_where_no_class_game_is_kept_that_is_said(shell: Shell) -> None:
    done = shell("class", "list")
    assert (Exit.DONE, "") == (done.code, done.out)
    assert "Nothing is saved yet" in done.err
    assert "[]\n" == shell("class", "list", "--json").out
    done = shell("class", "report")
    assert (Exit.NOT_RIGHT, True) == (done.code, "nothing is saved yet" in done.err)
    assert not shell.home.exists()


def test_the_list_says_how_far_each_game_went_and_who_is_first(shell: Shell) -> None:
    keep(shell, *ENTRIES)
    left = keep(shell, *ENTRIES[:5], title="[/b]\x1b[2J")
    done = shell("class", "list")
    head, second, first = done.out.splitlines()
    assert ["ID", "WHEN", "TITLE", "WHO", "SHOWN", "STATE", "FIRST"] == head.split()
    assert second.lstrip().startswith(f"{left}  20")
    assert second.endswith("[/b][2J  Red, Blue  2 of 2  question 2 of 2  Red 150")
    assert ["finished", "Red", "150"] == first.split()[-3:]
    assert "spacequiz class teams --resume ID" in done.err
    assert "\x1b" not in done.out


def test_the_list_as_json_tells_how_to_go_on(shell: Shell) -> None:
    keep(shell, *ENTRIES)
    left = keep(shell)
    unfinished, finished = json.loads(shell("class", "list", "--json").out)
    assert ("finished", ["Red"], [150, -20], None) == tuple(
        finished[key] for key in ("state", "winners", "scores", "resume")
    )
    assert (f"spacequiz class teams --resume {left}", 0, 2) == (
        unfinished["resume"],
        unfinished["shown"],
        unfinished["questions"],
    )


def test_without_a_file_the_newest_report_is_shown(shell: Shell) -> None:
    keep(shell, *ENTRIES, title="Old")
    keep(shell, *ENTRIES, title="New")
    done = shell("class", "report")
    assert (Exit.DONE, "") == (done.code, done.err)
    assert done.out.startswith("New, 20")
    for words in ("=late (-20)", "Question 2?", "✗ 0", "✓ 150", "100 %"):
        assert words in done.out
    assert shell("class", "report", "1").out.startswith("Old, ")


def test_a_report_as_csv_is_two_files(shell: Shell, tmp_path: Path) -> None:
    number = keep(shell, *ENTRIES, teams=("=1+1", "Blue"))
    out = tmp_path / "report.csv"
    done = shell("class", "report", f"{number}", "--out", str(out))
    assert (Exit.DONE, True) == (done.code, str(tmp_path / "report-questions.csv") in done.out)
    assert ["1", "'=1+1", "150", "1", "0", "1", "0", "0", "0", ""] == rows(out)[1]
    assert ["2", "Blue", "-20", "0", "0", "1", "0", "0", "-20", "'=late (-20)"] == rows(out)[2]
    head, first, second = rows(tmp_path / "report-questions.csv")
    assert ["'=1+1: answer", "'=1+1: points", "Blue: answer", "Blue: points"] == head[-4:]
    assert ["1", "Question 1?", "x", "", "100", "", "", "x", "150", "", ""] == first
    assert ["2", "Question 2?", "x", "", "0", "y", "1", "z", "0", "y", "0"] == second


def test_a_report_as_a_workbook_has_the_record_too(shell: Shell, tmp_path: Path) -> None:
    keep(shell, *ENTRIES)
    out = tmp_path / "report.xlsx"
    assert Exit.DONE == shell("class", "report", "--out", str(out)).code
    book = openpyxl.load_workbook(out)
    assert ["Teams", "Questions", "Record"] == book.sheetnames
    assert 1 + len(ENTRIES) == book["Record"].max_row
    assert "'=late" == book["Record"]["F9"].value


def test_a_report_to_print_is_one_page(shell: Shell, tmp_path: Path) -> None:
    keep(shell, *ENTRIES, title="<script>alert(1)</script>")
    out = tmp_path / "report.HTML"
    assert Exit.DONE == shell("class", "report", "--out", str(out)).code
    text = out.read_text()
    assert (3, 0) == (text.count("<svg "), text.count("<script"))


def test_no_file_is_written_over_unasked_nor_half_of_two(shell: Shell, tmp_path: Path) -> None:
    keep(shell, *ENTRIES)
    out, other = tmp_path / "report.csv", tmp_path / "report-questions.csv"
    other.write_text("mine")
    done = shell("class", "report", "--out", str(out))
    assert (Exit.IO, True, False) == (done.code, "--force" in done.err, out.exists())
    assert Exit.DONE == shell("class", "report", "--out", str(out), "--force").code
    assert "Question 1?" in other.read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("report", "99"), Exit.NOT_RIGHT, "no class game 99"),
        (("report", "x"), Exit.USAGE, "ID is a number from spacequiz class list, not x"),
        (("report", "99999999999999999999"), Exit.USAGE, "ID is a number from spacequiz class list"),
        (("report", "1", "2"), Exit.USAGE, "report on one ID at a time"),
        (("report", "--out", "report.pdf"), Exit.USAGE, ".csv, .xlsx or .html"),
        (("report", "--out", ""), Exit.USAGE, "not nothing"),
        (("report", "--out", "-"), Exit.USAGE, ".csv, .xlsx or .html"),
        (("report", "--force"), Exit.USAGE, "--force needs --out FILE"),
        (("forget",), Exit.USAGE, "by ID or with --older-than AGE"),
        (("forget", "1", "--older-than", "3d"), Exit.USAGE, ", not both"),
        (("forget", "one"), Exit.USAGE, "not one"),
        (("forget", "--older-than", "30"), Exit.USAGE, "12h, 30d or 8w"),
        (("forget", "--older-than", "0d"), Exit.USAGE, "12h, 30d or 8w"),
        (("forget", "--older-than", "٣d"), Exit.USAGE, "12h, 30d or 8w"),
        (("forget", "1", "99", "--yes"), Exit.NOT_RIGHT, "nothing saved as 99; nothing was deleted"),
        (("forget", "1"), Exit.USAGE, "no terminal to confirm it"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_deleted(
    shell: Shell, words: tuple[str, ...], code: Exit, said: str
) -> None:
    number = keep(shell, *ENTRIES)
    done = shell("class", *words)
    assert (code, True) == (done.code, said in done.err), done.err
    assert [number] == numbers(shell)


def test_games_are_forgotten_by_their_numbers(shell: Shell) -> None:
    first, second, third = keep(shell, *ENTRIES), keep(shell), keep(shell)
    done = shell("class", "forget", f"{third}", f"{first}", f"{third}", "--yes")
    assert (Exit.DONE, "2 entries deleted") == (done.code, done.last)
    assert [second] == numbers(shell)


def test_games_are_forgotten_by_their_age(shell: Shell) -> None:
    keep(shell, *ENTRIES, title="Old", age=timedelta(days=15))
    new = keep(shell, *ENTRIES, title="New", age=timedelta(days=13))
    done = shell("class", "forget", "--older-than", "3w", "--yes")
    assert (Exit.DONE, "", True) == (done.code, done.out, "Nothing to delete" in done.err)
    assert Exit.DONE == shell("class", "forget", "--older-than", "99999w", "--yes").code
    done = shell("class", "forget", "--older-than", "2w", "--yes")
    assert (True, False, "1 entry deleted") == ("Old" in done.out, "New" in done.out, done.last)
    assert [new] == numbers(shell)
    assert "1 entry deleted" == shell("class", "forget", "--older-than", "24h", "--yes").last


@pytest.mark.parametrize(("typed", "left"), [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_a_game_is_forgotten_only_when_it_is_meant(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: str, left: int
) -> None:
    number = keep(shell, *ENTRIES)
    from spacequiz.cli import class_forget

    out = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stdout", out)
    assert Exit.DONE == class_forget.run([f"{number}"], str(shell.home))
    monkeypatch.undo()
    monkeypatch.delenv("SPACEQUIZ_HOME", raising=False)
    assert "Delete this entry for good? [y/N]" in out.getvalue()
    with Store.open_to_read(shell.home / "scores.db") as store:
        assert left == len(store.class_games())


def test_a_game_that_cannot_be_read_can_be_forgotten(shell: Shell) -> None:
    number = keep(shell, *ENTRIES)
    with Store.open(shell.home / "scores.db") as store:
        store._db.execute("UPDATE class_game SET setup = '{}'")
    assert Exit.IO == shell("class", "report", f"{number}").code
    done = shell("class", "forget", f"{number}", "--yes")
    assert (Exit.DONE, True) == (done.code, "cannot be read" in done.err)


def test_a_workbook_without_its_library_says_what_to_install(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(shell, *ENTRIES)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = shell("class", "report", "--out", str(tmp_path / "report.xlsx"))
    assert (Exit.NOT_RIGHT, True) == (done.code, "pip install 'spacequiz[formats]'" in done.err)
