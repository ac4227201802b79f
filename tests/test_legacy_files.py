"""Files of the version before are read as that version read them: scores, settings, packs, assignments, histories.

The files in ``previous_version`` were written by version 0.1.0, and so was what is expected of them. They are never
made anew: a change that fails here fails for somebody who has played before. They are read through the command line,
so that the code behind it can be taken apart and put together again.
"""

import csv
import io
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import openpyxl
import pytest

from spacequiz.cli.main import run
from spacequiz.settings import load

OLD = Path(__file__).with_name("previous_version")
SCORE_FILES = ("scores-1.db", "scores-2.db", "scores.db")
"""The same games under each version of the schema: classes came with the third, flags with the second."""
TABLES = {
    "scores-1.db": ("player", "game", "game_pack", "entrant", "event", "answer"),
    "scores-2.db": ("player", "game", "game_pack", "entrant", "event", "answer", "memory", "tally", "flag"),
    "scores.db": (
        *("player", "game", "game_pack", "entrant", "event", "answer", "memory", "tally", "flag"),
        *("class_game", "lesson", "class_pack", "class_entry"),
    ),
}
LEFT = {
    "broken off": [
        ("opened", "my-pack/laika", 1.0, None),
        ("answered", "my-pack/laika", 6.0, False),
        ("opened", "my-pack/flights", 7.0, None),
        ("skipped", "my-pack/flights", 9.5, None),
        ("opened", "my-pack/woman", 10.5, None),
        ("hinted", "my-pack/woman", 13.0, None),
        ("answered", "my-pack/woman", 15.5, "Салли Райд"),
        ("opened", "my-pack/satellite", 16.5, None),
        ("paused", "my-pack/satellite", 20.5, None),
    ],
    "sheet left": [
        ("opened", "my-pack/woman", 1.0, None),
        ("answered", "my-pack/woman", 4.5, "Valentina Tereshkova"),
        ("opened", "my-pack/craft", 5.5, None),
        ("opened", "my-pack/flights", 9.0, None),
        ("answered", "my-pack/flights", 11.5, ["Gemini 3", "Vostok 1", "Apollo 8", "Skylab 2"]),
        ("marked", "my-pack/flights", 14.0, None),
        ("paused", "my-pack/flights", 16.0, None),
    ],
}
"""What was played of a game of Ada's and of an exam of Валентина's that were left, by their seeds."""
HISTORIES = [("history.json", "Валентина", 6, "sheet left"), ("history-ada.json", "Ada", 4, "broken off")]
"""Each with its player, its games, and the one of them that was left. Sprints and survivals are not among them: where
a question was asked twice, the version before left the game out."""

Rows = list[tuple[object, ...]]


@dataclass(frozen=True)
class Done:
    """What came of a command line."""

    code: int
    out: str
    err: str


class Home:
    """A folder with copies of the old files, and the command line on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.scores = folder / "scores.db"
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, typed: str = "") -> Done:
        """Run a command line."""
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--home", str(self.folder), *words])
        return Done(code, *self._capsys.readouterr())

    def json(self, *words: str) -> list[dict[str, object]]:
        """Run a command that is to say nothing but JSON."""
        done = self(*words)
        assert (0, "") == (done.code, done.err)
        values: list[dict[str, object]] = json.loads(done.out)
        return values

    def take(self, name: str, to: str) -> Path:
        """Copy an old file to this place under the home."""
        target = self.folder / to
        target.parent.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(OLD / name, target))


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home as the version before left it."""
    found = Home(tmp_path / "home", capsys, monkeypatch)
    for name in ("scores.db", "settings.json"):
        found.take(name, name)
    found.take("my-pack.yaml", "packs/my-pack.yaml")
    return found


def expected(name: str) -> list[dict[str, object]]:
    """What the version before said as JSON."""
    values: list[dict[str, object]] = json.loads((OLD / f"expected-{name}.json").read_text(encoding="utf-8"))
    return values


def cells(path: Path) -> list[list[str]]:
    """The cells of a table."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def selected(path: Path, query: str, *values: str) -> Rows:
    """What the score file answers; nothing is written to it."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        return db.execute(query, values).fetchall()


def held(path: Path, tables: Iterable[str]) -> dict[str, set[tuple[object, ...]]]:
    """All rows of these tables."""
    return {table: set(selected(path, f"SELECT * FROM {table}")) for table in tables}


