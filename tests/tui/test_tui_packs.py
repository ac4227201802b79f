"""The Packs screen: what there is, what is wrong with it, what is added and removed."""

import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events
from textual.app import App
from textual.pilot import Pilot
from tui_play import PACK, Hand, answer, app_in, home_filled, home_with, in_quiz, small_game, text, until

from spacequiz.tui.screens.add_packs_dialog import AddPacksDialog, InstallPlanDialog
from spacequiz.tui.screens.confirm_dialog import ConfirmDialog
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.pack_dialog import PackDialog
from spacequiz.tui.screens.packs_screen import PacksScreen
from spacequiz.tui.widgets.library_list import LibraryList
from spacequiz.tui.widgets.pack_checklist import PackChecklist
from spacequiz.user_paths import UserPaths

BUILT_IN = 3
"""Packs that come with the game, as far as these tests go."""
pytestmark = pytest.mark.usefixtures("few_packs")

BROKEN = PACK.replace("ask: Laika", "aks: Laika").replace("answer: Sputnik 1", "answer: Sputnik I")
OTHER = PACK.replace("id: dog", "id: laika").replace("Small steps", "Smaller steps")
MARKUP = PACK.replace("Small steps", '"[@click=app.quit]Mine[/]"')


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    """A good pack, one whose title would be an order elsewhere, and a broken one of a built-in pack's name."""
    return home_with(tmp_path / "home", small=PACK, mine=MARKUP, sputnik=BROKEN)


async def among_packs(pilot: Pilot[int]) -> LibraryList:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "questions, 1 with errors" in text(app))
    await pilot.press("k")
    await until(pilot, lambda: isinstance(app.screen, PacksScreen) and "Small steps" in text(app))
    return app.screen.query_one(LibraryList)


def mark(shown: LibraryList, path: Path) -> None:
    shown.highlighted = next(number for number, entry in enumerate(shown.entries) if entry.path == path)


def shown(app: App[int]) -> str:
    """The screen, with paths as they are elsewhere than on Windows."""
    return text(app).replace("packs\\", "packs/")


def row_of(app: App[int], words: str) -> int:
    return next(number for number, line in enumerate(text(app).splitlines()) if words in line)


async def test_a_pack_is_opened_and_played(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        shown = await among_packs(pilot)
        mark(shown, paths.packs / "sputnik.yaml")
        await pilot.press("p", "enter")
        await until(pilot, lambda: isinstance(app.screen, PackDialog) and "line 21" in text(app))
        assert 'unknown key "aks"' in text(app)
        assert "The built-in pack of this name is used instead." in text(app)
        await pilot.press("escape")
        mark(shown, paths.packs / "small.yaml")
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, PackDialog) and "1 choice, 1 multiple, 1 true-false" in text(app)
        )
        assert "CC0-1.0" in text(app)
        assert "Sputnik" not in text(app).split("kinds")[1]
        await pilot.press("escape", "p")
        screen = await in_quiz(pilot)
        assert ("small",) == tuple(ref.id for ref in screen.game.setup.packs)
    app.store_thread.close()


async def test_packs_of_a_zip_are_shown_before_they_are_added_and_all_screens_know_them_then(
    paths: UserPaths, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as file:
        for name, words in (("club.yaml", MARKUP), ("small.yaml", OTHER), ("bad.yaml", BROKEN), ("read.me", "")):
            file.writestr(name, words)
    app = app_in(paths)
    async with app.run_test(size=(100, 45), notifications=True) as pilot:
        await among_packs(pilot)
        await pilot.press("a", *"nowhere.zip", "enter")
        await until(pilot, lambda: "there is no file nowhere.zip" in text(app))
        await pilot.press("escape")
        # as a terminal writes a file that is dropped on it
        app.post_message(events.Paste(f"'{tmp_path / 'more.zip'}' "))
        await until(pilot, lambda: isinstance(app.screen, InstallPlanDialog) and "2" in text(app))
        told = text(app)
        assert "1 pack to add, 1 to replace, 1 that cannot be added" in told
        assert "+ club  [@click=app.quit]Mine[/], 3 questions, CC0-1.0" in told
        assert "1 question removed: dog" in told
        assert "✗ line 21  " in told
        assert "Not packs, ignored: read.me" in told
        # a step back changes nothing
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AddPacksDialog))
        assert {"mine.yaml", "small.yaml", "sputnik.yaml"} == {path.name for path in paths.packs.iterdir()}
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, InstallPlanDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PacksScreen) and "Smaller steps" in text(app))
        assert "Added: club, small." in text(app)
        assert OTHER == (paths.packs / "small.yaml").read_text(encoding="utf-8")
        assert [PACK] == [path.read_text(encoding="utf-8") for path in paths.removed.rglob("*.yaml")]
        await pilot.press("escape")
        await until(pilot, lambda: f"{BUILT_IN + 3} packs, " in text(app))
        assert app.library is not None
        assert "club" in {pack.id for pack in app.library.playable}
    app.store_thread.close()


