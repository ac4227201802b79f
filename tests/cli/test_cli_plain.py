"""Plain play, line by line."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from cli_play import PACK, Done, Shell, process, questions, right_line

from spacequiz.cli.plain_game import PlainGame
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Multiple, Question, Typed
from spacequiz.domain.selection import draw_questions, option_texts
from spacequiz.domain.session import Phase, Session
from spacequiz.errors import Exit, StorageError
from spacequiz.play.new_game import build_game
from spacequiz.play.running_game import RunningGame
from spacequiz.play.store_access import run_now
from spacequiz.store.game_records import NewGame
from spacequiz.store.store import Store

T = TypeVar("T")
SEED = "monday"


def _play(shell: Shell, pack: Path, typed: str, *words: str) -> Done:
    return shell("play", str(pack), "--plain", "--seed", SEED, "--player", "Ada", "--untimed", *words, typed=typed)


def _right(pack: Path) -> list[str]:
    return [right_line(question, SEED) for question in draw_questions(questions(pack), 10, SEED)]


def _only(pack: Path, *ids: str) -> Path:
    """The pack with these questions alone."""
    head, *rest = PACK.split("  - id: ")
    pack.write_text(head + "".join(f"  - id: {text}" for text in rest if text.split()[0] in ids), encoding="utf-8")
    return pack


def _scores(shell: Shell) -> list[dict[str, object]]:
    scores: list[dict[str, object]] = json.loads(shell("scores", "--json").out)
    return scores


def test_all_seven_kinds_are_played_to_a_full_score(shell: Shell, pack: Path) -> None:
    done = _play(shell, pack, "\n".join(_right(pack)) + "\n")
    assert (Exit.DONE, "") == (done.code, done.err)
    assert 7 == done.out.count("✓ right")
    [kept] = _scores(shell)
    assert f"score {kept['score']} correct 7 of 7" == done.last
    assert ("Ada", 7, 7, "mission", ["kinds"]) == tuple(
        kept[key] for key in ("player", "correct", "asked", "mode", "packs")
    )


def test_every_question_is_numbered_explained_and_sourced(shell: Shell, pack: Path) -> None:
    out = _play(shell, pack, "\n".join(_right(pack))).out
    for number, question in enumerate(draw_questions(questions(pack), 10, SEED), 1):
        assert f"Question {number} of 7, {question.points} points, untimed\n{question.ask}\n" in out
        for place, text in enumerate(option_texts(question, SEED), 1):
            assert f"\n  {place}. {text}\n" in out
        assert f"answer: {question.solution}\n" in out
        assert f"\n{question.why}\nsource: NASA: the first, https://example.org/first\npoints: " in out


def test_the_prompt_ends_with_an_arrow(shell: Shell, pack: Path) -> None:
    out = _play(shell, pack, "").out
    assert " > " == out.splitlines()[-3][-3:]


def test_the_same_seed_asks_the_same_game(shell: Shell, pack: Path) -> None:
    assert _play(shell, pack, "s\ns\ns\n").out == _play(shell, pack, "s\ns\ns\n", "--new").out


def test_a_seed_is_told_so_that_a_game_can_be_repeated(shell: Shell, pack: Path) -> None:
    first = shell("play", str(pack), "--plain", "--untimed", typed="s\n" * 7)
    seed = first.out.splitlines()[1].rpartition("seed ")[2]
    again = shell("play", str(pack), "--plain", "--untimed", "--seed", seed, typed="s\n" * 7)
    asked = [line for line in first.out.splitlines() if line[:1] == "W"]
    assert asked == [line for line in again.out.splitlines() if line[:1] == "W"]


def test_input_without_sense_is_asked_for_again_and_costs_nothing(shell: Shell, pack: Path) -> None:
    plain = _play(shell, pack, "\n".join(_right(pack))).last
    rubbish = "".join(f"\n99\n\x1b[A\n{'x' * 3000}\n{line}\n" for line in _right(_only(pack, "choice", "order")))
    done = _play(shell, pack, rubbish)
    assert done.last.endswith("correct 2 of 2")
    _right_only = _play(shell, pack, "\n".join(_right(pack))).last
    assert (_right_only, True) == (done.last, plain != done.last)


def test_a_hint_says_what_it_costs_and_halves_count(shell: Shell, pack: Path) -> None:
    out = _play(shell, _only(pack, "typed"), "?\n?\n?\nTereshkova\n").out
    assert "2 hints: each costs 25 % of the points\n" in out
    assert "hint 1 of 2, 25 % of the points: She worked in a textile mill.\n" in out
    assert "hint 2 of 2, 25 % of the points: Her call sign was Chaika.\n" in out
    assert "There are no more hints.\n" in out
    assert out.endswith("score 75 correct 1 of 1\n")


def test_a_question_without_hints_says_so(shell: Shell, pack: Path) -> None:
    assert "This question has no hints.\n" in _play(shell, _only(pack, "truth"), "?\n1\n").out


def test_a_wrong_choice_hears_what_the_pack_says_about_it(shell: Shell, pack: Path) -> None:
    [question] = questions(_only(pack, "choice"))
    number = option_texts(question, SEED).index("Explorer 1") + 1
    out = _play(shell, pack, f"{number}\n").out
    assert "✗ wrong\nanswer: Sputnik 1\nExplorer 1: Three months later.\nIt went up on 4 October 1957.\n" in out
    assert "points: none; 0 so far\n" in out


def test_part_of_an_answer_is_partly_right(shell: Shell, pack: Path) -> None:
    [question] = questions(_only(pack, "multiple"))
    texts = option_texts(question, SEED)
    chosen = [str(texts.index(text) + 1) for text in ("Armstrong", "Aldrin", "Lovell")]
    out = _play(shell, pack, ",".join(chosen)).out
    assert "◐ partly right – 2 of 3 right, 1 chosen that should not be\n" in out
    assert "points: 150 × 0.33 = 50; 50 so far\n" in out


def test_a_near_miss_is_shown_as_one(shell: Shell, pack: Path) -> None:
    assert "✗ wrong – but near: it is spelled Tereshkova" in _play(shell, _only(pack, "typed"), "Tereskova").out


def test_a_number_is_told_how_far_off_it_was_and_how_it_was_read(shell: Shell, pack: Path) -> None:
    out = _play(shell, _only(pack, "number"), "400,000 km").out
    assert "◐ partly right – 15\u202f600 km too high, which counts up to 50\u202f000 km off\n" in out
    assert "\nyour answer: 400\u202f000 km\n" in out


def test_letters_that_are_commands_can_be_answers(shell: Shell, pack: Path) -> None:
    _only(pack, "typed").write_text(
        pack.read_text(encoding="utf-8").replace("[Valentina Tereshkova, Tereshkova]", "[S]"), encoding="utf-8"
    )
    done = _play(shell, pack, "\\s\n")
    assert "score 150 correct 1 of 1" == done.last
    assert 1 == done.out.count("(type \\s")


def test_a_skipped_question_is_explained_too(shell: Shell, pack: Path) -> None:
    done = _play(shell, _only(pack, "truth"), "S\n")
    assert "– skipped\nanswer: True\nIn Sputnik 2.\n" in done.out
    assert "score 0 correct 0 of 1" == done.last


@pytest.mark.parametrize("end", ["q\n", "Q\n", ""])
def test_leaving_and_the_end_of_input_keep_what_was_answered(shell: Shell, pack: Path, end: str) -> None:
    done = _play(shell, pack, "\n".join(_right(pack)[:2]) + "\n" + end)
    assert Exit.DONE == done.code
    assert done.last.endswith("correct 2 of 2")
    assert "stopped after 2 of 7; run the same command to resume\n" == done.err
    assert [] == _scores(shell)


def test_a_game_that_was_left_goes_on_with_the_same_command(shell: Shell, pack: Path) -> None:
    lines = _right(pack)
    _play(shell, pack, "\n".join(lines[:2]) + "\n?\nq\n")
    again = _play(shell, pack, "\n".join(lines[2:]))
    assert "Resuming your unfinished game after 2 answers. To start a new one, use --new.\n" == again.err
    assert "Question 1 of 7" not in again.out
    assert again.out.index("Question 3 of 7") < again.out.index("hint 1 of ")
    assert again.last.endswith("correct 7 of 7")
    assert [7] == [score["correct"] for score in _scores(shell)]


def test_play_without_more_goes_on_with_what_was_left_last_unless_a_new_game_is_wanted(shell: Shell) -> None:
    words = ("play", "--plain", "--untimed", "--questions", "3")
    shell(*words, "--mode", "sprint", typed="s\nq\n")
    shell(*words, typed="s\nq\n")
    again = shell("play", "--plain", typed="q\n")
    assert "Resuming your unfinished game after 1 answer" in again.err
    assert "Question 2 of 3" in again.out
    fresh = shell("play", "--plain", "--new", typed="q\n")
    assert "Question 1 of 10" in fresh.out
    assert "goes on here" not in fresh.err


def test_play_without_more_keeps_a_game_whose_pack_it_does_not_know(shell: Shell, pack: Path) -> None:
    _play(shell, pack, "s\nq\n")
    other = shell("play", "--plain", "--player", "Ada", typed="q\n")
    assert "The pack All kinds is missing, so this game cannot be resumed." in other.err
    assert "Question 1 of 10" in other.out
    assert "Question 2 of 7" in _play(shell, pack, "q\n").out


def test_another_player_and_another_seed_begin_a_game_of_their_own(shell: Shell, pack: Path) -> None:
    _play(shell, pack, "s\nq\n")
    assert "Question 1 of 7" in _play(shell, pack, "q\n", "--player", "Bo").out
    assert "Question 1 of 7" in _play(shell, pack, "q\n", "--seed", "other").out
    assert "Question 2 of 7" in _play(shell, pack, "q\n").out


def test_a_game_whose_pack_is_gone_is_put_away_and_a_new_one_begins(shell: Shell, pack: Path) -> None:
    _play(shell, pack, "s\nq\n")
    _only(pack, "choice")
    done = _play(shell, pack, "s\n")
    assert (Exit.DONE, "score 0 correct 0 of 1") == (done.code, done.last)


def test_a_last_line_without_its_end_counts(shell: Shell, pack: Path) -> None:
    assert "score 150 correct 1 of 1" == _play(shell, _only(pack, "truth"), "1").last


def test_the_place_on_the_board_and_a_new_best_are_told(shell: Shell, pack: Path) -> None:
    _only(pack, "truth")
    assert "place 1 of 1: mission of 1, untimed\nscore 0 correct 0 of 1" in _play(shell, pack, "2").out
    out = _play(shell, pack, "1").out
    assert "place 1 of 2: mission of 1, untimed\na new best score: 150 points more than before\nscore 150" in out
    again = _play(shell, pack, "2").out
    assert (True, False) == (" of 3: mission of 1, untimed\nscore 0 correct" in again, "new best" in again)


def test_without_packs_all_that_can_be_played_are_but_the_one_on_a_text_to_be_read(shell: Shell) -> None:
    folder = shell.home / "packs"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("title: [")
    done = shell("play", "--plain", "--questions", "500", "--untimed", typed="s\n" * 500)
    assert Exit.DONE == done.code
    assert "broken was skipped" in done.err
    packs = json.loads(shell("pack", "list", "--json").out)
    assert f"of {sum(pack['questions'] for pack in packs if pack['id'] != 'article')}" in done.last


def test_a_pack_with_errors_is_not_played_and_its_problems_are_told(shell: Shell, pack: Path) -> None:
    pack.write_text(PACK.replace("answer: Sputnik 1", "answer: Sputnik I"))
    done = _play(shell, pack, "")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert f"{pack}:9:13: error: " in done.err


def test_an_unknown_pack_is_answered_with_the_near_one(shell: Shell) -> None:
    done = shell("play", "sputnick", "--plain")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert "sputnik" in done.err.replace("sputnick", "")


def test_two_packs_of_one_name_are_not_mixed(shell: Shell, pack: Path) -> None:
    other = pack.parent / "other" / pack.name
    other.parent.mkdir()
    other.write_text(PACK)
    done = shell("play", str(pack), str(other), "--plain")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert str(other) in done.err


def test_a_pack_named_twice_is_played_once(shell: Shell, pack: Path) -> None:
    assert _play(shell, pack, "s\n" * 14, str(pack)).last.endswith("of 7")


def test_a_packs_name_may_begin_with_a_dash_after_two_dashes(shell: Shell, pack: Path) -> None:
    assert "-odd.yaml" in shell("play", "--plain", "--", "-odd.yaml").err
    assert Exit.IO == shell("play", "--plain", "--", "-odd.yaml").code


def test_filters_that_leave_nothing_are_named(shell: Shell, pack: Path) -> None:
    done = _play(shell, pack, "", "--difficulty", "easy,hard", "--tag", "Mon", "--tag", "Mars")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    message = "spacequiz: no question in kinds has difficulty easy or hard and tag Mon or Mars; did you mean Moon?\n"
    assert message == done.err


def test_filters_choose_the_questions(shell: Shell, pack: Path) -> None:
    assert _play(shell, pack, "s\n" * 9, "--tag", "moon").last.endswith("of 1")
    assert _play(shell, pack, "s\n" * 9, "--difficulty", "easy", "--difficulty", "HARD").last.endswith("of 2")
    assert _play(shell, pack, "s\n" * 9, "--questions", "3").last.endswith("of 3")


def test_markup_and_odd_names_are_shown_as_typed(shell: Shell, pack: Path) -> None:
    ask = "[/foo] [@click=app.quit] {0} %s?"
    pack.write_text(PACK.replace("What was the first artificial satellite?", f"'{ask}'"), encoding="utf-8")
    name = "[@click=app.quit]B[/]"
    done = shell("play", str(pack), "--plain", "--player", f"\x1b]0;{name}\u202e", typed="s\n" * 7)
    assert f"\n{ask}\n" in done.out
    assert f"player ]0;{name}"[:27] in done.out
    assert [] == [char for char in done.out if char in "\x1b\u202e"]


def test_the_settings_say_who_plays_and_how_long(shell: Shell, pack: Path) -> None:
    shell.home.mkdir()
    settings = {"player": "Grace", "questions": 2, "seconds": 45, "difficulty": "hard"}
    (shell.home / "settings.json").write_text(json.dumps(settings))
    done = shell("play", str(pack), "--plain", typed="s\n" * 9)
    assert "player Grace, seed " in done.out
    assert "mission of 2, 45 s each\n" in done.out
    assert done.last.endswith("of 2")


def test_where_nothing_can_be_kept_the_game_is_played_all_the_same(shell: Shell, pack: Path) -> None:
    shell.home.write_text("a file where a folder should be")
    done = _play(shell, _only(pack, "truth"), "1\n")
    assert (Exit.DONE, "score 150 correct 1 of 1") == (done.code, done.last)
    assert 1 <= len(done.err.splitlines()) <= 2


def test_a_plain_game_works_through_true_pipes(tmp_path: Path, pack: Path) -> None:
    typed = ("\n".join(_right(pack)) + "\n").replace("\n", "\r\n").encode()
    done = process("play", str(pack), "--plain", "--seed", SEED, "--untimed", home=tmp_path / "home", typed=typed)
    assert (Exit.DONE, b"") == (done.returncode, done.stderr)
    assert done.stdout.decode().splitlines()[-1].endswith("correct 7 of 7")


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no SIGINT to one process alone")
def test_ctrl_c_ends_with_130_and_keeps_what_was_answered(tmp_path: Path, pack: Path) -> None:
    home = tmp_path / "home"
    command = [sys.executable, "-m", "spacequiz", "--home", str(home), "play", str(pack), "--plain", "--seed", SEED]
    first = draw_questions(questions(pack), 10, SEED)[0]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        assert game.stderr is not None
        game.stdin.write(f"{right_line(first, SEED)}\n".encode())
        game.stdin.flush()
        while not game.stdout.readline().startswith(b"Question 2"):
            assert game.poll() is None
        game.send_signal(signal.SIGINT)
        # stdin stays open: the game has to end without its end
        game.wait(60)
        assert (Exit.INTERRUPTED, b"stopped after 1 of 7; run the same command to resume") == (
            game.returncode,
            game.stderr.read().strip(),
        )
        assert game.stdout.read().rstrip().endswith(b" correct 1 of 1")
    store = Store.open(home / "scores.db")
    assert [1] == [saved.answered for saved in store.unfinished_games(10)]
    store.close()


class Kept:
    """A store that remembers, in order, what it was told."""

    unsaved_reason = ""

    def __init__(self) -> None:
        self.sessions: list[Session] = []

    def submit(self, call: Callable[["Kept"], T]) -> "Future[T]":
        return run_now(lambda: call(self))

    def begin_game(self, setup: NewGame) -> int:
        return 1

    def record_game(self, game_id: int, session: Session) -> None:
        self.sessions.append(session)

    def placement(self, game_id: int) -> None:
        raise StorageError("nothing to compare with")


class Interrupted(io.StringIO):
    """Input in which Ctrl+C is pressed after its last line."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO does itself
        line = super().readline()
        if not line:
            raise KeyboardInterrupt
        return line


