"""The top line of a screen that is not a game."""

from textual.widgets import Static

from spacequiz.tui.plain_text import literal


class TitleBar(Static):
    """The title of a screen on a bar."""

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; background: $panel; padding: 0 2; text-style: bold; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, text: str) -> None:
        """Show this title."""
        super().__init__(literal(text))
