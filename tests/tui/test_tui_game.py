"""A game on the screen, by keys and by mouse."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList
from tui_play import PACK, Hand, answer, app_in, explained, home_with, in_quiz, keys_for, small_game, text, until

from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Difficulty
from spacequiz.domain.session import Phase
from spacequiz.packs import find_packs
from spacequiz.play.request import GameRequest
from spacequiz.store.store import Store
from spacequiz.text import first_forbidden
from spacequiz.tui.command_palette import SpaceQuizPalette
from spacequiz.tui.screens.help_dialog import HelpDialog
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.question_dialog import QuestionDialog
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.screens.results_screen import ResultsScreen
from spacequiz.tui.screens.scores_screen import ScoresScreen
from spacequiz.tui.screens.setup_screen import SetupScreen
from spacequiz.tui.widgets.answer_widget import SubmitLine
from spacequiz.tui.widgets.choice_answer import AnswerOption, ChoiceAnswer
from spacequiz.tui.widgets.menu import Menu


async def test_a_game_by_keys_ends_in_a_high_score_that_is_there_the_next_time(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    clock = Hand()
    app = app_in(paths, small_game(), clock)
    async with app.run_test() as pilot:
        for _ in range(3):
            await answer(pilot, clock)
        await until(pilot, lambda: "1st of 1" in text(app))
        assert "New high score!" in text(app)
        await pilot.press(*"Ada", "enter")
        await until(pilot, lambda: not app.screen.query_one("#new-name").display)
        await pilot.press("ctrl+q")
    app.store_thread.close()
    with Store.open(paths.database) as store:
        assert [("Ada", 330, 3)] == [(score.player, score.score, score.correct) for score in store.scores()]
    later = app_in(paths)
    async with later.run_test() as pilot:
        await until(pilot, lambda: "best 330 by Ada, Small steps" in text(later))
    later.store_thread.close()


async def test_a_game_can_be_played_by_mouse_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the packs of the game ask for what is typed, too
    monkeypatch.setattr(find_packs, "BUILT_IN", tmp_path / "none")
    paths = home_with(tmp_path, small=PACK)
    clock = Hand()
    app = app_in(paths, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "questions" in text(app))
        await pilot.click(Menu, offset=(4, 0))
        await until(pilot, lambda: isinstance(app.screen, SetupScreen) and "will be asked" in text(app))
        await pilot.click("#start")
        screen = await in_quiz(pilot)
        for _ in range(len(screen.session.questions)):
            number = screen.session.position
            options = screen.query_one(ChoiceAnswer).options
            for key in keys_for(screen, right=True):
                target = SubmitLine if key == "enter" else options[int(key) - 1]
                await pilot.click(target)
            await until(pilot, lambda number: explained(screen, number + 1), number)
            clock.seconds += 1
            row = next(y for y, line in enumerate(text(app).splitlines()) if "enter next" in line)
            await pilot.click(offset=(text(app).splitlines()[row].index("enter"), row))
            await until(pilot, lambda: screen.session.opened_at is not None or app.screen is not screen)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        assert isinstance(app.screen, ResultsScreen)
        assert 3 == app.screen.game.session.correct
    app.store_thread.close()


async def test_what_was_right_is_said_with_a_sign_and_a_word(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        while screen.session.current and screen.session.current.id != "first":
            await answer(pilot, clock)
        await pilot.press(str(1 + screen.query_one(ChoiceAnswer).texts.index("Explorer 1")))
        await until(pilot, lambda: "Source" in text(app))
        shown = text(app)
        assert all(part in shown for part in ("✓", "right answer", "✗", "your answer", "America's first", "A book"))
    app.store_thread.close()


async def test_a_held_key_does_not_skip_the_explanation(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(), clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock, go_on=False)
        screen = await in_quiz(pilot)
        await pilot.press("enter", "enter", "enter")
        assert Phase.READY is screen.session.phase
        clock.seconds += 1
        await pilot.press("enter")
        await until(pilot, lambda: screen.session.phase is Phase.ASKING)
    app.store_thread.close()


async def test_an_empty_answer_is_never_sent(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        while screen.session.current and screen.session.current.id != "several":
            await answer(pilot, clock)
        number = screen.session.position
        await pilot.press("enter", "enter")
        assert number == screen.session.position
    app.store_thread.close()


async def test_when_the_time_is_up_the_answer_is_shown(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(seconds=20), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        clock.seconds += 20.5
        await until(pilot, lambda: explained(screen, 1))
        assert CloseReason.TIMED_OUT is screen.session.outcomes[0].close_reason
        assert "Time is up" in text(app)
    app.store_thread.close()


async def test_a_game_that_was_left_goes_on_where_it_was_with_the_time_it_had(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    clock = Hand()
    app = app_in(paths, small_game(seconds=20), clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        screen = await in_quiz(pilot)
        asked = screen.session.current
        clock.seconds += 8
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "Resume" in text(app))
        await pilot.press("ctrl+q")
    app.store_thread.close()
    clock = Hand()
    later = app_in(paths, clock=clock)
    async with later.run_test() as pilot:
        await until(pilot, lambda: "Small steps, question 2 of 3" in text(later))
        clock.seconds += 1000
        await pilot.press("e")
        screen = await in_quiz(pilot)
        await until(pilot, lambda: screen.session.paused_at is None)
        assert asked == screen.session.current
        assert 12 == screen.session.time_left(screen.game.now())
    later.store_thread.close()


async def test_setup_remembers_and_counts_what_fits(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK, broken="title: x\nquestions: []\n")
    app = app_in(paths)
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "will be asked" in text(app))
        assert "✗ broken" in text(app)
        await pilot.press("tab", "tab", "right", "tab", "right", "right", "tab", "right", "tab")
        app.screen.query_one(Input).value = "Ada"
        await pilot.press("enter")
        screen = await in_quiz(pilot)
        assert (15, 45) == (screen.session.rules.questions, screen.session.rules.seconds)
        assert {Difficulty.EASY} == {question.difficulty for question in screen.session.questions}
    assert ("Ada", 15, 45, "easy") == (
        app.settings.player,
        app.settings.questions,
        app.settings.seconds,
        app.settings.difficulty,
    )
    app.store_thread.close()


async def test_several_difficulties_named_on_the_command_line_are_all_asked(tmp_path: Path) -> None:
    request = GameRequest(difficulties=(Difficulty.EASY, Difficulty.MEDIUM))
    app = app_in(home_with(tmp_path, small=PACK), request)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "easy, medium" in text(app))
        await pilot.press("enter")
        assert ("easy", "medium") == (await in_quiz(pilot)).game.setup.board.difficulties
    assert "" == app.settings.difficulty
    app.store_thread.close()


@pytest.mark.usefixtures("few_packs")
async def test_all_packs_means_those_too_that_are_added_later_but_not_one_on_a_text_to_be_read(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    for packs in ("small", "other"):
        home_with(tmp_path, **{packs: PACK})
        app = app_in(paths)
        async with app.run_test() as pilot:
            await pilot.press("p")
            await until(pilot, lambda app: "will be asked" in text(app), app)
            assert ["☐ Reading the Article"] == re.findall(r"☐ [A-Za-z ]+[a-z]", text(app))
            await pilot.press("enter")
            assert "article" not in {ref.id for ref in (await in_quiz(pilot)).game.setup.packs}
        assert () == app.settings.packs
        app.store_thread.close()


async def test_a_message_is_shown_as_it_is(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test(notifications=True) as pilot:
        app.notify_user("[/b] [red]Bob\x1b[31m")
        await until(pilot, lambda: "[/b] [red]Bob\\x1b[31m" in text(app))
    app.store_thread.close()


async def test_markup_in_a_pack_is_shown_as_typed_and_does_nothing(tmp_path: Path) -> None:
    nasty = PACK.replace("ask: Which craft", "ask: '[/b][@click=app.quit]Which[/] craft'  # ")
    nasty = nasty.replace("[Sputnik 1,", "['[/b]',").replace("answer: Sputnik 1", "answer: '[/b]'")
    nasty = nasty.replace("title: Small steps", "title: '[@click=app.quit]Bob[/]'").replace(
        "why: It was launched on 4 October 1957", "why: '[red]It was'  #"
    )
    clock = Hand()
    app = app_in(home_with(tmp_path, small=nasty), small_game(player="[/i]"), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        while screen.session.current and screen.session.current.id != "first":
            await answer(pilot, clock)
        assert "[/b][@click=app.quit]Which[/] craft" in text(app)
        await pilot.click("#ask", offset=(8, 0))
        await pilot.click(AnswerOption)
        await until(pilot, lambda: "[red]It was" in text(app))
        assert "[@click=app.quit]Bob[/]" in text(app)
        await pilot.press("ctrl+p")
        await pilot.press(*"bob")
        await until(pilot, lambda: "Play [@click=app.quit]Bob[/]" in text(app))
        row = next(number for number, shown in enumerate(text(app).splitlines()) if "Play [" in shown)
        await pilot.click(offset=(text(app).splitlines()[row].index("Bob"), row))
        # the command is carried out, and not what its name says
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and app.screen is not screen)
        assert app.is_running
        assert "[@click=app.quit]Bob[/]" in text(app)
    app.store_thread.close()


async def test_file_names_reach_the_terminal_escaped(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK, **{"x\x1b]0;y\x07": "title: x\n", "a\u202eb": PACK})
    app = app_in(paths)
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "will be asked" in text(app))
        assert "\\x1b]0;y\\x07" in text(app)
        assert "a\\u202eb" in text(app)
        assert first_forbidden(text(app)) is None
    app.store_thread.close()


async def test_a_damaged_score_file_is_set_aside_and_said_so(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    paths.database.write_bytes(b"this is no database " * 100)
    app = app_in(paths)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "damaged" in text(app))
    app.store_thread.close()
    aside = [path for path in tmp_path.iterdir() if "damaged" in path.name]
    assert [b"this is no database " * 100] == [path.read_bytes() for path in aside]


@pytest.mark.usefixtures("few_packs")
async def test_where_nothing_can_be_written_the_game_plays_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    paths = home_with(tmp_path / "packs-only", small=PACK)
    blocked = type(paths)(tmp_path / "file" / "data", tmp_path / "file" / "config")
    clock = Hand()
    app = app_in(blocked, clock=clock)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "nothing is kept" in text(app).lower())
        await pilot.press("p")
        await until(pilot, lambda: "will be asked" in text(app))
        await pilot.press("enter")
        await answer(pilot, clock)
        assert isinstance(app.screen, QuizScreen)
    app.store_thread.close()


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_once_the_terminal_is_large_enough_keys_answer_again(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game())
    async with app.run_test(size=size) as pilot:
        screen = await in_quiz(pilot)
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: "enlarge" in text(app))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "skip" in text(app) and screen.focused is not None)
        await pilot.press(*keys_for(screen, right=True))
        await until(pilot, lambda: explained(screen, 1))
    app.store_thread.close()


async def test_messages_neither_pile_up_nor_lie_over_a_question(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game())
    async with app.run_test(notifications=True) as pilot:
        await in_quiz(pilot)
        for _ in range(2):
            await pilot.press("escape")
            await until(pilot, lambda: "Game saved." in text(app) and "Resume" in text(app))
            assert 1 == text(app).count("Game saved.")
            await pilot.press("e")
            await in_quiz(pilot)
            await until(pilot, lambda: "Game saved." not in text(app))
    app.store_thread.close()


async def test_a_terminal_that_is_too_small_says_so_and_stops_the_clock(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(seconds=20), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        await pilot.resize_terminal(20, 8)
        await until(pilot, lambda: "enlarge" in text(app))
        await pilot.press("1")
        clock.seconds += 500
        await pilot.pause(0.3)
        assert 0 == screen.session.position
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "question 1 of 3" in text(app))
        assert 20 == screen.session.time_left(screen.game.now())
    app.store_thread.close()


@pytest.mark.parametrize("opened", ["p", "s", "question_mark", "ctrl+p"])
async def test_no_key_does_harm_where_nothing_can_be_seen(tmp_path: Path, opened: str) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "questions" in text(app))
        await pilot.press(opened)
        await until(pilot, lambda: len(app.screen_stack) > 1)
        for size in ((20, 5), (1, 1), (200, 3)):
            await pilot.resize_terminal(*size)
            await pilot.press("a", "space", "s")
            await pilot.pause(0.3)
            await pilot.press("down", "pagedown", "pageup", "up", "home", "pagedown", "tab", "1", "enter")
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape")
        await until(pilot, lambda: "choose packs and rules" in text(app))
    app.store_thread.close()


async def test_a_screen_that_is_closed_while_it_opens_is_just_closed(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "questions" in text(app))
        for key in ("p", "s", "question_mark", "p"):
            app.simulate_key(key)
            app.simulate_key("escape")
            await pilot.pause(0.05)
        for opened in (SetupScreen(), ScoresScreen()):
            app.push_screen(opened)
            app.pop_screen()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert "choose packs and rules" in text(app)
    app.store_thread.close()


@pytest.mark.parametrize("player", [None, "Ada"])
async def test_only_who_gave_no_name_is_asked_for_one(tmp_path: Path, player: str | None) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game(player=player), Hand())
    async with app.run_test() as pilot:
        clock = app.clock
        assert isinstance(clock, Hand)
        for _ in range(3):
            await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        assert ("What is your name?" in text(app)) == (player is None)
        if player is None:
            await pilot.press(*"Eve", "enter")
            await until(pilot, lambda: "What is your name?" not in text(app))
            await pilot.press("a")
            await in_quiz(pilot)
            assert "Eve" == app.player
        await pilot.press("escape", "s")
        await until(pilot, lambda: (player or "Eve") in text(app))
    app.store_thread.close()


async def test_a_double_click_does_once_what_it_does(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game(questions=1), Hand())
    async with app.run_test() as pilot:
        clock = app.clock
        assert isinstance(clock, Hand)
        await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        await pilot.click(OptionList, offset=(5, 0), times=2)
        await until(pilot, lambda: isinstance(app.screen, QuestionDialog))
        assert 3 == len(app.screen_stack)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("question_mark")
        await until(pilot, lambda: "Everywhere" in text(app))
        help_ = app.screen
        assert isinstance(help_, HelpDialog)
        # as two clicks do that come before the first is seen to
        help_.dismiss()
        help_.dismiss()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "or press p" in text(app))
        palette = app.screen
        assert isinstance(palette, SpaceQuizPalette)
        palette.dismiss()
        palette.dismiss()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.click(Menu, offset=(5, 0), times=2)
        await until(pilot, lambda: "will be asked" in text(app))
        assert 2 == len(app.screen_stack)
        await pilot.click("#start", times=2)
        await until(pilot, lambda: isinstance(app.screen, QuizScreen))
        assert 2 == len(app.screen_stack)
    app.store_thread.close()


async def test_the_mark_on_the_results_stays_in_sight(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game(player="Ada"), Hand())
    async with app.run_test(size=(40, 14)) as pilot:
        clock = app.clock
        assert isinstance(clock, Hand)
        for _ in range(3):
            await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        assert isinstance(app.screen, ResultsScreen)
        last = app.screen.game.session.outcomes[-1].question.ask.split()[0]
        await pilot.press("up")
        await until(pilot, lambda: f" 3 {last}" in text(app))
        # the page alone scrolls, whatever the lines wrap to
        for columns in range(36, 60):
            await pilot.resize_terminal(columns, 20)
            await pilot.pause()
            assert not app.screen.query_one(OptionList).show_vertical_scrollbar, columns
    app.store_thread.close()


async def test_every_key_in_the_bar_works_at_that_moment(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game())
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        shown = text(app).splitlines()[-1]
        assert "enter next" not in shown
        assert "s skip" in shown
        await pilot.press("s")
        await until(pilot, lambda: explained(screen, 1))
        shown = text(app).splitlines()[-1]
        assert "enter next" in shown
        assert "s skip" not in shown
    app.store_thread.close()


async def test_where_a_name_is_typed_the_bar_offers_no_letters(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "will be asked" in text(app))
        assert "a all packs" in text(app)
        app.screen.query_one(Input).focus()
        await until(pilot, lambda: "a all packs" not in text(app))
        assert "? help" not in text(app)
        await pilot.press("f1")
        await until(pilot, lambda: "Everywhere" in text(app))
    app.store_thread.close()


async def test_the_first_question_is_painted_before_the_store_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    screens: list[str] = []
    submit = app.store_thread.submit

    def submit_and_look(ask: Callable[[Store], object]) -> object:
        if isinstance(app.screen, QuizScreen):
            screens.append(text(app))
        return submit(ask)

    monkeypatch.setattr(app.store_thread, "submit", submit_and_look)
    async with app.run_test() as pilot:
        # home has asked the store for all that it shows
        await until(pilot, lambda: "firsts uncovered" in text(app))
        app.play(small_game(seconds=20))
        screen = await in_quiz(pilot)
        await until(pilot, lambda: len(screens) > 1)
        question = screen.session.current
        assert question is not None
        for shown in screens:
            assert question.ask[:20] in shown
            assert "━" * 19 + "  20 s" in shown, "the bar of time is full, however wide it is"
    app.store_thread.close()


async def test_the_ascent_comes_and_goes_with_the_room_for_it(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game())
    async with app.run_test(size=(80, 24)) as pilot:
        await in_quiz(pilot)
        assert "Baikonur" not in text(app)
        for columns in (120, 80, 120):
            await pilot.resize_terminal(columns, 30)
            await until(pilot, lambda columns: ("Baikonur" in text(app)) == (columns == 120), columns)
    app.store_thread.close()
