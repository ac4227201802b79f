"""A minimal Textual app, the reference of the measurements: one text that a key press changes."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """An app that shows the number of key presses."""

    presses = 0

    def compose(self) -> ComposeResult:
        """Yield the text."""
        yield Static("pressed 0")

    def on_key(self, event: events.Key) -> None:
        """Show the new count."""
        self.presses += 1
        self.query_one(Static).update(f"pressed {self.presses}")


if __name__ == "__main__":
    Bare().run()
