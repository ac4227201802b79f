"""The command palette: every action, pack and theme by its name."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from spacequiz.play.request import GameRequest
from spacequiz.tui.context import app_context
from spacequiz.tui.navigation import HOME_ACTIONS
from spacequiz.tui.plain_text import literal
from spacequiz.tui.themes import THEMES


class SpaceQuizPalette(CommandPalette):
    """Textual's palette with our commands, without the picture of a lens that many terminals lack."""

    DEFAULT_CSS = "SpaceQuizPalette SearchIcon { display: none; }"

    def __init__(self) -> None:
        """Make a palette of all commands."""
        super().__init__([AllCommands], placeholder="an action, a pack or a theme")

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it if it is still open: the second of two clicks would close the screen below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class AllCommands(Provider):
    """What can be done from every screen, and what the open screen offers."""

    async def discover(self) -> Hits:
        """Yield all commands, before anything is typed."""
        for words, about, call in self._commands():
            yield DiscoveryHit(literal(words), call, text=words, help=about)

    async def search(self, query: str) -> Hits:
        """Yield the commands that match."""
        matcher = self.matcher(query)
        for words, about, call in self._commands():
            # the matcher's own highlight() reads markup
            score, places = matcher.fuzzy_search.match(query, words)
            if score > 0:
                prompt = literal(words)
                for place in places:
                    prompt = prompt.stylize(matcher.match_style, place, place + 1)
                yield Hit(score, prompt, call, text=words, help=about)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield the name of each command, what it does, and the call that does it."""
        app: App[object] = self.app
        context = app_context(self.screen)
        listed = {"command_palette"}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in listed:
                listed.add(binding.action)
                key = app.get_key_display(binding)
                yield binding.description.capitalize(), f"or press {key}", partial(app.run_action, binding.action, node)
        open_now = {screen.title for screen in app.screen_stack}
        for action in HOME_ACTIONS:
            name = "Players" if action.screen == "players" else action.label
            if action.palette and action.action not in listed and name not in open_now:
                yield name, action.palette, partial(context.open_screen, action.screen)
        for pack in context.library.playable if context.library else ():
            yield f"Play {pack.title}", "play a mission", partial(context.play, GameRequest(packs=(pack.id,)))
        for theme in THEMES:
            yield f"Theme {theme}", "change the colours", partial(context.use_theme, theme)
        yield "Home", "close this screen and go home", context.leave_for_home
        yield "Quit Space Quiz", "or press ctrl+q", partial(app.run_action, "quit")
