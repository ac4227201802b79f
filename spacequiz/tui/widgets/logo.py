"""The logo: the name of the game in block letters below a sky with stars."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from spacequiz.tui.plain_text import literal

TALL, MEDIUM, LOW = 28, 26, 22
"""Rows of the terminal from which two rows of sky are drawn; one row; one row in the place of the tagline.

On a smaller terminal the rows are left to menu and notices.
"""
_LETTERS = {
    "S": ("█▀▀", "▄▄█"),
    "P": ("█▀█", "█▀▀"),
    "A": ("█▀█", "█▀█"),
    "C": ("█▀▀", "█▄▄"),
    "E": ("█▀▀", "██▄"),
    "Q": ("█▀█", "▀▀█"),
    "U": ("█ █", "█▄█"),
    "I": ("█", "█"),
    "Z": ("▀▀█", "█▄▄"),
    " ": (" ", " "),
    "0": ("█▀█", "█▄█"),
    "1": ("▀█", " █"),
    "2": ("▀▀█", "█▄▄"),
    "3": ("▀▀█", "▄██"),
    "4": ("█ █", "▀▀█"),
    "5": ("█▀▀", "▄▄█"),
    "6": ("█▄▄", "█▄█"),
    "7": ("▀▀█", "  █"),
    "8": ("█▀█", "███"),
    "9": ("█▀█", "▀▀█"),
}
_STARS = (
    (4, "·"),
    (19, "✦"),
    (33, "·"),
    (41, "·"),
    (57, "✦"),
    (66, "·"),
    (74, "·"),
    (88, "✦"),
    (103, "·"),
    (115, "·"),
)
_LOW_STARS = ((10, "·"), (27, "·"), (49, "✦"), (62, "·"), (71, "·"), (81, "·"), (96, "·"), (109, "✦"))


def block_letters(text: str) -> tuple[str, str]:
    """Return a text in block letters of two rows. Raise KeyError for letters that are not in the name of the game."""
    pairs = [_LETTERS[letter] for letter in text]
    return " ".join(top for top, _ in pairs), " ".join(bottom for _, bottom in pairs)


class Logo(Widget):
    """SPACE QUIZ in block letters, with a tagline."""

    DEFAULT_CSS = """
    Logo { height: auto; width: 100%; }
    """
    ALLOW_SELECT = False

    def __init__(self, tagline: str) -> None:
        """Show this line below the name."""
        super().__init__()
        self._tagline = tagline

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows: letters and tagline, and the sky where there is room."""
        return 6 if viewport.height >= TALL else 4 if viewport.height >= MEDIUM else 3

    def render(self) -> Content:
        """Return sky, letters and tagline."""
        letters = [literal(row, "$accent") for row in block_letters("SPACE QUIZ")]
        sky = [_sky(stars, self.content_size.width) for stars in (_STARS, _LOW_STARS)]
        tagline = literal(self._tagline, "$dim").truncate(self.content_size.width, ellipsis=True)
        rows = {6: [*sky, *letters, literal(""), tagline], 4: [sky[0], *letters, tagline]}
        low = [sky[0], *letters] if self.app.size.height >= LOW else [*letters, tagline]
        return Content("\n").join(rows.get(self.content_size.height, low))


def _sky(stars: tuple[tuple[int, str], ...], width: int) -> Content:
    row = [" "] * width
    for column, star in stars:
        if column < width:
            row[column] = star
    return literal("".join(row).rstrip() or " ", "$secondary 60%")
