"""The least a Textual app can be: one text, which a key press changes. What the game is measured against."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """Counts key presses."""

    presses = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("pressed 0")

    def on_key(self, event: events.Key) -> None:
        """Show the new count."""
        self.presses += 1
        self.query_one(Static).update(f"pressed {self.presses}")


if __name__ == "__main__":
    Bare().run()
