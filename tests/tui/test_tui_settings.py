"""The settings: what is chosen holds at once and the next time, and a key of one's own is told wherever keys are."""

import json
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input, OptionList
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

from spacequiz import tui
from spacequiz.keymap import usable_keys, why_refused
from spacequiz.play.request import TeamGameRequest
from spacequiz.settings import Settings, load
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.key_catalog import all_keys
from spacequiz.tui.screens.help_dialog import HelpDialog
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.key_settings_screen import KeySettingsScreen, PressKeyDialog
from spacequiz.tui.screens.settings_screen import KeysLink, SettingsScreen
from spacequiz.tui.screens.team_game_screen import TeamGameScreen
from spacequiz.tui.widgets.menu import Menu
from spacequiz.tui.widgets.stepper import Stepper

SIZES = [(80, 24), (120, 36), (40, 20)]


async def in_settings(pilot: Pilot[int]) -> SettingsScreen:
    """The settings, opened from home."""
    await home_filled(pilot)
    await pilot.press("o")
    await until(
        pilot, lambda: isinstance(pilot.app.screen, SettingsScreen) and "Keys          default" in text(pilot.app)
    )
    assert isinstance(pilot.app.screen, SettingsScreen)
    return pilot.app.screen


def bar(app: SpaceQuizApp) -> str:
    """The key bar."""
    return text(app).splitlines()[-1]


def with_settings(folder: Path, settings: dict[str, object]) -> SpaceQuizApp:
    """The app with a settings file that somebody wrote by hand."""
    paths = home_with(folder, small=PACK)
    paths.settings.write_text(json.dumps(settings), encoding="utf-8")
    return app_in(paths, small_game(), Hand())


def test_no_usual_key_of_a_screen_does_two_things() -> None:
    table = all_keys()
    ids = [(bound.screen, bound.id) for bound in table if bound.id]
    assert len(ids) == len(set(ids))
    for bound in table:
        if bound.id:
            assert (1, "") == (len(bound.keys), why_refused(bound.id, bound.keys[0], table, {}))


def test_every_key_with_a_name_is_in_the_key_settings() -> None:
    # whatever is defined in the package is found, so that a new screen cannot be forgotten
    modules = [import_module(found.name) for found in walk_packages(tui.__path__, "spacequiz.tui.")]
    owners = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    named = {
        binding.id
        for owner in owners
        if issubclass(owner, DOMNode) and owner.__module__.startswith("spacequiz.")
        for binding in Binding.make_bindings(owner.__dict__.get("BINDINGS", ()))
        if binding.id
    }
    assert "teams.pass" in named
    assert named == {action.id for action in all_keys() if action.id}


def test_a_key_of_the_team_game_is_refused_where_it_has_another_use_there() -> None:
    table = all_keys()
    assert "already used on this screen: undo" in why_refused("teams.pass", "u", table, {})
    assert "already used on this screen: choose an option" in why_refused("teams.pass", "a", table, {})
    assert {"teams.pass": "z"} == usable_keys(table, {"teams.pass": "z", "teams.undo": "r"})


async def test_a_key_of_the_team_game_is_changed_in_the_settings_and_works(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    paths.settings.write_text(json.dumps({"version": 1, "keys": {"teams.pass": "z"}}), encoding="utf-8")
    app = app_in(paths)
    request = TeamGameRequest(packs=("small",), teams=("Ada", "Bo"), seed="s", questions=3)
    async with app.run_test(size=(120, 36)) as pilot:
        app.open_screen("team_setup", request)
        await until(pilot, lambda: "will be asked" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TeamGameScreen))
        screen = app.screen
        assert isinstance(screen, TeamGameScreen)
        await pilot.press("enter")
        await until(pilot, lambda: "z pass" in bar(app))
        first = screen.running.game.current_team
        await pilot.press("p")
        assert first == screen.running.game.current_team
        await pilot.press("z")
        await until(pilot, lambda: first != screen.running.game.current_team)
        # the function key that works while a text is typed stays
        await pilot.press("f6")
        await until(pilot, lambda: screen.running.game.current_team is None)
    app.store_thread.close()


def test_keys_of_questions_and_of_help_are_seen_in_the_bindings() -> None:
    table = all_keys()
    for key, words in (
        ("a", "choose an option"),
        ("8", "an option"),
        ("u", "undo"),
        ("?", "help"),
        ("s", "skip"),
    ):
        assert words in why_refused("quiz.hint", key, table, {})


