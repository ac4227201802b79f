"""What every screen looks like, as text, at three sizes. Accept changes only after reading the diff."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tui_play import (
    PACK,
    Hand,
    answer,
    app_in,
    explained,
    home_filled,
    home_with,
    in_quiz,
    keys_for,
    small_game,
    text,
    until,
)

from spacequiz.tui.screens.results_screen import ResultsScreen

SIZES = [(80, 24), (120, 36), (40, 20)]


@pytest.fixture(params=SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A terminal's columns and rows."""
    columns_and_rows: tuple[int, int] = request.param
    return columns_and_rows


@pytest.mark.usefixtures("theme", "few_packs")
async def test_home_and_setup_look_as_accepted(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = app_in(home_with(tmp_path, small=PACK, broken="title: x\n"))
    async with app.run_test(size=size) as pilot:
        await home_filled(pilot)
        await until(pilot, lambda: size[0] < 70 or "firsts uncovered" in text(app))
        assert text(app) == snapshot(name="home")
        await pilot.press("question_mark")
        await until(pilot, lambda: "enter  choose" in text(app))
        assert text(app) == snapshot(name="help")
        await pilot.press("escape", "p")
        await until(pilot, lambda: "will be asked" in text(app))
        assert text(app) == snapshot(name="setup")
    app.store_thread.close()


@pytest.mark.usefixtures("theme")
async def test_a_game_looks_as_accepted(tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(), clock)
    async with app.run_test(size=size) as pilot:
        for number in range(3):
            screen = await in_quiz(pilot)
            assert text(app) == snapshot(name=f"{number} asked")
            right = number != 1
            if not right:
                await pilot.press(*keys_for(screen, right=False))
                await until(pilot, lambda screen: explained(screen, 2), screen)
            else:
                await answer(pilot, clock, go_on=False)
            assert text(app) == snapshot(name=f"{number} answered")
            clock.seconds += 1
            await pilot.press("enter")
            await until(pilot, lambda screen: screen.session.opened_at is not None or app.screen is not screen, screen)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        assert text(app) == snapshot(name="result")
        await pilot.press(*"Ada", "enter")
        await until(pilot, lambda: "What is your name?" not in text(app))
        await pilot.press("down", "enter")
        await pilot.pause(0.1)
        assert text(app) == snapshot(name="reading")
        await pilot.press("escape", "s")
        await until(pilot, lambda: "player" in text(app))
        assert text(app) == snapshot(name="scores")
    app.store_thread.close()
