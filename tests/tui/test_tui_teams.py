"""Teams at one screen: set up, played, taken back, taken up again."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from tui_play import Hand, home_with, text, until

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamGame, TeamPhase, TeamRules
from spacequiz.play.request import TeamGameRequest
from spacequiz.play.start_team_game import resume_team_game
from spacequiz.store.store import Store
from spacequiz.text import same_name
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.team_game_screen import TeamGameScreen
from spacequiz.tui.screens.team_setup_screen import TeamSetupScreen, team_names
from spacequiz.user_paths import UserPaths

KINDS = """\
title: All kinds
questions:
  - {id: a, ask: Which satellite was the first?, options: [Sputnik 1, Luna 1], answer: Sputnik 1, why: It beeped.}
  - {id: b, ask: Which were Soviet?, options: [Sputnik 2, Vanguard 1, Vostok 1], answers: [Sputnik 2, Vostok 1]}
  - {id: c, ask: Laika came back., answer: false}
  - {id: d, ask: Who was first in space?, accept: [Yuri Gagarin, Gagarin]}
  - {id: e, ask: In which year?, number: 1961, close: 5}
  - {id: f, ask: In which order?, order: [Sputnik, Gagarin, Armstrong]}
  - {id: g, ask: Which ship?, match: {Laika: Sputnik 2, Gagarin: Vostok 1}}