async def test_a_key_of_ones_own_is_refused_where_it_is_taken_and_told_and_used_where_it_is_given(
    tmp_path: Path,
) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, clock=clock)
    async with app.run_test() as pilot:
        await in_settings(pilot)
        await pilot.press("k")
        await until(pilot, lambda: "hint" in text(app))
        actions = app.screen.query_one(OptionList)
        actions.highlighted = actions.get_option_index("quiz-hint")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PressKeyDialog))
        for key, words in (("s", "s is already used on this screen: skip."), ("enter", "enter cannot be changed")):
            await pilot.press(key)
            await until(pilot, lambda words: words in text(app), words)
        await pilot.press("y")
        await until(pilot, lambda: "default h" in text(app))
    app.store_thread.close()
    assert (("quiz.hint", "y"),) == load(paths.settings)[0].keys
    later = app_in(paths, small_game(), clock)
    async with later.run_test() as pilot:
        screen = await in_quiz(pilot)
        while screen.session.current and screen.session.current.id != "first":
            await answer(pilot, clock)
        assert "y hint" in bar(later)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(later.screen, HelpDialog) and "y          a hint" in text(later))
        await pilot.press("escape", "h")
        assert 0 == screen.session.hints_taken
        await pilot.press("y")
        assert 1 == screen.session.hints_taken
    later.store_thread.close()


async def test_a_key_of_home_is_told_in_its_menu_and_the_usual_ones_come_back(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        await in_settings(pilot)
        await pilot.press("k")
        await until(pilot, lambda: isinstance(app.screen, KeySettingsScreen) and "play" in text(app))
        assert "reset all" not in bar(app)
        actions = app.screen.query_one(OptionList)
        actions.highlighted = actions.get_option_index("home-play")
        await pilot.press("enter", "comma")
        await until(pilot, lambda: "default p" in text(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "1 custom key" in text(app))
        assert "," == app.screen.query_one(Menu).items[0].key
        assert ", play" in text(app)
        await pilot.press("o", "k")
        await until(pilot, lambda: isinstance(app.screen, KeySettingsScreen) and "default p" in text(app))
        await pilot.press("a")
        await until(pilot, lambda: "default p" not in text(app))
        await pilot.press("escape", "escape", "p")
        await until(pilot, lambda: "Set up a game" in text(app))
    app.store_thread.close()
    assert ((), {}) == (app.settings.keys, app.keys)


async def test_another_key_for_next_leaves_enter_what_it_is(tmp_path: Path) -> None:
    app = with_settings(tmp_path, {"keys": {"quiz.next": "n"}})
    async with app.run_test() as pilot:
        clock = app.clock
        assert isinstance(clock, Hand)
        for key in ("n", "enter"):
            await answer(pilot, clock, go_on=False)
            screen = await in_quiz(pilot)
            assert "n next" in bar(app)
            clock.seconds += 1
            await pilot.press(key)
            await until(pilot, lambda screen: screen.session.opened_at is not None, screen)
    app.store_thread.close()


async def test_a_key_map_written_by_hand_takes_no_key_away_that_is_needed(tmp_path: Path) -> None:
    keys = {"home.play": "q", "home.quit": "escape", "quiz.hint": "c", "quiz.skip": "y", "nobody": "y", "quiz.next": 7}
    app = with_settings(tmp_path, {"keys": keys})
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        assert {"quiz.skip": "y"} == app.keys
        await pilot.press("y")
        await until(pilot, lambda: explained(screen, 1))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert ["e", "p"] == [item.key for item in app.screen.query_one(Menu).items][:2]
        app.change_settings(player="Ada")
    app.store_thread.close()
    assert Settings(player="Ada", keys=(("quiz.skip", "y"),)) == load(app.paths.settings)[0]


async def test_what_is_chosen_holds_at_once_and_is_kept(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    app = app_in(paths, moving=True)
    async with app.run_test() as pilot:
        screen = await in_settings(pilot)
        await pilot.press("right")
        assert "daylight" == app.theme
        before = app.animation_level
        await pilot.press("down", "left")
        switched: str = app.animation_level
        assert "none" == switched != before
        await pilot.press("right")
        assert before == app.animation_level
        await pilot.press("left", "down", "right", "down", "right", "down", "left", "down", "right")
        screen.query_one(Input).focus()
        await pilot.press(*"Ada", "escape")
        await until(pilot, lambda: "sound on, no motion" in text(app))
    app.store_thread.close()
    wanted = Settings("Ada", "daylight", motion=False, mode="sprint", seconds=15, sprint=120, sound=True)
    assert (wanted, "") == load(paths.settings)


async def test_settings_can_be_changed_by_mouse_alone(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "questions" in text(app))
        row = next(y for y, shown in enumerate(text(app).splitlines()) if "Settings" in shown)
        await pilot.click(offset=(8, row))
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "Keys          default" in text(app))
        lines = text(app).splitlines()
        row = next(y for y, shown in enumerate(lines) if "Sound" in shown)
        await pilot.click(offset=(lines[row].index("▸"), row))
        assert app.settings.sound
        await pilot.click(KeysLink)
        await until(pilot, lambda: isinstance(app.screen, KeySettingsScreen) and "hint" in text(app))
        row = next(y for y, shown in enumerate(text(app).splitlines()) if "hint" in shown)
        await pilot.click(offset=(6, row))
        await until(pilot, lambda: isinstance(app.screen, PressKeyDialog))
    app.store_thread.close()


async def test_a_theme_chosen_from_the_palette_is_shown_and_not_taken_back(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        screen = await in_settings(pilot)
        await pilot.press("ctrl+p", *"contrast")
        await until(pilot, lambda: "Theme contrast" in text(app))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: app.theme == "contrast" and app.screen is screen)
        await until(pilot, lambda: "contrast" == screen.query_one("#theme", Stepper).value)
        await pilot.press("down", "left")
        assert ("contrast", "contrast") == (app.theme, app.settings.theme)
    app.store_thread.close()


@pytest.mark.parametrize(("sound", "rings"), [(True, 2), (False, 0)])
async def test_the_bell_rings_at_a_wrong_answer_and_when_time_is_up_and_only_if_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: bool, rings: int
) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(seconds=20), clock)
    app.settings = Settings(sound=sound)
    rung: list[int] = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(1))
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        assert [] == rung
        await answer(pilot, clock, right=False)
        screen = await in_quiz(pilot)
        clock.seconds += 21
        await until(pilot, lambda: explained(screen, 3))
    app.store_thread.close()
    assert rings == len(rung)


