"""What the player chose: theme, motion, sound, keys. Kept in the settings, and in force at once."""

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
    """An app that looks, moves, sounds and answers to keys as its player wants it to."""

    theme = Reactive(DEFAULT)

    def __init__(self, paths: UserPaths, settings: "tuple[settings_file.Settings, str] | None" = None) -> None:
        """Make the app; `settings` are those of `paths` with the notice about them, where they were read already."""
        super().__init__()
        self.paths = paths
        self.settings, self.settings_notice = settings or settings_file.load(paths.settings)
        self.keys: dict[str, str] = {}
        """Keys of the player's own that are in use, by the id of what they do."""
        if self.settings.theme in THEMES:
            self.theme = self.settings.theme
        self._motion = self.animation_level
        self.apply_motion()
        if self.settings.keys:
            # the first paint needs those of home alone
            self.apply_keys(screen_keys(HomeScreen))

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our four themes and no others: `$dim` and the like are known to these."""
        return THEMES

    def get_theme(self, theme_name: str) -> Theme | None:
        """One of our themes."""
        return THEMES.get(theme_name)

    def change_settings(self, **changes: object) -> None:
        """Change settings and keep them; if they can't be kept, say so and go on."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]  # fields of Settings
        try:
            settings_file.save(self.settings, self.paths.settings)
        except StorageError as error:
            self.notify_user(str(error))

    def notify_user(self, message: str, severe: bool = True) -> None:
        """Show a message over whatever screen is open; the same one once."""
        message = escape(message)
        if any(shown.message == message and not shown.has_expired for shown in self._notifications):
            return
        self.notify(message, severity="warning" if severe else "information", markup=False, timeout=8)

    def apply_motion(self) -> None:
        """Let things move, or not, as the settings and the terminal say."""
        self.animation_level = self._motion if self.settings.motion and not self.terminal_is_still else "none"

    @property
    def terminal_is_still(self) -> bool:
        """Whether the terminal says that nothing can move on it."""
        return os.environ.get("TERM") == "dumb"

    def ring_bell(self) -> None:
        """Ring the terminal's bell, if the player wants to hear it."""
        if self.settings.sound:
            self.bell()

    def assign_keys(self, keys: dict[str, str]) -> None:
        """Give actions these keys, which are known to be free, and keep the choice."""
        self.change_settings(keys=tuple(keys.items()))
        self.apply_keys(all_keys())

    def apply_keys(self, table: Sequence[KeyAction]) -> None:
        """Put those of the player's own keys in force that can be used together."""
        self.keys = usable_keys(table, dict(self.settings.keys))
        self.set_keymap(to_textual_keymap(self.keys))

    def use_theme(self, name: str) -> None:
        """Change the theme, and keep the choice."""
        self.theme = name
        self.change_settings(theme=name)

    def next_theme(self) -> None:
        """The theme after this one."""
        names = list(THEMES)
        self.use_theme(names[(names.index(self.theme) + 1) % len(names)])
