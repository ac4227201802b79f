"""The settings. Each change is applied and saved at once."""

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

THEME_DESCRIPTIONS = {
    "baikonur": "dark",
    "daylight": "light, for projectors",
    "poster": "cream and red, like posters of 1961",
    "contrast": "high contrast",
}


class KeysLink(Static, can_focus=True):
    """A line that opens the key settings at enter or a click."""

    DEFAULT_CSS = """
    KeysLink { height: 1; width: 100%; padding: 0 1; }
    KeysLink:focus { background: $panel; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "choose", "change the keys", key_display="enter")]

    class Chosen(Message):
        """Sent when the line was chosen."""

    def show_count(self, changed: int) -> None:
        """Show how many keys were changed."""
        words = f"{changed} custom" if changed else "default"
        self.update(line(("Keys".ljust(LABEL_WIDTH), "$dim"), ("  ", ""), (words, "bold"), ("  ▸", "$secondary bold")))

    def action_choose(self) -> None:
        """Open the key settings."""
        self.post_message(self.Chosen())

    def on_click(self) -> None:
        """Open the key settings."""
        self.action_choose()


class SettingsScreen(Page):
    """The player's name, theme, motion, sound, defaults of a new game, and a link to the keys."""

    CSS_PATH = "settings_screen.tcss"
    TITLE = "Settings"
    HELP_KEYS = (
        ("↑ ↓", "up and down"),
        ("← →", "change a value; it is saved at once"),
        ("k", "change keys"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # for the name and the link to the keys; steppers have these bindings themselves
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "down", show=False),
        Binding("k", "keys", "keys"),
    ]

    def __init__(self) -> None:
        """Make the screen."""
        super().__init__()
        self._chosen = ""
        """The theme that was chosen here last."""

    def compose_body(self) -> ComposeResult:
        """Compose a line for each setting, with a description."""
        settings = self.context.settings
        each, sprint = settings.seconds, settings.sprint
        yield TitleBar(self.TITLE)
        # no scrolling container: here the arrow keys move from line to line
        with Container(id="settings"):
            with Horizontal(classes="row", id="named"):
                yield Static(literal("Player"), classes="name")
                yield Input(settings.player, placeholder="your name", max_length=NAME_LENGTH)
                yield Static(literal("your scores are saved under this name"), classes="about")
            yield _row(Stepper("Theme", [(name, name) for name in THEMES], self.app.theme, id="theme"))
            yield _row(Stepper("Motion", ON_OFF, _on_off(settings.motion), id="motion"))
            yield _row(Stepper("Sound", ON_OFF, _on_off(settings.sound), id="sound"))
            yield Static(literal("Defaults for a new game"), classes="label")
            mode = settings.mode if settings.mode in MODES else "mission"
            yield _row(Stepper("Mode", MODE, mode, id="mode"))
            yield _row(Stepper("Time each", with_value(SECONDS, each, f"{each} s"), str(each), id="seconds"))
            yield _row(Stepper("Total time", with_value(SPRINT, sprint, f"{sprint} s"), str(sprint), id="sprint"))
            yield KeysLink()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the focused stepper."""
        return (("← →", "change"),) if isinstance(self.focused, Stepper) and not self.too_small else ()

    async def populate(self) -> None:
        """Focus the line below the name, where letters are keys and not typed."""
        self.query_one("#theme").focus()
        self.app.theme_changed_signal.subscribe(self, self._show_theme)
        self._show_descriptions()

    def on_stepper_changed(self) -> None:
        """Apply and save what was changed."""
        if not self.is_open:
            return
        settings = self.context.settings
        values = {
            "motion": self._value("motion") == "on",
            "sound": self._value("sound") == "on",
            "mode": self._value("mode"),
            "seconds": int(self._value("seconds")),
            "sprint": int(self._value("sprint")),
        }
        changes = {name: value for name, value in values.items() if value != getattr(settings, name)}
        if self._value("theme") != self.app.theme:
            self._chosen = self._value("theme")
            self.context.use_theme(self._chosen)
        if changes:
            self.context.change_settings(**changes)
        if "motion" in changes:
            self.context.apply_motion()
        if "sound" in changes:
            # let the player hear whether this terminal has a bell
            self.context.ring_bell()
        self._show_descriptions()

    def on_input_submitted(self) -> None:
        """Go to the next line at enter; leaving the field saves the name."""
        self.focus_next()

    def on_input_blurred(self) -> None:
        """Save the name."""
        if self.is_open:
            self._save_name()

    def on_screen_resume(self) -> None:
        """Update the number of changed keys."""
        if self.query(KeysLink):
            self._show_descriptions()

    def on_keys_link_chosen(self) -> None:
        """Open the key settings, unless the first of two clicks did already."""
        if self.is_active:
            self.action_keys()

    def action_keys(self) -> None:
        """Open the key settings."""
        self.context.open_screen("key_settings")

    def action_back(self) -> None:
        """Save the name and go back."""
        self.save_before_exit()
        super().action_back()

    def save_before_exit(self) -> None:
        """Save the name that was typed."""
        for _ in self.query(Input):
            self._save_name()

    def _show_theme(self, theme: Theme) -> None:
        """Show a theme that was chosen in the palette; the signal of our own change may come after the next one."""
        if self.is_open and theme.name != self._chosen:
            self._chosen = ""
            self.query_one("#theme", Stepper).index = list(THEMES).index(theme.name)

    def _save_name(self) -> None:
        field = self.query_one(Input)
        name = clean_name(field.value)
        if name != field.value:
            field.value = name
        if name != self.context.settings.player:
            self.context.change_settings(player=name)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Stepper).value

    def _show_descriptions(self) -> None:
        """Show a description of each value."""
        descriptions = {
            "theme": THEME_DESCRIPTIONS.get(self._value("theme"), ""),
            "motion": "not on this terminal" if self.context.terminal_is_still else "countdown, climb, scrolling",
            "sound": "beep when wrong or out of time",
            "mode": MODES[self._value("mode")].description,
            "seconds": "per question, in mission and survival",
            "sprint": "for a whole sprint",
        }
        for name, about in descriptions.items():
            self.query_one(f"#about-{name}", Static).update(literal(about))
        self.query_one(KeysLink).show_count(len(self.context.keys))


def _row(stepper: Stepper) -> Horizontal:
    """Return a setting with room for its description."""
    return Horizontal(stepper, Static(id=f"about-{stepper.id}", classes="about"), classes="row")


def _on_off(is_on: bool) -> str:
    """Return the value of a stepper for a setting that is on or off."""
    return "on" if is_on else "off"