def played(path: Path, seed: str) -> Rows:
    """What happened in the game of this seed, if it can be taken up again."""
    rows = selected(
        path,
        "SELECT event.name, question, at, response FROM event JOIN entrant ON entrant.id = event.entrant "
        "JOIN game ON game.id = entrant.game WHERE seed = ? AND finished_at IS NULL AND abandoned_at IS NULL "
        "ORDER BY seq",
        seed,
    )
    return [(*row[:3], None if row[3] is None else json.loads(str(row[3]))) for row in rows]


@pytest.mark.parametrize("name", SCORE_FILES)
def test_a_score_file_of_the_version_before_shows_the_same_scores(home: Home, name: str) -> None:
    home.take(name, "scores.db")
    assert expected("scores") == home.json("scores", "--json")
    assert (OLD / name).read_bytes() == home.scores.read_bytes()


def test_old_scores_are_found_by_player_mode_and_pack(home: Home) -> None:
    scores = expected("scores")
    for option, word, wanted in (
        ("--player", "Валентина", [score for score in scores if score["player"] == "Валентина"]),
        ("--player", "ada", [score for score in scores if score["player"] == "Ada"]),
        ("--mode", "survival", [score for score in scores if score["mode"] == "survival"]),
        ("--pack", "my-pack", scores),
    ):
        assert wanted
        assert wanted == home.json("scores", "--json", option, word)


@pytest.mark.parametrize("name", SCORE_FILES)
def test_what_a_player_knew_is_still_unveiled_in_the_timeline(home: Home, name: str) -> None:
    home.take(name, "scores.db")
    firsts = home.json("timeline", "--json", "--player", "Zoë")
    # the packs of the game may tell of more
    assert expected("timeline") == [first for first in firsts if str(first["question"]).startswith("my-pack/")]


@pytest.mark.parametrize("name", SCORE_FILES)
def test_a_review_asks_first_what_was_missed_in_the_version_before(home: Home, name: str) -> None:
    home.take(name, "scores.db")
    words = ("--mode", "review", "--questions", "3", "--untimed", "--plain", "--player", "Ada")
    out = home("play", "my-pack", *words, typed="s\n" * 3).out
    missed = (
        "Who flew to the Moon on Apollo 11?",
        "Who was the first woman in space?",
        "In which order did these flights begin?",
    )
    assert [True] * 3 == [f"\n{ask}\n" in out for ask in missed]
    assert out.endswith("score 0 correct 0 of 3\n")


@pytest.mark.parametrize("name", SCORE_FILES)
def test_a_new_game_in_an_old_score_file_leaves_all_that_was_there(home: Home, name: str) -> None:
    home.take(name, "scores.db")
    before = held(home.scores, TABLES[name])
    done = home("play", "my-pack", "--plain", "--untimed", "--player", "Yuri", typed="s\n" * 9)
    assert (0, "", "score 0 correct 0 of 9") == (done.code, done.err, done.out.splitlines()[-1])
    after = held(home.scores, TABLES[name])
    assert [] == [table for table in before if before[table] - after[table]]
    assert (1, 1, 9) == tuple(len(after[table]) - len(before[table]) for table in ("player", "game", "answer"))
    scores = home.json("scores", "--json")
    assert expected("scores") == [score for score in scores if score["player"] != "Yuri"]
    assert 1 + len(expected("scores")) == len(scores)


