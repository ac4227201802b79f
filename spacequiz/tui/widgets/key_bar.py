"""The bottom line: the keys that work now, each of them also a button."""

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
    """A screen with a hint that its bindings cannot give, such as ``1-4 answer``."""

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Pairs of keys and what they do, shown first."""
        ...


_PLACES = {
    "go_on": -2,
    "uncover": -2,
    "lift_off": -2,
    "screen.lift_off": -2,
    "pause": 1,
    "back": 2,
    "dismiss": 2,
    "app.quit": 2,
    "help": 3,
}
"""Where an action stands among the others, 0 unless said."""


class KeyBar(Widget):
    """Shows the active bindings that want to be shown, wrapped where they are many; a click presses the key."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; max-height: 3; background: $panel; color: $foreground; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines for this width."""
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        """The keys in one line, or more where the screen is narrow."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for hint in self._hints():
            # a key is never parted from its word, so whole hints are wrapped
            if lines and lines[-1].cell_length + 2 + hint.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], "  ", hint)
            else:
                lines.append(hint)
        return lines

    def _hints(self) -> list[Content]:
        hints: list[Content] = []
        if isinstance(self.screen, HasLeadKeys):
            # of these only a single key can be pressed by a click
            hints += [_hint(keys, words, keys if keys == "enter" else "") for keys, words in self.screen.lead_keys()]
        by_action: dict[str, Binding] = {}
        focused = self.screen.focused
        for key, (_, binding, enabled, _) in self.screen.active_bindings.items():
            # where a text is being typed, letters are letters
            typed = focused is not None and focused.check_consume_key(key, key_to_character(key))
            # of two keys for one thing, the one that the player chose
            first = binding.action not in by_action or binding.id in self._own
            if binding.show and enabled and not typed and first:
                by_action[binding.action] = binding
        # what is special to this moment first, what is always there last
        for binding in sorted(by_action.values(), key=lambda binding: _PLACES.get(binding.action, 0)):
            hints.append(_hint(self.app.get_key_display(binding), binding.description, binding.key))
        return hints

    @property
    def _own(self) -> Mapping[str, str]:
        return app_context(self).keys

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        key = event.style.meta.get("key")
        if key:
            self.app.simulate_key(key)


def _hint(keys: str, words: str, key: str) -> Content:
    shown = Content.assemble((keys, "$secondary bold"), " ", (words, "$foreground"))
    return shown.stylize(Style.from_meta({"key": key})) if key else shown
