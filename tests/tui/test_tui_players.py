"""Who plays: chosen, added, renamed and removed on the screen."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from tui_play import PACK, app_in, home_with, small_game, text, until

from spacequiz import settings
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session
from spacequiz.packs.find_packs import PackFile, read_pack_at
from spacequiz.store.game_records import NewGame, PackRef
from spacequiz.store.store import Store
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.confirm_dialog import ConfirmDialog
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.name_dialog import NameDialog
from spacequiz.tui.screens.players_screen import PlayersScreen
from spacequiz.user_paths import UserPaths


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    """Ada plays now and has finished a game; Bob has left one, and his name would be an order elsewhere."""
    paths = home_with(tmp_path, small=PACK)
    pack = read_pack_at(PackFile("small", paths.packs / "small.yaml", "yours")).pack
    assert pack is not None
    ref = PackRef(pack.id, pack.title, pack.digest)
    with Store.open(paths.database) as store:
        for player, skipped in (("Ada", 3), ("[@click=app.quit]B[/]", 1)):
            session = Session("seed", Rules(questions=3, seconds=0), pack.questions)
            keys = tuple(question.key for question in pack.questions)
            game = store.begin_game(NewGame(player, "seed", Leaderboard(session.rules, ("small",)), (ref,), keys))
            for key in keys[:skipped]:
                session = session.open(session.clock).skip(key, session.clock + 1)
            store.record_game(game, session)
    # a theme may stand there already
    settings.save(replace(settings.load(paths.settings)[0], player="Ada"), paths.settings)
    return paths


async def at_home(pilot: Pilot[int]) -> None:
    # what is known of the store moves the keys along their line
    await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen) and pilot.app.screen.summary.known >= 0)


async def among_players(pilot: Pilot[int], wanted: str = "Ada") -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, PlayersScreen) and wanted in text(pilot.app))


def players(paths: UserPaths) -> list[str]:
    with Store.open_to_read(paths.database) as store:
        return [player.name for player in store.players()]


async def click_key(pilot: Pilot[int], words: str) -> None:
    """Click these words in the key bar."""
    lines = text(pilot.app).splitlines()
    row = max(number for number, line in enumerate(lines) if words in line)
    await pilot.click(offset=(lines[row].index(words), row))


async def test_players_are_added_renamed_chosen_and_removed_by_keys(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        await at_home(pilot)
        assert "Player           Ada" in text(app)
        assert "question 2 of 3, by [@click=app.quit]B[/]" in text(app)
        await pilot.press("w")
        await among_players(pilot)
        await pilot.press("n", *"ADA", "enter")
        await until(pilot, lambda: "There is already a player Ada" in text(app))
        await pilot.press("backspace", "backspace", *"nn", "enter")
        await until(pilot, lambda: "▸ Ann" in text(app))
        await pilot.press("r", "backspace", "a", "enter")
        await until(pilot, lambda: "▸ Ana" in text(app))
        # where the mark is by name: [@…, Ada, Ana
        await pilot.press("up", "r", "home", "delete", "a", "enter")
        await until(pilot, lambda: "  ada" in text(app))
        assert "Ana" == app.settings.player
        await pilot.press("enter")
        await until(pilot, lambda: "Player           ada" in text(app))
        await pilot.press("w")
        await among_players(pilot, "▸ ada")
        await pilot.press("d", "enter")
        await among_players(pilot, "▸ ada")
        await pilot.press("d", "y")
        await until(pilot, lambda: "ada" not in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "no name yet" in text(app) and "high scores" in text(app))
    app.store_thread.close()
    assert ["[@click=app.quit]B[/]", "Ana"] == players(paths)
    assert "" == settings.load(paths.settings)[0].player


async def test_players_are_chosen_and_removed_by_mouse(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        await at_home(pilot)
        await click_key(pilot, "w player")
        await among_players(pilot)
        row = next(number for number, line in enumerate(text(app).splitlines()) if "B[/]" in line)
        # a click marks only
        await pilot.click(offset=(8, row))
        await click_key(pilot, "d remove")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog) and "0 games and 1 answer" in text(app))
        await click_key(pilot, "esc cancel")
        await among_players(pilot)
        assert "Ada" == app.settings.player
        await pilot.click(offset=(8, row))
        await until(pilot, lambda: "Player           [@click=app.quit]B[/]" in text(app))
        await click_key(pilot, "w player")
        await among_players(pilot)
        await click_key(pilot, "d remove")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await click_key(pilot, "y remove")
        await until(pilot, lambda: "B[/]" not in text(app))
        await click_key(pilot, "esc back")
        await until(pilot, lambda: "no name yet" in text(app) and "Resume" not in text(app))
    app.store_thread.close()
    assert ["Ada"] == players(paths)


async def test_a_name_of_the_command_line_counts_until_another_is_chosen(paths: UserPaths) -> None:
    app = app_in(paths, small_game(player="Eve"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.press("escape")
        await until(pilot, lambda: "Player           Eve" in text(app))
        await pilot.press("w")
        await among_players(pilot, "▸ Eve")
        await pilot.press("up", "enter")
        await until(pilot, lambda: "Player           Ada" in text(app))
        assert "Ada" == app.player
    app.store_thread.close()


async def test_a_page_that_is_closed_meanwhile_leaves_settings_and_store_agreed(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("w")
        await among_players(pilot)
        app.store_thread.submit(lambda _: time.sleep(0.3))
        await pilot.press("d", "y", "escape")
        await until(pilot, lambda: "no name yet" in text(app))
    app.store_thread.close()
    assert ("", ["[@click=app.quit]B[/]"]) == (settings.load(paths.settings)[0].player, players(paths))


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 20)], ids=["80x24", "120x36", "40x20"])
async def test_players_look_as_accepted(paths: UserPaths, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    app: SpaceQuizApp = app_in(paths)
    async with app.run_test(size=size) as pilot:
        await at_home(pilot)
        await pilot.press("w")
        await among_players(pilot)
        assert text(app) == snapshot(name="players")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog) and "Remove" in text(app))
        assert text(app) == snapshot(name="remove")
        await pilot.press("escape", "n", "enter")
        await until(pilot, lambda: isinstance(app.screen, NameDialog) and "visible letters" in text(app))
        assert text(app) == snapshot(name="new")
    app.store_thread.close()
