"""Packs: what there is, how well it is, and ways to get more."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from spacequiz.errors import SpaceQuizError
from spacequiz.play.library import LibraryPack, PackLibrary
from spacequiz.play.request import GameRequest
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.library_list import LibraryList
from spacequiz.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from spacequiz.packs.install import InstallPlan


class PacksScreen(Page):
    """Packs are opened, played, added and removed here."""

    CSS_PATH = "packs_screen.tcss"
    TITLE = "Packs"
    HELP_KEYS = (
        ("↑ ↓ enter", "look inside a pack, or see its errors (or click twice)"),
        ("p", "play the selected pack"),
        ("v", "preview its questions; updated whenever you save the file"),
        ("a", "add packs: a file, folder or zip; or drop one on the terminal"),
        ("d", "remove the selected pack, if you added it; u undoes it"),
        ("c", "check all packs again, after you edit one"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "play", "play"),
        Binding("v", "preview", "preview"),
        Binding("a", "add", "add"),
        Binding("d,delete", "remove", "remove", key_display="d"),
        Binding("u", "undo", "undo"),
        Binding("c", "check", "check again"),
    ]

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._library: PackLibrary | None = None
        self._removed: tuple[tuple[Path, Path], ...] = ()
        """What was removed here and can be brought back: where it is, and where it was."""

    def compose_body(self) -> ComposeResult:
        """The list, and a word above it while there is something to say."""
        yield TitleBar("Packs")
        with Vertical(id="body"):
            yield Static(id="state")
            yield LibraryList()

    async def populate(self) -> None:
        """Show the packs as soon as they are read."""
        self.query_one(LibraryList).focus()
        self.context.library_changed.subscribe(self, lambda _: self._show())
        if self.context.library is None:
            self._tell("loading packs …")
        else:
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with the pack at the mark."""
        marked = self._marked
        if action == "play" and not (marked and marked.pack):
            return False
        if action == "preview" and not marked:
            return False
        if action == "remove" and not (marked and marked.is_own):
            return False
        if action == "undo" and not self._removed:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Other keys work on another pack."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it; the second of two clicks finds it open."""
        event.stop()
        from spacequiz.tui.screens.pack_dialog import PackDialog

        marked = self._marked
        if marked and self._library and self.is_active:
            played = (entry for entry in self._library.entries if entry.id == marked.id and entry.pack)
            self.app.push_screen(PackDialog(marked, next(played, None)))

    def on_resize(self, event: events.Resize) -> None:
        """A line for each where there is room, else two."""
        if self._library:
            self._show()

    def on_paste(self, event: events.Paste) -> None:
        """A file was dropped on the terminal."""
        from spacequiz.tui.widgets.path_input import pasted_paths

        event.stop()
        paths = pasted_paths(event.text)
        if paths and self.is_active and not self.too_small:
            if len(paths) > 1:
                self.context.notify_user(
                    f"Only the first of {len(paths)} is checked. Add the others one by one, or add their folder."
                )
            self._open_add(paths[0])

    def action_play(self) -> None:
        """A mission on the pack at the mark."""
        marked = self._marked
        if marked and marked.pack:
            self.context.play(GameRequest(packs=(marked.id,)))

    def action_preview(self) -> None:
        """The questions of the pack at the mark, as they look."""
        marked = self._marked
        if marked:
            self.context.open_screen("preview", marked.path)

    def action_add(self) -> None:
        """Ask where they are."""
        self._open_add("")

    def action_check(self) -> None:
        """Read all packs again."""
        self.app.run_worker(self._check())

    def action_remove(self) -> None:
        """Ask, then set the one at the mark aside."""
        from spacequiz.tui.screens.confirm_dialog import ConfirmDialog

        marked = self._marked
        if marked is None or not marked.is_own:
            return
        path = marked.path
        after = "\n\nThe built-in pack of this name will be used again." if marked.loaded.overrides_built_in else ""
        words = line(
            (f"Remove {marked.title}?\n\n", "$accent bold"),
            (path.name, "bold"),
            f" is moved out of the library; press u to undo. Scores and review data stay.{after}",
        )
        self.app.push_screen(ConfirmDialog(words, lambda: self.app.run_worker(self._remove(path))))

    def action_undo(self) -> None:
        """Bring back what was removed last."""
        if self._removed:
            *before, (kept, path) = self._removed
            self._removed = tuple(before)
            self.refresh_bindings()
            self.app.run_worker(self._restore(kept, path))

    @property
    def _marked(self) -> LibraryPack | None:
        for shown in self.query(LibraryList):
            return shown.highlighted_pack
        return None

    def _open_add(self, path: str) -> None:
        from spacequiz.tui.screens.add_packs_dialog import AddPacksDialog

        folder = self.context.paths.packs
        self.app.push_screen(AddPacksDialog(folder, path, lambda plans: self.app.run_worker(self._add(plans))))

    # The app's workers, which go on when this page is closed: what was begun on the disk is finished, and all screens
    # are told.

    async def _check(self) -> None:
        self._tell("loading packs …")
        await self._read_again()
        library = self.context.library
        if library and self.is_open:
            broken = sum(entry.pack is None for entry in library.entries)
            errors = f", {broken} with errors" if broken else ", no errors"
            self.context.notify_user(f"Checked {len(library.entries)} packs{errors}.", severe=False)

    async def _add(self, plans: "tuple[InstallPlan, ...]") -> None:
        from spacequiz.packs.install import install_pack

        paths, day = self.context.paths, self.context.now().astimezone().date()
        self._tell("adding …")
        added: list[str] = []
        for planned in plans:
            if not planned.will_write:
                continue
            try:
                await asyncio.to_thread(install_pack, planned, paths.packs, paths.removed, day)
            except SpaceQuizError as error:
                self.context.notify_user(str(error))
            else:
                added.append(planned.candidate.id)
        if added:
            named = ", ".join(added[:5]) + (f" and {len(added) - 5} more" if len(added) > 5 else "")
            self.context.notify_user(f"Added: {named}.", severe=False)
        await self._read_again(paths.packs / f"{added[0]}.yaml" if added else None)

    async def _remove(self, path: Path) -> None:
        from spacequiz.packs.install import remove_pack

        day = self.context.now().astimezone().date()
        try:
            kept = await asyncio.to_thread(remove_pack, path, self.context.paths.removed, day)
        except SpaceQuizError as error:
            self.context.notify_user(str(error))
        else:
            self._removed = (*self._removed, (kept, path))
            self.context.notify_user(f"Removed. Press u to undo. The file is in {kept.parent}.", severe=False)
        await self._read_again()

    async def _restore(self, kept: Path, path: Path) -> None:
        from spacequiz.packs.install import restore_pack

        try:
            await asyncio.to_thread(restore_pack, kept, path)
        except SpaceQuizError as error:
            self.context.notify_user(str(error))
        await self._read_again(path)

    async def _read_again(self, mark: Path | None = None) -> None:
        await self.context.reload_library()
        self._tell("")
        if self.is_open:
            self._show(mark)

    def _show(self, mark: Path | None = None) -> None:
        library = self.context.library
        if library is None or not self.is_open:
            return
        self._tell("")
        self._library = library
        shown = self.query_one(LibraryList)
        at = mark or (shown.highlighted_pack.path if shown.highlighted_pack else None)
        narrow = self.app.size.width < 70
        # without the margins and the scroll bar
        shown.fill(library.entries, at, self.app.size.width - (3 if narrow else 5))
        self.refresh_bindings()

    def _tell(self, words: str) -> None:
        if self.is_open:
            state = self.query_one("#state", Static)
            state.update(literal(words))
            state.set_class(bool(words), "-told")
