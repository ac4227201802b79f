"""Settings: what holds until it is changed again. Each change applies, and is kept, at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.theme import Theme
from textual.widgets import Input, Static

from spacequiz.domain.rules import MODES
from spacequiz.text import NAME_LENGTH, clean_name
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.stepper_choices import MODE, ON_OFF, SECONDS, SPRINT, with_value
from spacequiz.tui.themes import THEMES
from spacequiz.tui.widgets.stepper import LABEL_WIDTH, Stepper
from spacequiz.tui.widgets.title_bar import TitleBar

LOOKS = {
    "baikonur": "dark",
    "daylight": "light, for projectors",
    "poster": "cream and red, like posters of 1961",
    "contrast": "high contrast",
}


class KeysLink(Static, can_focus=True):
    """The line that leads to the keys: enter, or a click."""

    DEFAULT_CSS = """
    KeysLink { height: 1; width: 100%; padding: 0 1; }
    KeysLink:focus { background: $panel; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "choose", "change the keys", key_display="enter")]

    class Chosen(Message):
        """The line was chosen."""

    def tell(self, changed: int) -> None:
        """How many keys are the player's own."""
        words = f"{changed} custom" if changed else "default"
        self.update(line(("Keys".ljust(LABEL_WIDTH), "$dim"), ("  ", ""), (words, "bold"), ("  ▸", "$secondary bold")))

    def action_choose(self) -> None:
        """Go there."""
        self.post_message(self.Chosen())

    def on_click(self) -> None:
        """Go there."""
        self.action_choose()


class SettingsScreen(Page):
    """Player, look, sound, what a new game begins with, and the way to the keys."""

    CSS_PATH = "settings_screen.tcss"
    TITLE = "Settings"
    HELP_KEYS = (
        ("↑ ↓", "up and down"),
        ("← →", "change a value; it is saved at once"),
        ("k", "change keys"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # here for the name and the keys too: a stepper brings its own
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "down", show=False),
        Binding("k", "keys", "keys"),
    ]

    def __init__(self) -> None:
        """Nothing is chosen yet."""
        super().__init__()
        self._chosen = ""
        """The theme chosen here last."""

    def compose_body(self) -> ComposeResult:
        """One line a setting, and a few words about it."""
        settings = self.context.settings
        each, sprint = settings.seconds, settings.sprint
        yield TitleBar(self.TITLE)
        # not one that scrolls by the arrows, which go from line to line here
        with Container(id="settings"):
            with Horizontal(classes="row", id="named"):
                yield Static(literal("Player"), classes="name")
                yield Input(settings.player, placeholder="your name", max_length=NAME_LENGTH)
                yield Static(literal("your scores are saved under this name"), classes="about")
            yield _row(Stepper("Theme", [(name, name) for name in THEMES], self.app.theme, id="theme"))
            yield _row(Stepper("Motion", ON_OFF, _word(settings.motion), id="motion"))
            yield _row(Stepper("Sound", ON_OFF, _word(settings.sound), id="sound"))
            yield Static(literal("Defaults for a new game"), classes="label")
            mode = settings.mode if settings.mode in MODES else "mission"
            yield _row(Stepper("Mode", MODE, mode, id="mode"))
            yield _row(Stepper("Time each", with_value(SECONDS, each, f"{each} s"), str(each), id="seconds"))
            yield _row(Stepper("Total time", with_value(SPRINT, sprint, f"{sprint} s"), str(sprint), id="sprint"))
            yield KeysLink()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that change a value."""
        return (("← →", "change"),) if isinstance(self.focused, Stepper) and not self.too_small else ()

    async def populate(self) -> None:
        """Begin below the name, where letters are keys."""
        self.query_one("#theme").focus()
        self.app.theme_changed_signal.subscribe(self, self._follow)
        self._tell()

    def on_stepper_changed(self) -> None:
        """Take what has changed."""
        if not self.is_open:
            return
        settings = self.context.settings
        wanted = {
            "motion": self._value("motion") == "on",
            "sound": self._value("sound") == "on",
            "mode": self._value("mode"),
            "seconds": int(self._value("seconds")),
            "sprint": int(self._value("sprint")),
        }
        changes = {name: value for name, value in wanted.items() if value != getattr(settings, name)}
        if self._value("theme") != self.app.theme:
            self._chosen = self._value("theme")
            self.context.use_theme(self._chosen)
        if changes:
            self.context.change_settings(**changes)
        if "motion" in changes:
            self.context.apply_motion()
        if "sound" in changes:
            # what it sounds like, if it does at all on this terminal
            self.context.ring_bell()
        self._tell()

    def on_input_submitted(self) -> None:
        """Enter goes on to the next line, which keeps the name."""
        self.focus_next()

    def on_input_blurred(self) -> None:
        """The name is as it should be."""
        if self.is_open:
            self._keep_name()

    def on_screen_resume(self) -> None:
        """The keys may have been changed on their screen."""
        if self.query(KeysLink):
            self._tell()

    def on_keys_link_chosen(self) -> None:
        """To the keys; the second of two clicks finds them open."""
        if self.is_active:
            self.action_keys()

    def action_keys(self) -> None:
        """Which key does what."""
        self.context.open_screen("key_settings")

    def action_back(self) -> None:
        """Home, with what was typed."""
        self.save_before_exit()
        super().action_back()

    def save_before_exit(self) -> None:
        """A name that stands there is meant."""
        for _ in self.query(Input):
            self._keep_name()

    def _follow(self, theme: Theme) -> None:
        """The palette changes the theme too; the word of our own change may come after the next one."""
        if self.is_open and theme.name != self._chosen:
            self._chosen = ""
            self.query_one("#theme", Stepper).index = list(THEMES).index(theme.name)

    def _keep_name(self) -> None:
        field = self.query_one(Input)
        name = clean_name(field.value)
        if name != field.value:
            field.value = name
        if name != self.context.settings.player:
            self.context.change_settings(player=name)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Stepper).value

    def _tell(self) -> None:
        """A few words about each value."""
        words = {
            "theme": LOOKS.get(self._value("theme"), ""),
            "motion": "not on this terminal" if self.context.terminal_is_still else "countdown, climb, scrolling",
            "sound": "terminal bell for a wrong answer and when time is up",
            "mode": MODES[self._value("mode")].description,
            "seconds": "per question, in mission and survival",
            "sprint": "for a whole sprint",
        }
        for name, about in words.items():
            self.query_one(f"#about-{name}", Static).update(literal(about))
        self.query_one(KeysLink).tell(len(self.context.keys))


def _row(stepper: Stepper) -> Horizontal:
    """A setting with room for words about it."""
    return Horizontal(stepper, Static(id=f"about-{stepper.id}", classes="about"), classes="row")


def _word(on: bool) -> str:
    return "on" if on else "off"
