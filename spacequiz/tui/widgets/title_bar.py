"""The top line of a screen that is not a game."""

from textual.widgets import Static

from spacequiz.tui.plain_text import literal


class TitleBar(Static):
    """A name on a bar."""

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; background: $panel; padding: 0 2; text-style: bold; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, text: str) -> None:
        """With this name."""
        super().__init__(literal(text))