async def test_time_stands_still_while_the_settings_hide_a_question(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=PACK), small_game(seconds=20), clock := Hand())
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        clock.seconds += 5
        await pilot.press("ctrl+p", *"settings")
        await until(pilot, lambda: "theme, sound, keys" in text(app))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen.session.paused_at is not None)
        clock.seconds += 1000
        await pilot.press("escape")
        await until(pilot, lambda: screen.session.paused_at is None)
        assert (15, app.screen) == (screen.session.time_left(screen.game.now()), screen)
        await pilot.press(*keys_for(screen, right=True))
        await until(pilot, lambda: explained(screen, 1))
    app.store_thread.close()


async def test_a_terminal_that_shows_no_motion_shows_none_whatever_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    app = app_in(home_with(tmp_path, small=PACK))
    async with app.run_test() as pilot:
        await in_settings(pilot)
        assert "not on this terminal" in text(app)
        await pilot.press("down", "left", "right")
        assert (True, "none") == (app.settings.motion, app.animation_level)
    app.store_thread.close()


async def test_a_setting_that_cannot_be_kept_holds_and_says_so(tmp_path: Path) -> None:
    paths = home_with(tmp_path, small=PACK)
    paths.settings.mkdir()
    app = app_in(paths)
    async with app.run_test(notifications=True) as pilot:
        await in_settings(pilot)
        await pilot.press("right")
        await until(pilot, lambda: "settings cannot be written" in text(app))
        assert "daylight" == app.theme
    app.store_thread.close()


@pytest.mark.parametrize("theme", ["baikonur", "contrast"])
@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
async def test_the_settings_look_as_accepted(
    tmp_path: Path, size: tuple[int, int], theme: str, snapshot: SnapshotAssertion
) -> None:
    paths = home_with(tmp_path, small=PACK)
    paths.settings.write_text(json.dumps({"theme": theme, "player": "Ada"}), encoding="utf-8")
    app = app_in(paths)
    async with app.run_test(size=size) as pilot:
        await in_settings(pilot)
        assert text(app) == snapshot(name="settings")
        await pilot.press("k")
        await until(pilot, lambda: isinstance(app.screen, KeySettingsScreen) and "play" in text(app))
        await pilot.press("enter", "x")
        await until(pilot, lambda: "default e" in text(app))
        assert text(app) == snapshot(name="keys")
        await pilot.press("enter", "s")
        await until(pilot, lambda: "already used on this screen" in text(app))
        assert text(app) == snapshot(name="a key that is taken")
    app.store_thread.close()