async def test_a_pack_is_removed_and_brought_back(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        shown = await among_packs(pilot)
        mark(shown, next(entry.path for entry in shown.entries if entry.id == "gagarin"))
        # what came with the game stays
        await pilot.press("d", "u")
        assert isinstance(app.screen, PacksScreen)
        assert "d remove" not in text(app)
        mark(shown, paths.packs / "small.yaml")
        await pilot.press("d", "enter")
        await until(pilot, lambda: isinstance(app.screen, PacksScreen))
        await pilot.press("d", "y")
        await until(pilot, lambda: "u undo" in text(app) and "Small steps" not in text(app))
        assert [PACK] == [path.read_text(encoding="utf-8") for path in paths.removed.rglob("*.yaml")]
        await pilot.press("u")
        await until(pilot, lambda: "Small steps" in text(app) and "u undo" not in text(app))
        assert shown.highlighted_pack is not None
        assert paths.packs / "small.yaml" == shown.highlighted_pack.path
        assert PACK == (paths.packs / "small.yaml").read_text(encoding="utf-8")
    app.store_thread.close()


async def test_packs_are_opened_removed_and_brought_back_by_mouse(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        await among_packs(pilot)
        for _ in range(2):
            await pilot.click(offset=(8, row_of(app, "Small steps")))
        await until(pilot, lambda: isinstance(app.screen, PackDialog))
        await pilot.click(offset=(text(app).splitlines()[-1].index("close"), 23))
        await until(pilot, lambda: isinstance(app.screen, PacksScreen))
        row = row_of(app, "d remove")
        await pilot.click(offset=(text(app).splitlines()[row].index("remove"), row))
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.click(offset=(text(app).splitlines()[-1].index("remove"), 23))
        await until(pilot, lambda: "u undo" in text(app))
        row = row_of(app, "u undo")
        await pilot.click(offset=(text(app).splitlines()[row].index("u undo"), row))
        await until(pilot, lambda: "Small steps" in text(app))
    app.store_thread.close()


async def test_a_pack_that_was_mended_is_read_again(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test(notifications=True) as pilot:
        await among_packs(pilot)
        (paths.packs / "sputnik.yaml").write_text(MARKUP, encoding="utf-8")
        await pilot.press("c")
        await until(pilot, lambda: f"Checked {BUILT_IN + 2} packs, no errors" in text(app))
        assert "yours, instead of the built-in one" in text(app)
    app.store_thread.close()


async def test_what_was_begun_is_finished_when_the_page_is_closed_meanwhile(
    paths: UserPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spacequiz.packs import install

    real = install.remove_pack

    def slow(pack: Path, removed: Path, day: date) -> Path:
        time.sleep(0.3)
        return real(pack, removed, day)

    monkeypatch.setattr(install, "remove_pack", slow)
    app = app_in(paths)
    async with app.run_test() as pilot:
        mark(await among_packs(pilot), paths.packs / "small.yaml")
        await pilot.press("d", "y", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and f"{BUILT_IN + 1} packs, " in text(app))
        assert not (paths.packs / "small.yaml").exists()
    app.store_thread.close()


async def test_a_game_goes_on_with_its_own_edition_after_another_took_its_place(paths: UserPaths) -> None:
    clock = Hand()
    app = app_in(paths, small_game(), clock)
    async with app.run_test() as pilot:
        await in_quiz(pilot)
        await answer(pilot, clock)
        await pilot.press("escape")
        await until(pilot, lambda: "Resume" in text(app))
        mark(await among_packs(pilot), paths.packs / "small.yaml")
        await pilot.press("d", "y")
        await until(pilot, lambda: "u undo" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("e")
        screen = await in_quiz(pilot)
        assert 3 == len(screen.session.questions)
    app.store_thread.close()


async def test_setup_knows_at_once_what_was_added_while_it_was_open(paths: UserPaths) -> None:
    app = app_in(paths)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "1 with errors" in text(app))
        await pilot.press("p")
        await until(pilot, lambda: "Small steps" in text(app))
        app.open_screen("packs")
        await until(pilot, lambda: isinstance(app.screen, PacksScreen) and "Small steps" in text(app))
        (paths.packs / "club.yaml").write_text(OTHER, encoding="utf-8")
        await pilot.press("c")
        await until(pilot, lambda: "Smaller steps" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "☑ Smaller steps" in text(app))
        assert "club" in app.screen.query_one(PackChecklist).ticked
    app.store_thread.close()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 20)], ids=["80x24", "120x36", "40x20"])
async def test_packs_look_as_accepted(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a path of its own would be another one in every run
    monkeypatch.chdir(tmp_path)
    paths = home_with(Path(), small=PACK, mine=MARKUP, sputnik=BROKEN)
    with zipfile.ZipFile("more.zip", "w") as file:
        for name, words in (("club.yaml", MARKUP), ("small.yaml", OTHER), ("bad.yaml", BROKEN), ("read.me", "")):
            file.writestr(name, words)
    app = app_in(paths)
    async with app.run_test(size=size) as pilot:
        await home_filled(pilot)
        await pilot.press("k")
        await until(pilot, lambda: isinstance(app.screen, PacksScreen) and "✗" in text(app))
        assert shown(app) == snapshot(name="packs")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PackDialog) and "line 21" in text(app))
        assert shown(app) == snapshot(name="broken")
        await pilot.press("escape")
        mark(app.screen.query_one(LibraryList), paths.packs / "small.yaml")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PackDialog) and "choice" in text(app))
        assert shown(app) == snapshot(name="good")
        await pilot.press("escape", "a", *"more")
        await until(pilot, lambda: "more.zip" in text(app))
        assert shown(app) == snapshot(name="add")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, InstallPlanDialog) and "to add" in text(app))
        assert shown(app) == snapshot(name="plan")
        await pilot.press("escape", "escape", "d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog) and "Remove" in text(app))
        assert shown(app) == snapshot(name="remove")
    app.store_thread.close()
