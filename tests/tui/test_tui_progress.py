"""The screen that says how a player is getting on."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from tui_play import PACK, Hand, answer, app_in, home_filled, home_with, small_game, text, until

from spacequiz.store.store import Store
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.progress_screen import ProgressScreen
from spacequiz.tui.screens.results_screen import ResultsScreen
from spacequiz.user_paths import UserPaths

SIZES = [(80, 24), (120, 36), (40, 20)]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KNOWN = (("first", 9, 3, 0.0, 9), ("dog", 5, 4, 1.0, 3), ("several", 2, 2, 1.0, -4))
"""Questions with how often they were asked and answered right, the credit of the last answer, and days until due."""
PLAIN = PACK.replace("    answer: false\n", "    answer: false\n    tags: ['[b]dogs[/]', USSR]\n")


def with_history(paths: UserPaths) -> None:
    """Answers of many days, written as the store keeps their sums."""
    with Store.open(paths.database) as store:
        store.add_player("Ada")
    with closing(sqlite3.connect(paths.database)) as db, db:
        today = NOON.astimezone().date()
        for back in (0, 1, 2, 5, 8, 13, 14, 20, 33):
            day = (today - timedelta(days=back)).isoformat()
            db.execute("INSERT INTO tally VALUES (1, ?, 'small', ?, ?, 0)", (day, 4 + back % 5, 2 + back % 3))
        for question, asked, right, last, ahead in (
            ("first", 9, 3, 0.0, 9),
            ("dog", 5, 4, 1.0, 3),
            ("several", 2, 2, 1, -4),
        ):
            due = (NOON + timedelta(days=ahead)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            db.execute(
                "INSERT INTO memory VALUES (1, ?, ?, ?, ?, ?, ?, '')",
                (f"small/{question}", asked, right, right, last, due),
            )


def app_at(paths: UserPaths) -> SpaceQuizApp:
    app = app_in(paths)
    app.now = lambda: NOON
    app.change_settings(player="Ada")
    return app


async def in_progress(pilot: Pilot[int], words: str) -> ProgressScreen:
    await home_filled(pilot)
    await pilot.press("g")
    await until(pilot, lambda: isinstance(pilot.app.screen, ProgressScreen) and words in text(pilot.app))
    screen = pilot.app.screen
    assert isinstance(screen, ProgressScreen)
    return screen


async def test_home_and_the_screen_tell_the_days_in_a_row_and_the_share(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PLAIN)
    with_history(paths)
    app = app_at(paths)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "3-day streak, 58 % right" in text(app))
        await in_progress(pilot, "1 of 4")
        assert "3-day streak   best 3" in text(app)
        for name in ("2 of 4", "3 of 4", "4 of 4"):
            await pilot.press("right")
            await until(pilot, lambda name: name in text(app), name)
        assert "2 questions due today, 1 in the 13 days after." in text(app)
        await pilot.press("left")
        # what a pack calls a tag is shown as typed
        await until(pilot, lambda: "[b]dogs[/]" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Play" in text(app))
    app.store_thread.close()


async def test_with_nothing_answered_it_says_what_to_do(tmp_path: Path) -> None:
    app = app_at(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        await in_progress(pilot, "No answers yet. Press esc, then p to play")
        await pilot.press("right")
    app.store_thread.close()


async def test_after_one_game_every_plot_makes_sense(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(player="Ada"), clock)
    app.change_settings(player="Ada")
    async with app.run_test(size=(120, 36)) as pilot:
        await answer(pilot, clock, right=False)
        for _ in range(2):
            await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
        await pilot.press("escape")
        await in_progress(pilot, "1-day streak")
        for words in ("3 answers on 1 day of the last 30", "67 % right in the last 7 days.", "1 question due today"):
            assert words in text(app)
    app.store_thread.close()


async def test_one_answer_is_counted_in_the_singular(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=PACK), small_game(player="Ada"), clock)
    app.change_settings(player="Ada")
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        await pilot.press("escape")
        await in_progress(pilot, "1 answer, 100 % right")
    app.store_thread.close()


@pytest.mark.parametrize("theme", ["baikonur", "contrast"])
@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
async def test_progress_looks_as_accepted(
    tmp_path: Path, size: tuple[int, int], theme: str, snapshot: SnapshotAssertion
) -> None:
    paths = home_with(tmp_path, small=PLAIN)
    with_history(paths)
    app = app_at(paths)
    app.use_theme(theme)
    async with app.run_test(size=size) as pilot:
        await in_progress(pilot, "of the last 30")
        pages = 1 if size[0] >= 100 else 4
        for page in range(pages):
            await until(pilot, lambda page: f"{page + 1} of 4" in text(app), page)
            assert text(app) == snapshot(name=f"{page + 1}")
            await pilot.press("right")
    app.store_thread.close()
