"""The key bar at the bottom of a screen: the keys that work now, each also a button."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.keys import key_to_character
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from spacequiz.tui.context import app_context


@runtime_checkable
class HasLeadKeys(Protocol):
    """A screen with keys that are no bindings, such as ``1-4 answer``."""

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of keys and what they do, which are shown first."""
        ...


_ORDER = {
    "go_on": -2,
    "uncover": -2,
    "start": -2,
    "screen.start": -2,
    "pause": 1,
    "back": 2,
    "dismiss": 2,
    "app.quit": 2,
    "help": 3,
}
"""Order of the actions on the bar; 0 for those that are not listed."""


class KeyBar(Widget):
    """Shows the active bindings, wrapped where there are many; a click presses the key."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; max-height: 3; background: $panel; color: $foreground; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Draw the keys again whenever the bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines for this width."""
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        """Return the keys in one line, or in more where the screen is narrow."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for hint in self._hints():
            # only whole hints are wrapped: a key stays beside its word
            if lines and lines[-1].cell_length + 2 + hint.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], "  ", hint)
            else:
                lines.append(hint)
        return lines

    def _hints(self) -> list[Content]:
        hints: list[Content] = []
        if isinstance(self.screen, HasLeadKeys):
            # only a single key can be pressed by a click
            hints += [_hint(keys, words, keys if keys == "enter" else "") for keys, words in self.screen.lead_keys()]
        by_action: dict[str, Binding] = {}
        focused = self.screen.focused
        for key, (_, binding, enabled, _) in self.screen.active_bindings.items():
            # where a text is being typed, its letters are no keys
            is_typed = focused is not None and focused.check_consume_key(key, key_to_character(key))
            # of two keys for one action, the one that the player chose
            is_first = binding.action not in by_action or binding.id in self._player_keys
            if binding.show and enabled and not is_typed and is_first:
                by_action[binding.action] = binding
        # keys of the moment first, keys that always work last
        for binding in sorted(by_action.values(), key=lambda binding: _ORDER.get(binding.action, 0)):
            hints.append(_hint(self.app.get_key_display(binding), binding.description, binding.key))
        return hints

    @property
    def _player_keys(self) -> Mapping[str, str]:
        return app_context(self).keys

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        key = event.style.meta.get("key")
        if key:
            self.app.simulate_key(key)


def _hint(keys: str, words: str, key: str) -> Content:
    shown = Content.assemble((keys, "$secondary bold"), " ", (words, "$foreground"))
    return shown.stylize(Style.from_meta({"key": key})) if key else shown
