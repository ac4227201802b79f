"""The four themes: one warm colour for what matters now, one cool colour for what can be pressed."""

from textual.theme import Theme

DEFAULT = "baikonur"


def _variables(*, dim: str, faint: str, edge: str, ink: str, ground: str) -> dict[str, str]:
    """Return the variables of a theme that Textual does not have.

    `dim` is for quiet text, `faint` for what is not reached yet, `edge` for lines, `ink` for text on a warm or cool
    background, and `ground` for the background of scroll bars.
    """
    bar = {f"scrollbar{when}": colour for when, colour in (("", edge), ("-hover", dim), ("-active", dim))}
    below = {f"scrollbar-background{when}": ground for when in ("", "-hover", "-active")}
    return {"dim": dim, "faint": faint, "edge": edge, "ink": ink, **bar, **below}


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme(
            name="baikonur",
            primary="#ffb454",
            secondary="#5ccfe6",
            accent="#ffb454",
            warning="#ffcc66",
            error="#ff6b70",
            success="#95d265",
            foreground="#e6e9f2",
            background="#090e1a",
            surface="#0d1424",
            panel="#1b2444",
            variables=_variables(dim="#8b93a8", faint="#39425f", edge="#2a3560", ink="#090e1a", ground="#090e1a"),
        ),
        Theme(
            name="daylight",
            primary="#a84300",
            secondary="#005a8c",
            accent="#a84300",
            warning="#8a5a00",
            error="#b00020",
            success="#1b6e2e",
            foreground="#15181e",
            background="#fbfbf8",
            surface="#f3f3ee",
            panel="#e2e6ea",
            dark=False,
            variables=_variables(dim="#555c66", faint="#b3b9c1", edge="#b3b9c1", ink="#ffffff", ground="#fbfbf8"),
        ),
        Theme(
            name="poster",
            primary="#b3161b",
            secondary="#1f4e79",
            accent="#b3161b",
            warning="#8f5f00",
            error="#b3161b",
            success="#23632a",
            foreground="#23190f",
            background="#f5ead6",
            surface="#efe1c6",
            panel="#e0cfae",
            dark=False,
            variables=_variables(dim="#675a49", faint="#c3b291", edge="#c9b890", ink="#fdf6e6", ground="#f5ead6"),
        ),
        Theme(
            name="contrast",
            primary="#ffff00",
            secondary="#00ffff",
            accent="#ffff00",
            warning="#ffff00",
            error="#ff9090",
            success="#90ff90",
            foreground="#ffffff",
            background="#000000",
            surface="#000000",
            panel="#262626",
            variables=_variables(dim="#dddddd", faint="#a0a0a0", edge="#a0a0a0", ink="#000000", ground="#000000"),
        ),
    )
}
