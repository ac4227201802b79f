"""The timeline on the screen."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from tui_play import Hand, answer, app_in, home_with, in_quiz, small_game, text, until

from spacequiz.packs import find_packs
from spacequiz.tui.screens.results_screen import ResultsScreen
from spacequiz.tui.screens.timeline_screen import FirstDialog, TimelineScreen

DATED = """\
title: Small steps
questions:
  - {id: sputnik, ask: Which satellite was the first to circle the Earth?, options: [Sputnik 1, Luna 1],
     answer: Sputnik 1, date: 1957-10-04, tags: [soviet-union, 1950s, satellites], why: It beeped., source: "[b]A book"}
  - {id: explorer, ask: "Which satellite did the United States launch first, [/b]?", options: [Explorer 1, Vanguard 1],
     answer: Explorer 1, date: 1958-02-01, tags: [united-states, 1950s, satellites], why: It found belts.}
  - {id: station, ask: Which was the first space station?, options: [Salyut 1, Skylab],
     answer: Salyut 1, date: 1971-04-19, tags: [soviet-union, 1970s, stations], why: It was visited once.}
"""


@pytest.fixture(autouse=True)
def only_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No pack but one of one's own."""
    monkeypatch.setattr(find_packs, "BUILT_IN", tmp_path / "none")


async def in_timeline(pilot: Pilot[int]) -> None:
    await pilot.press("l")
    await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen) and "1 of 3" in text(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 20)], ids=["80x24", "120x36", "40x20"])
async def test_the_veil_is_lifted_by_a_right_answer(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=DATED), small_game(questions=2), clock)
    async with app.run_test(size=size) as pilot:
        await answer(pilot, clock, right=True)
        await answer(pilot, clock, right=False)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        app.leave_for_home()
        await in_timeline(pilot)
        assert text(app) == snapshot(name="timeline")
        await pilot.press("n", "m", "m")
        await until(pilot, lambda: "0 of 1 firsts" in text(app) and "1950s" not in text(app))
        assert text(app) == snapshot(name="filtered")
    app.store_thread.close()


async def test_a_first_is_opened_by_a_key_or_a_click_and_tells_only_what_is_known(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=DATED), small_game(questions=3), clock)
    async with app.run_test() as pilot:
        known = ""
        for _ in range(3):
            screen = await in_quiz(pilot)
            question = screen.session.current
            assert question is not None
            known = known or question.id
            await answer(pilot, clock, right=question.id == "explorer")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        app.leave_for_home()
        await until(pilot, lambda: "1 of 3 firsts uncovered" in text(app))
        await in_timeline(pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, FirstDialog) and "It found belts." in text(app))
        assert "launch first, [/b]?" in text(app)
        await pilot.press("escape", "up")
        row = next(number for number, shown in enumerate(text(app).splitlines()) if "? 1957" in shown)
        await pilot.click(offset=(8, row))
        await until(pilot, lambda: isinstance(app.screen, FirstDialog) and "Still hidden" in text(app))
        assert "Sputnik" not in text(app)
        assert "Small steps" in text(app)
    app.store_thread.close()


async def test_packs_without_dates_are_said_to_have_none(tmp_path: Path) -> None:
    undated = "title: T\nquestions:\n  - {id: a, ask: What?, answer: true}\n"
    app = app_in(home_with(tmp_path, small=undated))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "no pack has dated firsts" in text(app))
        await pilot.press("l")
        await until(pilot, lambda: "The timeline is empty" in text(app))
        assert "n nation" not in text(app)
    app.store_thread.close()