class Terminal(io.StringIO):
    """Input that a person types."""

    def isatty(self) -> bool:
        return True


def _game(asked: list[Question], typed: io.StringIO, times: Iterator[float]) -> tuple[PlainGame, Kept]:
    pack = Pack(id="p", title="P", questions=tuple(asked), digest="0" * 64)
    kept = Kept()
    prepared = build_game([pack], seed=SEED, player="Ada")
    running = RunningGame(prepared, kept, lambda: next(times))  # type: ignore[arg-type]  # all of a store that a game asks for
    return PlainGame(running, typed, is_saved=False), kept


@pytest.mark.parametrize("line", ["Laika", "rubbish", "?", "s", "q"])
def test_whatever_comes_too_late_finds_the_time_up(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    question = Choice(id="c", pack="p", ask="Who?", options=("Laika", "Belka"), answer="Laika", seconds=15)
    game, kept = _game([question], io.StringIO(f"{line}\n"), count(0.0, 16.0))
    assert Exit.DONE == game.play()
    out = capsys.readouterr().out
    assert "✗ time is up (15 s)\nanswer: Laika\n" in out
    assert out.endswith("score 0 correct 0 of 1\n")
    assert Phase.DONE is kept.sessions[-1].phase


def test_a_quick_answer_is_worth_more(capsys: pytest.CaptureFixture[str]) -> None:
    question = Typed(id="w", pack="p", ask="Who?", accept=("Laika",), seconds=20)
    # begun at 100, shown at 100, answered at 105
    game, _ = _game([question], io.StringIO("Laika\n"), iter([100.0, 100.0, 105.0, 105.0]))
    game.play()
    assert "points: 150 + 56.2 speed = 206; 206 so far\n" in capsys.readouterr().out


def test_the_next_clock_waits_until_a_person_at_a_terminal_has_read_why(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[Question] = [Typed(id=str(n), pack="p", ask="Who?", accept=("Laika",), seconds=20) for n in range(3)]
    keys = Terminal("Laika\n\nLaika\nq\n")
    game, kept = _game(asked, keys, count(0.0, 1.0))
    assert Exit.DONE == game.play()
    out = capsys.readouterr().out
    assert "press Enter for question 2 > \nQuestion 2 of 3" in out
    assert out.endswith("press Enter for question 3 > \nscore 457 correct 2 of 2\n")
    assert (Phase.READY, 2) == (kept.sessions[-1].phase, len(kept.sessions[-1].outcomes))


def test_every_state_is_kept_before_the_next_question_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[Question] = [
        Multiple(id=str(n), pack="p", ask="Who?", options=("A", "B"), answers=frozenset("A"), hints=("Not B.",))
        for n in range(2)
    ]
    game, kept = _game(asked, io.StringIO("?\n1\n2\n"), count(0.0, 0.5))
    game.play()
    assert [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5)] == [(s.position, len(s.events)) for s in kept.sessions]


def test_an_interrupted_game_keeps_its_answers_and_the_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[Question] = [Typed(id=str(n), pack="p", ask="Who?", accept=("Laika",)) for n in range(2)]
    game, kept = _game(asked, Interrupted("Laika\n"), count(0.0, 0.5))
    assert Exit.INTERRUPTED == game.play()
    out, err = capsys.readouterr()
    assert out.splitlines()[-1].endswith(" correct 1 of 1")
    assert "stopped after 1 of 2\n" == err
    assert kept.sessions[-1].paused_at is not None


def test_a_mission_is_called_by_the_number_that_is_asked(shell: Shell, pack: Path) -> None:
    out = _play(shell, _only(pack, "choice", "truth"), "s\ns\n", "--questions", "5").out
    assert "All kinds: mission of 2, untimed\n" in out
    assert "Question 1 of 2" in out
    assert [2] == [score["asked"] for score in _scores(shell)]
