"""Dialogs that add packs: one asks for a path, the next shows what would be installed."""

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
"""Called with the plans that the user confirmed."""
MOST_PROBLEMS = 200
"""The most problems of one pack that are listed."""
MOST_IGNORED = 20
"""The most files that are no packs that are listed."""
TICK = 0.1
"""Seconds between two updates of the progress."""


class AddPacksDialog(Dialog):
    """Asks for a path and reads the packs there."""

    DEFAULT_CSS = """
    AddPacksDialog > VerticalScroll { width: 72; }
    AddPacksDialog Input { height: 1; border: none; background: $panel; padding: 0 1; margin: 1 0; }
    AddPacksDialog Input:focus { border: none; background: $panel; }
    AddPacksDialog #state { height: auto; color: $dim; }
    AddPacksDialog #state.-wrong { color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(self, folder: Path, path: str, then: Then) -> None:
        """Add packs to `folder`; `path` fills the input at first, and `then` is called with the confirmed plans."""
        super().__init__()
        self._folder = folder
        self._path = path
        self._then = then
        self._progress = ""
        """The progress of reading, set by another thread; empty while nothing is read."""
        self._reading = 0
        """The number of the last reading; earlier ones are cancelled."""

    def compose(self) -> ComposeResult:
        """Compose the title, the input, and the progress or error."""
        with VerticalScroll(can_focus=False):
            yield Static(literal("Add packs", "$accent bold"), id="text")
            yield PathInput(self._path)
            yield Static(literal("A .yaml file, a folder or a zip. ~ is your home folder."), id="state")
        yield KeyBar()

    def populate(self) -> None:
        """Focus the input; read a path that was dropped on the terminal at once."""
        self.query_one(PathInput).focus()
        self.set_interval(TICK, self._show_progress)
        if self._path:
            self._read(self._path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the packs at the path."""
        event.stop()
        if self.is_active and event.value.strip():
            self._read(event.value)

    @work(exclusive=True)
    async def _read(self, text: str) -> None:
        # either typed, or quoted by a terminal on which a file was dropped
        path = expand_path(next(iter(pasted_paths(text)), text))
        self._reading += 1
        self._progress = "loading …"
        self._show_progress()
        try:
            source, plans = await asyncio.to_thread(self._plan, path, self._reading)
        except _Cancelled:
            return
        except SpaceQuizError as error:
            self._progress = ""
            self._show_state(str(error), wrong=True)
            return
        if self.is_active:
            self._progress = ""
            self._show_state("", wrong=False)
            self.app.push_screen(InstallPlanDialog(plans, source.ignored, self._confirm))

    def _plan(self, path: Path, reading: int) -> tuple[PackSource, tuple[InstallPlan, ...]]:
        """Read and check the packs, on another thread: a zip may be big, and a disk slow."""
        source = open_source(path, partial(self._report, reading, "reading"))
        return source, plan_install(source.candidates, self._folder, partial(self._report, reading, "checking"))

    def _report(self, reading: int, what: str, number: int, of: int) -> None:
        """Set the progress; raise _Cancelled where this reading is no longer wanted."""
        if reading != self._reading or not self.is_running:
            raise _Cancelled
        self._progress = f"{what} {number + 1} of {format_count(of, 'pack')} …"

    def _confirm(self, plans: tuple[InstallPlan, ...]) -> None:
        self.dismiss()
        self._then(plans)

    def _show_progress(self) -> None:
        if self._progress:
            self._show_state(self._progress, wrong=False)

    def _show_state(self, message: str, *, wrong: bool) -> None:
        for state in self.query("#state").results(Static):
            state.update(literal(escape(message)))
            state.set_class(wrong, "-wrong")


class _Cancelled(Exception):
    """The dialog was closed, or another path is read."""


class InstallPlanDialog(Dialog):
    """Shows which packs would be added or replaced, and why others cannot be."""

    DEFAULT_CSS = "InstallPlanDialog > VerticalScroll { width: 84; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "add", "add", key_display="enter"),
        Binding("escape,q,n", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, plans: tuple[InstallPlan, ...], ignored: tuple[str, ...], then: Then) -> None:
        """Show these plans; `ignored` are the names of files that are no packs, `then` is called on confirmation."""
        super().__init__()
        self._plans = plans
        self._ignored = ignored
        self._then = then

    def populate(self) -> None:
        """Show the plan of each pack."""
        rows = [row for plan in self._plans for row in (*_rows(plan), EMPTY)]
        if self._ignored:
            more = f" and {len(self._ignored) - MOST_IGNORED} more" if len(self._ignored) > MOST_IGNORED else ""
            names = ", ".join(name.rpartition(": ")[2] for name in self._ignored[:MOST_IGNORED])
            rows += [(literal("  "), literal(f"Not packs, ignored: {names}{more}", "$dim"))]
        self.show_text(HangingIndent((literal(""), literal(self._summary(), "$accent bold")), EMPTY, *rows))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow `add` only where there is something to add."""
        return self._has_work if action == "add" else True

    def action_add(self) -> None:
        """Close the dialog and add the packs."""
        if self.is_active and self._has_work:
            self.dismiss()
            self._then(self._plans)

    @property
    def _has_work(self) -> bool:
        return any(plan.will_write for plan in self._plans)

    def _summary(self) -> str:
        counts = {status: sum(plan.status is status for plan in self._plans) for status in InstallStatus}
        parts: list[str] = []
        for status, label in _LABELS.items():
            if counts[status]:
                parts.append(f"{format_count(counts[status], 'pack') if not parts else counts[status]} {label}")
        return ", ".join(parts)


_LABELS = {
    InstallStatus.NEW: "to add",
    InstallStatus.OTHER: "to replace",
    InstallStatus.SAME: "already installed",
    InstallStatus.REFUSED: "that cannot be added",
}


def _rows(plan: InstallPlan) -> Iterable[Row]:
    """Yield the rows that describe one plan."""
    name, pack = escape(plan.candidate.id), plan.pack
    if plan.status is InstallStatus.REFUSED:
        yield literal("✗ ", "$error bold"), line((name, "bold"), "  cannot be added")
        if plan.reason:
            yield literal("  "), literal(escape(plan.reason))
        for head, text in problem_rows(plan.problems, MOST_PROBLEMS):
            yield line("  ", head), text
        return
    if plan.status is InstallStatus.SAME or pack is None:
        yield (
            literal("= ", "$dim"),
            line((name, "bold"), f"  {escape(plan.reason) or 'already installed'}"),
        )
        return
    facts = ", ".join(filter(None, (pack.title, format_count(len(pack.questions), "question"), pack.license)))
    if plan.problems:
        facts += f", {format_count(len(plan.problems), 'warning')}"
    if plan.status is InstallStatus.NEW:
        yield literal("+ ", "$success bold"), line((name, "bold"), f"  {facts}")
        return
    yield literal("± ", "$warning bold"), line((name, "bold"), f"  {facts}")
    if plan.replaced_files:
        yield literal("  "), literal("replaces another edition, which is kept as a backup", "$warning")
    else:
        yield literal("  "), literal("replaces the built-in pack", "$warning")
    if plan.changes:
        for change in plan.changes.lines():
            yield literal("    "), literal(change, "$dim")
    else:
        yield literal("    "), literal("the installed edition has errors, so the two cannot be compared", "$dim")
