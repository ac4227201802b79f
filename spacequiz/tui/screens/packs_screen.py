"""The library of packs: their state, and ways to add and remove packs."""

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
    """Lists all packs, and opens, plays, previews, adds and removes them."""

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
        """Make the screen with an empty list until the packs are read."""
        super().__init__()
        self._library: PackLibrary | None = None
        self._removed: tuple[tuple[Path, Path], ...] = ()
        """Packs that were removed here and can be restored: the path of each now, and its path before."""

    def compose_body(self) -> ComposeResult:
        """Compose the list, with a line for messages above it."""
        yield TitleBar("Packs")
        with Vertical(id="body"):
            yield Static(id="state")
            yield LibraryList()

    async def populate(self) -> None:
        """Show the packs as soon as they are read."""
        self.query_one(LibraryList).focus()
        self.context.library_changed.subscribe(self, lambda _: self._show())
        if self.context.library is None:
            self._show_message("loading packs …")
        else:
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action can be applied to the highlighted pack."""
        highlighted = self._highlighted
        if action == "play" and not (highlighted and highlighted.pack):
            return False
        if action == "preview" and not highlighted:
            return False
        if action == "remove" and not (highlighted and highlighted.is_own):
            return False
        if action == "undo" and not self._removed:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Update the key bar: it depends on the highlighted pack."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the pack, unless the first of two clicks did already."""
        event.stop()
        from spacequiz.tui.screens.pack_dialog import PackDialog

        highlighted = self._highlighted
        if highlighted and self._library and self.is_active:
            played = (entry for entry in self._library.entries if entry.id == highlighted.id and entry.pack)
            self.app.push_screen(PackDialog(highlighted, next(played, None)))

    def on_resize(self, event: events.Resize) -> None:
        """Fill the list again: a pack takes one line where there is room, else two."""
        if self._library:
            self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Add a file that was dropped on the terminal."""
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
        """Start a mission with the highlighted pack."""
        highlighted = self._highlighted
        if highlighted and highlighted.pack:
            self.context.play(GameRequest(packs=(highlighted.id,)))

    def action_preview(self) -> None:
        """Open the preview of the highlighted pack."""
        highlighted = self._highlighted
        if highlighted:
            self.context.open_screen("preview", highlighted.path)

    def action_add(self) -> None:
        """Ask for the path of packs to add."""
        self._open_add("")

    def action_check(self) -> None:
        """Read all packs again."""
        self.app.run_worker(self._check())

    def action_remove(self) -> None:
        """Ask, then move the highlighted pack out of the library."""
        from spacequiz.tui.screens.confirm_dialog import ConfirmDialog

        highlighted = self._highlighted
        if highlighted is None or not highlighted.is_own:
            return
        path = highlighted.path
        after = (
            "\n\nThe built-in pack of this name will be used again." if highlighted.loaded.overrides_built_in else ""
        )
        words = line(
            (f"Remove {highlighted.title}?\n\n", "$accent bold"),
            (path.name, "bold"),
            f" is moved out of the library; press u to undo. Scores and review data stay.{after}",
        )
        self.app.push_screen(ConfirmDialog(words, lambda: self.app.run_worker(self._remove(path))))

    def action_undo(self) -> None:
        """Restore the pack that was removed last."""
        if self._removed:
            *others, (removed, path) = self._removed
            self._removed = tuple(others)
            self.refresh_bindings()
            self.app.run_worker(self._restore(removed, path))

    @property
    def _highlighted(self) -> LibraryPack | None:
        for shown in self.query(LibraryList):
            return shown.highlighted_pack
        return None

    def _open_add(self, path: str) -> None:
        from spacequiz.tui.screens.add_packs_dialog import AddPacksDialog

        folder = self.context.paths.packs
        self.app.push_screen(AddPacksDialog(folder, path, lambda plans: self.app.run_worker(self._add(plans))))

    # Workers of the app: they go on when this page is closed, so that work on the disk is finished and all screens
    # show its result.

    async def _check(self) -> None:
        self._show_message("loading packs …")
        await self._reload()
        library = self.context.library
        if library and self.is_open:
            broken = sum(entry.pack is None for entry in library.entries)
            errors = f", {broken} with errors" if broken else ", no errors"
            self.context.notify_user(f"Checked {len(library.entries)} packs{errors}.", severe=False)

    async def _add(self, plans: "tuple[InstallPlan, ...]") -> None:
        from spacequiz.packs.install import install_pack

        paths, day = self.context.paths, self.context.now().astimezone().date()
        self._show_message("adding …")
        added: list[str] = []
        for plan in plans:
            if not plan.will_write:
                continue
            try:
                await asyncio.to_thread(install_pack, plan, paths.packs, paths.removed, day)
            except SpaceQuizError as error:
                self.context.notify_user(str(error))
            else:
                added.append(plan.candidate.id)
        if added:
            named = ", ".join(added[:5]) + (f" and {len(added) - 5} more" if len(added) > 5 else "")
            self.context.notify_user(f"Added: {named}.", severe=False)
        await self._reload(paths.packs / f"{added[0]}.yaml" if added else None)

    async def _remove(self, path: Path) -> None:
        from spacequiz.packs.install import remove_pack

        day = self.context.now().astimezone().date()
        try:
            removed = await asyncio.to_thread(remove_pack, path, self.context.paths.removed, day)
        except SpaceQuizError as error:
            self.context.notify_user(str(error))
        else:
            self._removed = (*self._removed, (removed, path))
            self.context.notify_user(f"Removed. Press u to undo. The file is in {removed.parent}.", severe=False)
        await self._reload()

    async def _restore(self, removed: Path, path: Path) -> None:
        from spacequiz.packs.install import restore_pack

        try:
            await asyncio.to_thread(restore_pack, removed, path)
        except SpaceQuizError as error:
            self.context.notify_user(str(error))
        await self._reload(path)

    async def _reload(self, mark: Path | None = None) -> None:
        await self.context.reload_library()
        self._show_message("")
        if self.is_open:
            self._show(mark)

    def _show(self, mark: Path | None = None) -> None:
        library = self.context.library
        if library is None or not self.is_open:
            return
        self._show_message("")
        self._library = library
        shown = self.query_one(LibraryList)
        at = mark or (shown.highlighted_pack.path if shown.highlighted_pack else None)
        narrow = self.app.size.width < 70
        # without the margins and the scroll bar
        shown.fill(library.entries, at, self.app.size.width - (3 if narrow else 5))
        self.refresh_bindings()

    def _show_message(self, message: str) -> None:
        if self.is_open:
            state = self.query_one("#state", Static)
            state.update(literal(message))
            state.set_class(bool(message), "-visible")
