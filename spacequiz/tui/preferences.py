"""The part of the app that applies and saves the player's settings: theme, motion, sound, keys."""

import os
from collections.abc import Sequence
from dataclasses import replace

from textual.app import App
from textual.reactive import Reactive
from textual.theme import Theme

from spacequiz import settings as settings_file
from spacequiz.errors import StorageError
from spacequiz.keymap import KeyAction, usable_keys
from spacequiz.text import escape
from spacequiz.tui.key_catalog import all_keys, screen_keys, to_textual_keymap
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.themes import DEFAULT, THEMES
from spacequiz.user_paths import UserPaths


class PreferencesApp(App[int]):
    """An app whose theme, animations, sound and keys follow the player's settings."""

    theme = Reactive(DEFAULT)

    def __init__(self, paths: UserPaths, settings: "tuple[settings_file.Settings, str] | None" = None) -> None:
        """Make the app; `settings` and a notice about them are passed where the file was read already."""
        super().__init__()
        self.paths = paths
        self.settings, self.settings_notice = settings or settings_file.load(paths.settings)
        self.keys: dict[str, str] = {}
        """The custom keys in force, by the id of the action."""
        if self.settings.theme in THEMES:
            self.theme = self.settings.theme
        self._motion = self.animation_level
        self.apply_motion()
        if self.settings.keys:
            # the first paint needs only the keys of home
            self.apply_keys(screen_keys(HomeScreen))

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Return our four themes only: others do not define `$dim` and our other variables."""
        return THEMES

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return one of our themes; None where there is none of this name."""
        return THEMES.get(theme_name)

    def change_settings(self, **changes: object) -> None:
        """Change these fields of the settings and save them; show a notification where they cannot be saved."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]  # fields of Settings
        try:
            settings_file.save(self.settings, self.paths.settings)
        except StorageError as error:
            self.notify_user(str(error))

    def notify_user(self, message: str, severe: bool = True) -> None:
        """Show a notification, unless the same one is shown already."""
        message = escape(message)
        if any(shown.message == message and not shown.has_expired for shown in self._notifications):
            return
        self.notify(message, severity="warning" if severe else "information", markup=False, timeout=8)

    def apply_motion(self) -> None:
        """Turn animations on or off according to the settings and the terminal."""
        self.animation_level = self._motion if self.settings.motion and not self.terminal_is_still else "none"

    @property
    def terminal_is_still(self) -> bool:
        """Whether the terminal cannot show animations: ``TERM`` is ``dumb``."""
        return os.environ.get("TERM") == "dumb"

    def ring_bell(self) -> None:
        """Ring the terminal's bell if sound is on."""
        if self.settings.sound:
            self.bell()

    def assign_keys(self, keys: dict[str, str]) -> None:
        """Save these custom keys and put them in force. They must be free, see `keymap.why_refused`."""
        self.change_settings(keys=tuple(keys.items()))
        self.apply_keys(all_keys())

    def apply_keys(self, table: Sequence[KeyAction]) -> None:
        """Put those custom keys of the settings in force that can be used together."""
        self.keys = usable_keys(table, dict(self.settings.keys))
        self.set_keymap(to_textual_keymap(self.keys))

    def use_theme(self, name: str) -> None:
        """Change the theme and save the choice."""
        self.theme = name
        self.change_settings(theme=name)

    def next_theme(self) -> None:
        """Change to the theme after the current one."""
        names = list(THEMES)
        self.use_theme(names[(names.index(self.theme) + 1) % len(names)])
