"""Ways to play on the screen: exam, review, the daily mission, and what helps or stops on the way."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, OptionList
from tui_play import PACK, Hand, answer, app_in, explained, home_with, in_quiz, keys_for, small_game, text, until

from spacequiz.domain.session import Phase
from spacequiz.store.store import Store
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.answer_sheet_dialog import AnswerSheetDialog
from spacequiz.tui.screens.exam_screen import ExamScreen
from spacequiz.tui.screens.flag_dialog import FlagDialog
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.screens.results_screen import ResultsScreen
from spacequiz.tui.widgets.choice_answer import ChoiceAnswer
from spacequiz.tui.widgets.question_cover import Cover
from spacequiz.user_paths import UserPaths

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TYPED = """
  - id: woman
    ask: Who was the first woman in space?
    accept: [Valentina Tereshkova]
    why: In June 1963.
"""
SIZES = [(80, 24), (120, 36), (40, 20)]


async def in_exam(pilot: Pilot[int]) -> ExamScreen:
    screen = await in_quiz(pilot)
    assert isinstance(screen, ExamScreen)
    return screen


async def at(pilot: Pilot[int], screen: ExamScreen, number: int) -> None:
    """Wait for this question, from 0."""
    question = screen.session.questions[number]
    view = screen.question_view
    await until(pilot, lambda: view.answers is not None and view.answers.question is question)
    await until(pilot, lambda: view.answers is not None and view.answers.region.height > 0)


async def test_an_exam_by_keys_is_changed_marked_and_handed_in_once(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK + TYPED)
    app = app_in(paths, small_game(mode="exam"), Hand())
    async with app.run_test() as pilot:
        screen = await in_exam(pilot)
        for number, question in enumerate(screen.session.questions):
            await at(pilot, screen, number)
            if question.id == "woman":
                await pilot.press(*"Tereshkow")
                # what is typed counts without enter
                await pilot.press("tab")
            else:
                await pilot.press(*keys_for(screen, right=False))
        await until(pilot, lambda: isinstance(app.screen, AnswerSheetDialog))
        assert "Every question has an answer." in text(app)
        typed = next(n for n, question in enumerate(screen.session.questions) if question.id == "woman")
        rows = app.screen.query_one(OptionList)
        rows.highlighted = typed
        await pilot.press("enter")
        await at(pilot, screen, typed)
        assert "Tereshkow" == screen.query_one(Input).value
        await pilot.press("ctrl+g", "end", *(["backspace"] * 9), *"valentina tereshkova", "ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, AnswerSheetDialog))
        assert "⚑" in text(app)
        assert Phase.ASKING is screen.session.phase
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        assert "1 of 4 right" in text(app)
        await pilot.press("ctrl+q")
    app.store_thread.close()
    with Store.open(paths.database) as store:
        assert [(1, 4)] == [(score.correct, score.asked) for score in store.scores()]


async def test_an_exam_by_mouse_asks_once_when_something_is_open(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game(mode="exam"), Hand())
    async with app.run_test() as pilot:
        screen = await in_exam(pilot)
        await click_on(pilot, "tab next")
        await at(pilot, screen, 1)
        await click_on(pilot, "m mark")
        await until(pilot, lambda: "Marked for later" in text(app))
        await click_on(pilot, "o sheet")
        await until(pilot, lambda: isinstance(app.screen, AnswerSheetDialog))
        assert "3 questions have no answer." in text(app)
        await click_on(pilot, "h hand in")
        await until(pilot, lambda: "Press h again to hand in anyway." in text(app))
        assert Phase.ASKING is screen.session.phase
        await click_on(pilot, "h hand in")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        assert "0 of 3 right" in text(app)
    app.store_thread.close()


async def click_on(pilot: Pilot[int], words: str) -> None:
    """Click where these words stand."""
    rows = text(pilot.app).splitlines()
    row = next(y for y, line in enumerate(rows) if words in line)
    await pilot.click(offset=(rows[row].index(words), row))
    await pilot.pause()


async def test_when_the_time_of_an_exam_is_up_what_is_written_counts_even_under_the_sheet(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(mode="exam", seconds=20), clock)
    async with app.run_test() as pilot:
        screen = await in_exam(pilot)
        await pilot.press(*keys_for(screen, right=True))
        await at(pilot, screen, 1)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, AnswerSheetDialog))
        clock.seconds += 60
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        assert "1 of 3 right" in text(app)
    app.store_thread.close()


async def test_an_exam_that_was_left_goes_on_with_what_was_written(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK + TYPED)
    clock = Hand()
    app = app_in(paths, small_game(mode="exam", seconds=20), clock)
    async with app.run_test() as pilot:
        screen = await in_exam(pilot)
        while screen.session.current and screen.session.current.id != "woman":
            number = screen.session.position
            await pilot.press("tab")
            await at(pilot, screen, number + 1)
        await pilot.press(*"Valentina")
        clock.seconds += 30
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "Resume" in text(app))
    app.store_thread.close()
    later = app_in(paths, clock=Hand())
    async with later.run_test() as pilot:
        await until(pilot, lambda: "Resume" in text(later))
        await pilot.press("e")
        screen = await in_exam(pilot)
        await until(pilot, lambda: bool(screen.query(Input)))
        assert "Valentina" == screen.query_one(Input).value
        assert 50 == screen.session.time_left(screen.game.now())
    later.store_thread.close()


async def test_a_pause_covers_the_question_and_stops_the_clock(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(seconds=20), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        asked = screen.session.current
        assert asked is not None
        clock.seconds += 4
        await pilot.press("p")
        await until(pilot, lambda: "Paused" in text(app))
        assert not any(words in text(app) for words in (asked.ask, *screen.query_one(ChoiceAnswer).texts))
        clock.seconds += 500
        await pilot.press("1", "h", "s", "x")
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: "Paused" in text(app))
        assert (0, asked) == (screen.session.position, screen.session.current)
        await pilot.click(Cover)
        await until(pilot, lambda: asked.ask[:20] in text(app))
        assert 16 == screen.session.time_left(screen.game.now())
        await pilot.press("p")
        await until(pilot, lambda: "Paused" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: asked.ask[:20] in text(app))
        await pilot.press(*keys_for(screen, right=True))
        await until(pilot, lambda: explained(screen, 1))
    app.store_thread.close()


async def test_half_of_the_options_can_be_taken_once(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        while screen.session.current and screen.session.current.id != "first":
            await answer(pilot, clock)
        assert "x 50:50" in text(app)
        await pilot.press("x")
        await until(pilot, lambda: 2 == text(app).count("removed"))
        assert "50:50" not in text(app)
        shown = screen.query_one(ChoiceAnswer).texts
        gone = next(n for n, words in enumerate(shown) if words in screen.session.eliminated)
        number = screen.session.position
        await pilot.press(str(gone + 1))
        assert number == screen.session.position
        await pilot.press(*keys_for(screen, right=True))
        await until(pilot, lambda: explained(screen, number + 1))
        assert screen.session.outcomes[-1].is_right
    app.store_thread.close()


async def test_a_question_that_seems_wrong_is_flagged_with_a_note(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    clock = Hand()
    app = app_in(paths, small_game(), clock)
    async with app.run_test(notifications=True) as pilot:
        screen = await in_quiz(pilot)
        assert "flag" not in text(app)
        await answer(pilot, clock, go_on=False)
        key = screen.session.outcomes[0].question.key
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, FlagDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await click_on(pilot, "f flag")
        await until(pilot, lambda: isinstance(app.screen, FlagDialog))
        await pilot.press(*"[b]1958", "enter")
        await until(pilot, lambda: "Flagged. To list all flags:" in text(app) and "pack show small" in text(app))
    app.store_thread.close()
    with Store.open(paths.database) as store:
        assert [(key, "[b]1958")] == [(flag.question, flag.note) for flag in store.flags("small")]


async def test_the_key_that_answers_false_flags_once_the_question_is_answered(tmp_path: Path) -> None:
    statement = "title: T\nquestions:\n  - {id: dog, ask: Laika came back alive., answer: false, why: No.}\n"
    clock = Hand()
    app = app_in(home_with(tmp_path, small=statement), small_game(), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        await pilot.press("f")
        await until(pilot, lambda: explained(screen, 1))
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, FlagDialog))
    app.store_thread.close()


async def test_a_question_can_be_flagged_when_it_is_read_again(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    app = app_in(paths, small_game(mode="exam"), Hand())
    async with app.run_test(notifications=True) as pilot:
        screen = await in_exam(pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, AnswerSheetDialog))
        await pilot.press("h", "h")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: "f flag" in text(app))
        await pilot.press("right", "f")
        await until(pilot, lambda: isinstance(app.screen, FlagDialog))
        await pilot.press("enter")
        await until(pilot, lambda: "Flagged. To list all flags:" in text(app) and "pack show small" in text(app))
    app.store_thread.close()
    with Store.open(paths.database) as store:
        assert {question.key for question in screen.session.questions} > {
            flag.question for flag in store.flags("small")
        }
        assert 1 == len(store.flags("small"))


async def test_a_review_asks_what_was_missed_and_home_counts_it(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    clock = Hand()
    app = SpaceQuizApp(paths, small_game(player="Ada"), clock=clock, now=lambda: NOON)
    async with app.run_test() as pilot:
        await answer(pilot, clock, right=False)
        assert isinstance(app.screen, QuizScreen)
        missed = app.screen.session.outcomes[0].question
        await answer(pilot, clock)
        await answer(pilot, clock)
        app.change_settings(player="Ada")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        await pilot.press("escape")
        await until(pilot, lambda: "1 question missed or due" in text(app))
        await pilot.press("r")
        screen = await in_quiz(pilot)
        assert (missed,) == screen.session.questions
        await answer(pilot, clock)
        await pilot.press("escape")
        await until(pilot, lambda: "nothing due: practise what you know least" in text(app))
        await pilot.press("r")
        again = await in_quiz(pilot)
        assert missed in again.session.questions
        assert 3 == len(again.session.questions)
    app.store_thread.close()


async def test_with_nothing_asked_yet_a_review_says_what_to_do(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: "questions you miss will appear here" in text(app))
        await pilot.press("r")
        # the notification is wrapped, behind the bar at its left
        await until(pilot, lambda: "play a mission first" in " ".join(text(app).replace("▌", " ").split()))
        assert isinstance(app.screen, HomeScreen)
    app.store_thread.close()


async def test_the_daily_mission_counts_once_and_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    paths = home_with(tmp_path, sputnik=PACK)
    clock = Hand()
    app = SpaceQuizApp(paths, clock=clock, now=lambda: NOON)
    app.animation_level = "none"
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: "questions" in text(app))
        await pilot.press("d")
        screen = await in_quiz(pilot)
        asked = screen.session.questions
        assert (10, "daily 2026-03-04") == (len(asked), screen.session.seed)
        # the player's own pack of a built-in one's name does not change it
        assert not any(question.id in {"first", "several", "dog"} for question in asked)
        await pilot.press("s")
        await until(pilot, lambda: explained(screen, 1))
        await pilot.press("escape")
        await until(pilot, lambda: "daily mission of YYYY-MM-DD, question 2 of 10" in text(app))
        await pilot.press("d")
        await until(pilot, lambda: app.screen is not screen)
        screen = await in_quiz(pilot)
        assert 1 == len(screen.session.outcomes)
        while screen.session.current:
            number = screen.session.position
            await until(pilot, lambda: screen.session.opened_at is not None)
            await pilot.press("ctrl+s")
            await until(pilot, lambda number: explained(screen, number + 1), number)
            clock.seconds += 1
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        await pilot.press("c")
        await until(pilot, lambda: "Space Quiz, daily mission of YYYY-MM-DD: 0 points" in text(app))
        assert app.clipboard.endswith("0 of 10 right  ––––––––––")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("d")
        screen = await in_quiz(pilot)
        assert asked == screen.session.questions
        assert "not counted" in screen.game.setup.board.label
    app.store_thread.close()


async def test_a_countdown_comes_before_the_first_question_alone_and_counts_no_time(tmp_path: Path) -> None:
    app = SpaceQuizApp(home_with(tmp_path, small=PACK), small_game(), clock=Hand())
    seen: list[str] = []
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app.screen.query(Cover)))
        seen.append(text(app))
        screen = await in_quiz(pilot)
        assert 0 == screen.session.events[0].at
        await until(pilot, lambda: not screen.query(Cover))
    assert screen.session.questions[0].ask[:20] not in seen[0]
    app.store_thread.close()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
async def test_an_exam_its_sheet_and_a_pause_look_as_accepted(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game(mode="exam", seconds=20, player="Ada"), Hand())
    async with app.run_test(size=size) as pilot:
        screen = await in_exam(pilot)
        await pilot.press(*keys_for(screen, right=True))
        await at(pilot, screen, 1)
        await pilot.press("m")
        await until(pilot, lambda: "Marked" in text(app))
        assert text(app) == snapshot(name="marked")
        await pilot.press("p")
        await until(pilot, lambda: "Paused" in text(app))
        assert text(app) == snapshot(name="paused")
        await pilot.press("enter")
        await until(pilot, lambda: "Paused" not in text(app))
        await pilot.press("o")
        await until(pilot, lambda: "no answer" in text(app))
        assert text(app) == snapshot(name="sheet")
        await pilot.press("h", "h")
        await until(pilot, lambda: "1st of 1" in text(app))
        await pilot.press("c")
        await until(pilot, lambda: "copy this" in text(app))
        assert text(app) == snapshot(name="result")
    app.store_thread.close()


async def scores_after_a_game(paths: UserPaths) -> str:
    """The table of scores after one more game."""
    clock = Hand()
    app = app_in(paths, small_game(), clock)
    async with app.run_test() as pilot:
        for _ in range(3):
            await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and " of " in text(app))
        results = app.screen
        assert isinstance(results, ResultsScreen)
        await until(pilot, lambda: results.game.id is not None)
        await pilot.press("escape", "s")
        await until(pilot, lambda: "mission of 3" in text(app) and "YYYY" in text(app))
        shown = text(app)
    app.store_thread.close()
    return shown


async def test_scores_of_an_earlier_edition_stay_and_are_marked(tmp_path: Path) -> None:
    await scores_after_a_game(home_with(tmp_path, small=PACK))
    changed = PACK.replace("Laika came back alive", "Laika came home alive")
    shown = await scores_after_a_game(home_with(tmp_path, small=changed))
    assert 2 == shown.count("YYYY-MM-DD")
    assert 1 == shown.count("YYYY-MM-DD †")
    assert "† with an earlier edition of the pack" in shown