"""
ALL = TeamRules(PlayStyle.ALL, PointsBy.ACCURACY, seconds=60)


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    return home_with(tmp_path, kinds=KINDS)


def app_with(paths: UserPaths, clock: Hand, **request: object) -> SpaceQuizApp:
    settled = TeamGameRequest(packs=("kinds",), seed="s", questions=7, teams=("Ada", "[/b]"), rules=ALL)
    settled = replace(settled, **request)  # type: ignore[arg-type]  # any fields of it
    app = SpaceQuizApp(paths, clock=clock, teams=settled)
    app.animation_level = "none"
    return app


async def in_game(pilot: Pilot[int]) -> TeamGameScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, TeamSetupScreen) and "will be asked" in text(app))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, TeamGameScreen) and "press enter to show it" in text(app))
    assert isinstance(app.screen, TeamGameScreen)
    return app.screen


def answered(game: TeamGame) -> list[list[str]]:
    """Keys by which two teams answer the question that is asked."""
    assert game.current is not None
    return {
        "a": [["a"], ["b"]],
        "b": [["a", "enter"], ["a", "b", "enter"]],
        "c": [["a"], ["2"]],
        "d": [[*"gagarin", "enter"], [*"titov", "enter"]],
        "e": [[*"1961", "enter"], [*"1957", "enter"]],
        "f": [["enter", "enter"], ["down", "shift+up", "enter"]],
        "g": [["1", "2", "enter"], ["2", "1", "enter"]],
    }[game.current.id]


async def test_a_game_of_all_kinds_is_played_kept_and_taken_up_at_every_step(paths: UserPaths) -> None:
    clock = Hand()
    app = app_with(paths, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_game(pilot)
        play = screen.running
        for number in range(7):
            if play.game.phase is TeamPhase.READY:
                await pilot.press("enter")
            await until(pilot, lambda: play.game.phase is TeamPhase.ASKING)
            for team, keys in enumerate(answered(play.game)):
                assert team == play.game.current_team
                await pilot.press(*keys)
                await until(pilot, lambda team: team != play.game.current_team, team)
                # as it is after a crash at this moment
                await play.flush()
                assert play.id is not None
                assert app.library is not None
                kept = await app.store_thread.run(partial(Store.load_class_game, game_id=play.id))
                assert play.game == resume_team_game(kept, app.library, app.store_thread, clock).game
            # covered until it is shown
            assert "✓" not in text(app)
            await pilot.press("enter")
            await until(pilot, lambda: play.game.phase is TeamPhase.REVEALED)
            await until(pilot, lambda: "✓" in text(app))
            assert number == play.game.position
            await pilot.press("enter")
            await until(pilot, lambda number: play.game.position == number + 1, number)
        await until(pilot, lambda: play.game.phase is TeamPhase.DONE and "class report" in text(app))
        assert "[/b]" in text(app)
        await play.flush()
    app.store_thread.close()
    with Store.open(paths.database) as store:
        (kept,) = store.class_games()
        assert kept.ended_at is not None
        assert 14 == len(kept.answers)


async def test_mistakes_are_taken_back_a_question_is_voided_and_points_are_given_by_hand(paths: UserPaths) -> None:
    app = app_with(paths, Hand(), questions=1, rules=TeamRules(seconds=60))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_game(pilot)
        play = screen.running
        before = play.game
        await pilot.press("enter")
        await until(pilot, lambda: play.game.phase is TeamPhase.ASKING)
        # nobody has answered, and nothing is shown by mistake
        await pilot.press("enter")
        assert TeamPhase.ASKING is play.game.phase
        await pilot.press("p", "p")
        await until(pilot, lambda: play.game.current_team is None)
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: play.game == before)
        await pilot.press("enter", "t")
        await until(pilot, lambda: "no timer" in text(app))
        await pilot.press("v")
        await until(pilot, lambda: "does not count" in text(app))
        await pilot.press("m", "right", "tab", *"-20", "tab", "enter")
        await until(pilot, lambda: "Type a reason" in text(app))
        await pilot.press(*"late", "enter")
        await until(pilot, lambda: play.game.scores == (0, -20))
        await play.flush()
        kept = await app.store_thread.run(lambda store: store.class_games())
        assert ((1, -20, "late"),) == kept[0].adjustments
        assert frozenset({0}) == kept[0].voided
    app.store_thread.close()


async def test_a_game_that_was_left_is_offered_and_goes_on(paths: UserPaths) -> None:
    app = app_with(paths, Hand())
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await in_game(pilot)
        await pilot.press("enter", "p")
        await until(pilot, lambda: screen.running.game.current_team == 1)
        left = screen.running.game
        await screen.running.flush()
        await pilot.press("escape")
    app.store_thread.close()
    again = SpaceQuizApp(paths, clock=Hand())
    again.animation_level = "none"
    async with again.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "resume All kinds, question 1 of 7" in text(again))
        await pilot.press("c")
        await until(pilot, lambda: "Resume: All kinds, question 1 of 7" in text(again))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(again.screen, TeamGameScreen))
        assert isinstance(again.screen, TeamGameScreen)
        assert left == again.screen.running.game
    again.store_thread.close()


async def test_a_file_that_is_named_is_what_is_played(paths: UserPaths, tmp_path: Path) -> None:
    path = tmp_path / "kinds of mine.yaml"
    path.write_text(KINDS, encoding="utf-8")
    app = app_with(
        paths, Hand(), packs=("kinds of mine",), loaded=tuple(read_named_packs([str(path)], paths.packs, "played"))
    )
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await in_game(pilot)
        assert {"kinds of mine"} == {question.pack for question in screen.running.game.questions}
    app.store_thread.close()


async def test_options_are_clicked_and_what_a_team_has_won_stays_covered(paths: UserPaths) -> None:
    app = app_with(paths, Hand(), questions=7, seed="s")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_game(pilot)
        play = screen.running
        while play.game.current and play.game.current.id != "a":
            await pilot.press("enter", "r", "enter")
            await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: play.game.phase is TeamPhase.ASKING)
        row = next(number for number, shown in enumerate(text(app).splitlines()) if "█▀█" in shown and number > 8)
        await pilot.click(offset=(12, row))
        await until(pilot, lambda: play.game.current_team == 1)
        assert "● answered" in text(app)
        assert "100" not in text(app).splitlines()[-2]
    app.store_thread.close()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)], ids=["80x24", "120x36", "160x45"])
async def test_teams_look_as_accepted(paths: UserPaths, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    app = app_with(paths, Hand(), questions=3, teams=("Ada", "Bob", "Cy", "Дина"))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TeamSetupScreen) and "will be asked" in text(app))
        assert text(app) == snapshot(name="setup")
        screen = await in_game(pilot)
        assert text(app) == snapshot(name="ready")
        for number in range(3):
            await pilot.press("enter")
            await until(pilot, lambda: screen.running.game.phase is TeamPhase.ASKING)
            await pilot.pause(0.05)
            assert text(app) == snapshot(name=f"{number} asked")
            for keys in (*answered(screen.running.game), ["f6"], ["f6"]):
                await pilot.press(*keys)
            await until(pilot, lambda: screen.running.game.current_team is None)
            assert text(app) == snapshot(name=f"{number} entered")
            await pilot.press("enter")
            await until(pilot, lambda: screen.running.game.phase is TeamPhase.REVEALED)
            await pilot.pause(0.05)
            assert text(app) == snapshot(name=f"{number} revealed")
            await pilot.press("enter")
            await until(pilot, lambda number: screen.running.game.position == number + 1, number)
            await pilot.pause(0.05)
            assert text(app) == snapshot(name=f"{number} scores")
    app.store_thread.close()


@given(st.lists(st.text(max_size=30), max_size=8), st.integers(2, 6))
def test_as_many_teams_as_wanted_have_names_that_differ(typed: list[str], number: int) -> None:
    names = team_names(typed, number)
    assert number == len(names)
    assert all(names)
    assert not any(same_name(one, other) for at, one in enumerate(names) for other in names[:at])