@pytest.mark.parametrize(
    ("name", "planned"), [("scores-1.db", ""), ("scores-2.db", ", due, card")], ids=["scores-1.db", "scores-2.db"]
)
def test_an_older_score_file_that_is_brought_up_holds_what_was_learnt(home: Home, name: str, planned: str) -> None:
    home.take(name, "scores.db")
    home("play", "my-pack", "--plain", "--untimed", "--player", "Yuri", typed="s\n")
    # the first version kept the answers alone: what is due is worked out anew, by the scheduler of today
    learnt = (
        f"SELECT player.name, question, asked, right, round(credit, 6), last{planned} FROM memory "
        "JOIN player ON player.id = memory.player WHERE player.name <> 'Yuri' ORDER BY 1, 2"
    )
    # without the day, which is that of the player's own calendar
    counted = (
        "SELECT player.name, pack, sum(asked), sum(right), round(sum(credit), 6) FROM tally "
        "JOIN player ON player.id = tally.player WHERE player.name <> 'Yuri' GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for query in (learnt, counted):
        assert selected(OLD / "scores.db", query) == selected(home.scores, query)
    assert [("Ada", 31, 20), ("Zoë", 5, 4), ("Валентина", 40, 33)] == [
        (row[0], *row[2:4]) for row in selected(home.scores, counted)
    ]


@pytest.mark.parametrize("name", SCORE_FILES)
@pytest.mark.parametrize("seed", LEFT)
def test_a_game_that_was_left_can_be_taken_up_with_all_that_happened_in_it(home: Home, name: str, seed: str) -> None:
    home.take(name, "scores.db")
    home("play", "my-pack", "--plain", "--untimed", "--player", "Yuri", typed="s\n")
    assert LEFT[seed] == played(home.scores, seed)


def test_notes_on_questions_are_read(home: Home) -> None:
    assert [
        {
            "flagged_at": "2026-11-15T12:00:00Z",
            "question": "laika",
            "ask": "Laika came back to the Earth alive.",
            "note": "Source? – «Хроника» says otherwise",
        },
        {"flagged_at": "2026-11-16T12:00:00Z", "question": "gone", "ask": None, "note": "this one was dropped"},
    ] == home.json("pack", "show", "my-pack", "--flags", "--json")


def test_class_games_and_a_collected_lesson_are_listed(home: Home) -> None:
    assert expected("class-list") == home.json("class", "list", "--json")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_report_of_a_class_game_or_lesson_is_the_same(home: Home, number: int, tmp_path: Path) -> None:
    done = home("class", "report", str(number), "--out", str(tmp_path / "report.csv"))
    assert (0, "") == (done.code, done.err)
    for ending in ("", "-questions"):
        assert cells(OLD / f"expected-class-{number}{ending}.csv") == cells(tmp_path / f"report{ending}.csv")


def test_the_record_of_a_class_game_tells_what_was_taken_back(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "report.xlsx"
    assert 0 == home("class", "report", "1", "--out", str(out)).code
    rows = list(openpyxl.load_workbook(out)["Record"].values)
    crew = "Buzz Aldrin, Michael Collins, Neil Armstrong"
    assert 24 == len(rows)
    assert [
        (8, "2026-11-17 12:00:20", 2, "answer", "Apollo", crew, None, "taken back"),
        (9, "2026-11-17 12:00:21", 2, "undo of entry 8", None, None, None, None),
        (10, "2026-11-17 12:00:24", 2, "passed", "Apollo", None, None, None),
    ] == rows[8:11]
    assert (17, "2026-11-17 12:00:46", 3, "question does not count", None, None, None, None) == rows[17]
    assert (22, "2026-11-17 12:01:03", 4, "points by hand", "Apollo", "late", -10, None) == rows[22]


@pytest.mark.parametrize(("name", "player", "games", "left"), HISTORIES)
def test_an_exported_history_is_taken_in_once_and_exported_as_it_was(
    home: Home, name: str, player: str, games: int, left: str
) -> None:
    home.scores.unlink()
    for said in (f"{games} games of {player} added\n", f"0 games of {player} added, {games} were already here\n"):
        done = home("scores", "--import", str(OLD / name))
        assert (0, "", said) == (done.code, done.out, done.err)
    assert [
        score
        for score in expected("scores")
        if score["player"] == player and score["mode"] not in {"sprint", "survival"}
    ] == home.json("scores", "--json")
    assert LEFT[left] == played(home.scores, left)
    out = home.folder / "again.json"
    assert 0 == home("scores", "--export", str(out), "--player", player).code
    assert json.loads((OLD / name).read_bytes()) == json.loads(out.read_bytes())


@pytest.mark.parametrize(("name", "player", "games", "left"), HISTORIES)
def test_an_old_score_file_is_exported_as_the_version_before_did(
    home: Home, name: str, player: str, games: int, left: str
) -> None:
    done = home("scores", "--export", "-", "--player", player)
    assert 0 == done.code
    old, new = (json.loads(text) for text in ((OLD / name).read_bytes(), done.out))
    known = {(game["seed"], game["board"]) for game in old["games"]}
    assert games == len(known)
    assert old == new | {"games": [game for game in new["games"] if (game["seed"], game["board"]) in known]}


def test_an_old_pack_is_found_right(home: Home) -> None:
    path = home.folder / "packs" / "my-pack.yaml"
    done = home("pack", "check", str(path))
    assert (0, "") == (done.code, done.err)
    warning, summary = done.out.splitlines()
    # what stands behind is advice, and advice may become better
    assert warning.startswith(f"{path}:80:5: warning: question 9 (word): no `why`")
    assert summary.startswith(f"{path}: 9 questions, 1 warning; 2 choice, 1 multiple, 2 true-false, ")


def test_an_old_pack_holds_the_same_questions(home: Home) -> None:
    done = home("pack", "show", "my-pack", "--answers", "--json")
    assert (0, "") == (done.code, done.err)
    shown = json.loads(done.out)
    assert str(home.folder / "packs" / "my-pack.yaml") == shown.pop("path")
    assert expected("pack") == shown


def test_old_settings_are_read_one_by_one(home: Home) -> None:
    found, notice = load(home.folder / "settings.json")
    wanted = {
        "player": "Валентина",
        "theme": "poster",
        "motion": False,
        "packs": ("my-pack", "sputnik"),
        "questions": 15,
        "seconds": 45,
        "mode": "survival",
        "sprint": 90,
        "difficulty": "hard",
        "sound": True,
        "keys": (("quiz.hint", "x"), ("quiz.skip", ","), ("home.play", "f5")),
    }
    assert "" == notice
    assert wanted == {name: value for name, value in asdict(found).items() if name in wanted}


def test_old_settings_say_who_plays_and_how_long(home: Home) -> None:
    lines = home("play", "my-pack", "--plain", "--seed", "x").out.splitlines()
    assert ["Наш клуб: first steps: mission of 9, 45 s each", "player Валентина, seed x"] == lines[:2]


def test_old_files_are_found_where_they_lie(home: Home) -> None:
    done = home("where", "--json")
    found = {name: (place["path"], place["exists"]) for name, place in json.loads(done.out)["places"].items()}
    folder = home.folder
    assert {
        "data": (str(folder), True),
        "packs": (str(folder / "packs"), True),
        "scores": (str(folder / "scores.db"), True),
        "config": (str(folder), True),
        "settings": (str(folder / "settings.json"), True),
    } == {name: found[name] for name in ("data", "packs", "scores", "config", "settings")}


@pytest.mark.parametrize(
    ("name", "typed", "last"),
    [
        # right but for the last, whose first two are in each other's place
        ("lesson", ("3", "384400 km", "1,2,3", "3", "3 4 1 2"), "correct 4 of 5"),
        ("exam", ("Tereshkova", "4 3 1 2", "1,2,3", "4,1,2", "h"), "score 745 correct 4 of 4"),
    ],
)
def test_an_old_assignment_asks_the_same_questions_with_the_same_options(
    home: Home, name: str, typed: tuple[str, ...], last: str, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    words = ("--player", "Yuri", "--plain", "--results", str(shared))
    done = home("play", "--assignment", str(OLD / f"{name}.json"), *words, typed="".join(f"{line}\n" for line in typed))
    assert (0, "", True) == (done.code, done.err, done.out.endswith(f"{last}\n"))
    [result] = shared.iterdir()
    handed = json.loads(result.read_bytes())
    assigned = json.loads((OLD / f"{name}.json").read_bytes())
    assert (assigned["id"], assigned["seed"]) == (handed["assignment"], handed["seed"])
    assert assigned["questions"] == [answer["question"] for answer in handed["answers"]]


def test_what_was_handed_in_or_left_in_the_version_before_is_known(home: Home) -> None:
    home.take("result-finished.json", "results/homework-7b-zoe-MF9APNW7.json")
    said = home("play", "--assignment", str(OLD / "lesson.json"), "--player", "Zoë", "--plain").err
    assert "You have already handed this in: code MF9A-PNW7. This is another try.\n" in said
    said = home("play", "--assignment", str(OLD / "exam.json"), "--player", "Zoë", "--plain").err
    assert "Resuming your unfinished game.\n" in said


def test_old_results_are_collected_with_all_that_is_odd_about_them(home: Home, tmp_path: Path) -> None:
    for name in ("finished", "edited", "unfinished-exam"):
        home.take(f"result-{name}.json", f"in/result-{name}.json")
    out = tmp_path / "table.csv"
    words = ("--assignment", str(OLD / "lesson.json"), "--out", str(out), "--no-keep")
    done = home("class", "collect", str(home.folder / "in"), *words)
    assert (0, "") == (done.code, done.err)
    assert ["edited: 1", "other seed: 1", "unfinished: 1", "twice the same name: 2", "missing: 3"] == (
        done.out.splitlines()[:-1]
    )
    for ending in ("", "-questions"):
        assert cells(OLD / f"expected-collected{ending}.csv") == cells(tmp_path / f"table{ending}.csv")


def test_old_results_collected_again_take_the_place_of_the_lesson_that_was_kept(home: Home, tmp_path: Path) -> None:
    for name in ("finished", "edited"):
        home.take(f"result-{name}.json", f"in/result-{name}.json")
    words = ("--assignment", str(OLD / "lesson.json"), "--out", str(tmp_path / "table.csv"))
    done = home("class", "collect", str(home.folder / "in"), *words)
    assert "Results saved. For a page to print: spacequiz class report 3 --out report.html\n" == done.err
    assert [3, 2, 1] == [one["id"] for one in home.json("class", "list", "--json")]
