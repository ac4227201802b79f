"""A lesson on the screens: played from one file, left, taken up again, handed in."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot
from tui_play import PACK, Hand, answer, app_in, home_with, in_quiz, keys_for, text, until

from spacequiz.classroom.assignments.assigned_game import read_assigned_game
from spacequiz.classroom.assignments.assignment import AssignedPack, Assignment, write_assignment
from spacequiz.classroom.assignments.result import Result, read_result
from spacequiz.domain.session import Phase
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.play.request import GameRequest
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.answer_sheet_dialog import AnswerSheetDialog
from spacequiz.tui.screens.exam_screen import ExamScreen
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.results_screen import ResultsScreen
from spacequiz.tui.widgets.question_cover import Cover
from spacequiz.user_paths import UserPaths

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
KEYS = ("small/dog", "small/several", "small/first")


def lesson_in(folder: Path, **changes: object) -> Path:
    """The file of an untimed assignment of the small pack, which travels inside."""
    pack = read_pack_text(PACK, "small").pack
    assert pack is not None
    packs = (AssignedPack("small", pack.title, pack.digest, PACK),)
    made = Assignment("Small steps", packs, KEYS, "monday", "practice", 0, NOON)
    path = folder / "lesson.json"
    path.write_bytes(write_assignment(replace(made, **changes)))  # type: ignore[arg-type]  # any fields of it
    return path


def results(paths: UserPaths) -> list[Result]:
    """What lies in the player's own folder."""
    return [read_result(path.read_bytes()).result for path in sorted(paths.results.iterdir())]


def said(app: SpaceQuizApp) -> str:
    """What was said over the screen."""
    return " ".join(note.message for note in app._notifications)


async def result_shown(pilot: Pilot[int]) -> str:
    """The screen of the result, once it tells the code."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen) and "Code " in text(pilot.app))
    return text(pilot.app)


async def test_a_lesson_is_played_from_its_file_left_and_finished_and_its_code_is_shown(tmp_path: Path) -> None:
    # another pack of this id is no reason to play it
    paths = home_with(tmp_path / "home", small=PACK.replace("Laika came back alive", "Something else"))
    shared = tmp_path / "shared"
    shared.mkdir()
    request = GameRequest(player="Ada", assigned=read_assigned_game(lesson_in(tmp_path)), shared_folder=shared)
    clock = Hand()
    app = app_in(paths, request, clock)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await in_quiz(pilot)
        assert KEYS == tuple(question.key for question in screen.session.questions)
        assert "Laika came back alive." in text(app)
        await answer(pilot, clock, right=True)
        await pilot.press("ctrl+q")
    app.store_thread.close()
    [left] = results(paths)
    assert ("Ada", False, 1) == (left.player, left.is_finished, left.correct_count)
    later = app_in(paths, request, clock)
    async with later.run_test(size=(100, 30)) as pilot:
        screen = await in_quiz(pilot)
        assert (1, Phase.ASKING) == (screen.session.position, screen.session.phase)
        await answer(pilot, clock, right=True)
        await answer(pilot, clock, right=False)
        shown = await result_shown(pilot)
    later.store_thread.close()
    [done] = results(paths)
    assert (True, 2, "monday") == (done.is_finished, done.correct_count, done.seed)
    assert f"Code {done.code[:4]}-{done.code[4:]}" in shown
    assert [path.name for path in paths.results.iterdir()] == [path.name for path in shared.iterdir()]


async def test_a_lesson_that_broke_off_is_resumed_from_home_when_its_file_is_gone(tmp_path: Path) -> None:
    paths, path, clock = home_with(tmp_path / "home"), lesson_in(tmp_path), Hand()
    shared = tmp_path / "shared"
    shared.mkdir()
    app = app_in(paths, GameRequest(player="Ada", assigned=read_assigned_game(path), shared_folder=shared), clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        await answer(pilot, clock)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    app.store_thread.close()
    path.unlink()
    later = app_in(paths, clock=clock)
    async with later.run_test() as pilot:
        await until(pilot, lambda: "Resume" in text(later))
        await pilot.press("e")
        await answer(pilot, clock)
        await result_shown(pilot)
        # played again it is practice, and nothing to be handed in
        await pilot.press("a")
        screen = await in_quiz(pilot)
        assert ("missed questions",) == screen.game.setup.board.tags
        assert {*KEYS} == {question.key for question in screen.session.questions}
        assert None is screen.game.submission
        await pilot.press("ctrl+q")
    later.store_thread.close()
    [done] = results(paths)
    assert (True, 3) == (done.is_finished, done.correct_count)
    assert [path.name for path in paths.results.iterdir()] == [path.name for path in shared.iterdir()]


async def test_a_game_that_was_left_and_damaged_does_not_keep_anybody_from_the_lesson(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path / "home"), Hand()
    request = GameRequest(player="Ada", assigned=read_assigned_game(lesson_in(tmp_path)))
    app = app_in(paths, request, clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        await pilot.press("ctrl+q")
    app.store_thread.close()
    with sqlite3.connect(paths.database) as db:
        db.execute("""UPDATE game SET questions = '["small/gone"]'""")
    db.close()
    later = app_in(paths, request, clock)
    async with later.run_test() as pilot:
        screen = await in_quiz(pilot)
        assert "You start again from the beginning." in said(later)
        assert (0, KEYS) == (screen.session.position, tuple(question.key for question in screen.session.questions))
    later.store_thread.close()


async def test_an_exam_is_handed_in_and_tells_where_it_is_kept_when_the_folder_is_away(tmp_path: Path) -> None:
    paths = home_with(tmp_path / "home")
    path = lesson_in(tmp_path, mode="exam", roster=("Ada Lovelace",))
    app = app_in(
        paths, GameRequest(player="Ada", assigned=read_assigned_game(path), shared_folder=tmp_path / "away"), Hand()
    )
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_quiz(pilot)
        assert isinstance(screen, ExamScreen)
        await until(pilot, lambda: "did you mean Ada Lovelace?" in said(app))
        # what a class writes together is not paused
        await pilot.press("p")
        assert not screen.query(Cover)
        await pilot.press(*keys_for(screen, right=True), "o")
        await until(pilot, lambda: isinstance(app.screen, AnswerSheetDialog))
        await pilot.press("h")
        await pilot.press("h")
        shown = " ".join((await result_shown(pilot)).split())
        assert ": it is not there." in shown
        assert "could not be written to the folder" in shown
        assert "saved as" in shown
    app.store_thread.close()
    [done] = results(paths)
    assert (True, 1) == (done.is_finished, done.correct_count)
    assert not (tmp_path / "away").exists()
