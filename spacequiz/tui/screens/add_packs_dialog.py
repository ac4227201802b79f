"""Packs to be added: the path they lie at, then what adding them would mean."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from spacequiz.errors import SpaceQuizError
from spacequiz.packs.candidates import PackSource
from spacequiz.packs.install import InstallPlan, InstallStatus, plan_install
from spacequiz.packs.sources import open_source
from spacequiz.text import escape
from spacequiz.tui.hanging_indent import HangingIndent, Row
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.screens.pack_dialog import EMPTY, problem_rows
from spacequiz.tui.widgets.key_bar import KeyBar
from spacequiz.tui.widgets.path_input import PathInput, expand_path, pasted_paths
from spacequiz.wording import format_count

Then = Callable[[tuple[InstallPlan, ...]], object]
MOST_PROBLEMS = 200
MOST_LEFT = 20
"""Problems of one pack, and entries of a zip that are no packs, that are named."""
TICK = 0.1
"""Seconds between two words on how far it is."""


class AddPacksDialog(Dialog):
    """Asks for a path, and looks what is there."""

    DEFAULT_CSS = """
    AddPacksDialog > VerticalScroll { width: 72; }
    AddPacksDialog Input { height: 1; border: none; background: $panel; padding: 0 1; margin: 1 0; }
    AddPacksDialog Input:focus { border: none; background: $panel; }
    AddPacksDialog #state { height: auto; color: $dim; }
    AddPacksDialog #state.-wrong { color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(self, folder: Path, path: str, then: Then) -> None:
        """`folder` is where packs are added, `path` what stands there at first; `then` gets what is to be done."""
        super().__init__()
        self._folder = folder
        self._path = path
        self._then = then
        self._far = ""
        """How far it is, told by another thread."""
        self._looks = 0
        """How often it was looked; only the last look counts."""

    def compose(self) -> ComposeResult:
        """The question, the path, how far it is or what is wrong."""
        with VerticalScroll(can_focus=False):
            yield Static(literal("Add packs", "$accent bold"), id="text")
            yield PathInput(self._path)
            yield Static(literal("A .yaml file, a folder or a zip. ~ is your home folder."), id="state")
        yield KeyBar()

    def populate(self) -> None:
        """Type at once; what was dropped is looked at at once."""
        self.query_one(PathInput).focus()
        self.set_interval(TICK, self._tell_far)
        if self._path:
            self._look(self._path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look what is there."""
        event.stop()
        if self.is_active and event.value.strip():
            self._look(event.value)

    @work(exclusive=True)
    async def _look(self, text: str) -> None:
        # as typed, or as a terminal writes what is dropped on it
        path = expand_path(next(iter(pasted_paths(text)), text))
        self._looks += 1
        self._far = "loading …"
        self._tell_far()
        try:
            source, plans = await asyncio.to_thread(self._planned, path, self._looks)
        except _Cancelled:
            return
        except SpaceQuizError as error:
            self._far = ""
            self._state(str(error), wrong=True)
            return
        if self.is_active:
            self._far = ""
            self._state("", wrong=False)
            self.app.push_screen(InstallPlanDialog(plans, source.ignored, self._do))

    def _planned(self, path: Path, look: int) -> tuple[PackSource, tuple[InstallPlan, ...]]:
        """In a thread of its own: a zip may be big, and a disk slow."""
        source = open_source(path, partial(self._at, look, "reading"))
        return source, plan_install(source.candidates, self._folder, partial(self._at, look, "checking"))

    def _at(self, look: int, what: str, number: int, of: int) -> None:
        if look != self._looks or not self.is_running:
            raise _Cancelled
        self._far = f"{what} {number + 1} of {format_count(of, 'pack')} …"

    def _do(self, plans: tuple[InstallPlan, ...]) -> None:
        self.dismiss()
        self._then(plans)

    def _tell_far(self) -> None:
        if self._far:
            self._state(self._far, wrong=False)

    def _state(self, words: str, *, wrong: bool) -> None:
        for state in self.query("#state").results(Static):
            state.update(literal(escape(words)))
            state.set_class(wrong, "-wrong")


class _Cancelled(Exception):
    """The dialog was closed meanwhile, or looks elsewhere."""


class InstallPlanDialog(Dialog):
    """What would be added and replaced, and why some cannot be."""

    DEFAULT_CSS = "InstallPlanDialog > VerticalScroll { width: 84; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "add", "add", key_display="enter"),
        Binding("escape,q,n", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, plans: tuple[InstallPlan, ...], left: tuple[str, ...], then: Then) -> None:
        """`left` are the names of what is no pack; `then` is called when it is meant."""
        super().__init__()
        self._plans = plans
        self._left = left
        self._then = then

    def populate(self) -> None:
        """Tell all of it."""
        rows = [row for planned in self._plans for row in (*_rows(planned), EMPTY)]
        if self._left:
            more = f" and {len(self._left) - MOST_LEFT} more" if len(self._left) > MOST_LEFT else ""
            names = ", ".join(name.rpartition(": ")[2] for name in self._left[:MOST_LEFT])
            rows += [(literal("  "), literal(f"Not packs, ignored: {names}{more}", "$dim"))]
        self.show_text(HangingIndent((literal(""), literal(self._sum(), "$accent bold")), EMPTY, *rows))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Add only where there is something to add."""
        return self._any if action == "add" else True

    def action_add(self) -> None:
        """Close, and do it."""
        if self.is_active and self._any:
            self.dismiss()
            self._then(self._plans)

    @property
    def _any(self) -> bool:
        return any(planned.will_write for planned in self._plans)

    def _sum(self) -> str:
        counts = {standing: sum(planned.status is standing for planned in self._plans) for standing in InstallStatus}
        parts: list[str] = []
        for standing, words in _WORDS.items():
            if counts[standing]:
                parts.append(f"{format_count(counts[standing], 'pack') if not parts else counts[standing]} {words}")
        return ", ".join(parts)


_WORDS = {
    InstallStatus.NEW: "to add",
    InstallStatus.OTHER: "to replace",
    InstallStatus.SAME: "already installed",
    InstallStatus.REFUSED: "that cannot be added",
}


def _rows(planned: InstallPlan) -> Iterable[Row]:
    name, pack = escape(planned.candidate.id), planned.pack
    if planned.status is InstallStatus.REFUSED:
        yield literal("✗ ", "$error bold"), line((name, "bold"), "  cannot be added")
        if planned.reason:
            yield literal("  "), literal(escape(planned.reason))
        for head, text in problem_rows(planned.problems, MOST_PROBLEMS):
            yield line("  ", head), text
        return
    if planned.status is InstallStatus.SAME or pack is None:
        yield (
            literal("= ", "$dim"),
            line((name, "bold"), f"  {escape(planned.reason) or 'already installed'}"),
        )
        return
    facts = ", ".join(filter(None, (pack.title, format_count(len(pack.questions), "question"), pack.license)))
    if planned.problems:
        facts += f", {format_count(len(planned.problems), 'warning')}"
    if planned.status is InstallStatus.NEW:
        yield literal("+ ", "$success bold"), line((name, "bold"), f"  {facts}")
        return
    yield literal("± ", "$warning bold"), line((name, "bold"), f"  {facts}")
    if planned.replaced_files:
        yield literal("  "), literal("replaces another edition, which is kept as a backup", "$warning")
    else:
        yield literal("  "), literal("replaces the built-in pack", "$warning")
    if planned.changes:
        for words in planned.changes.lines():
            yield literal("    "), literal(words, "$dim")
    else:
        yield literal("    "), literal("the installed edition has errors, so the two cannot be compared", "$dim")
