"""The command palette: every action, pack and theme by its name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from spacequiz.play.request import GameRequest
from spacequiz.tui.plain_text import literal
from spacequiz.tui.themes import THEMES

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp


class SpaceQuizPalette(CommandPalette):
    """The list to search, without the picture of a lens that many terminals lack."""

    DEFAULT_CSS = "SpaceQuizPalette SearchIcon { display: none; }"

    def __init__(self) -> None:
        """A palette of everything."""
        super().__init__([AllCommands], placeholder="an action, a pack or a theme")

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, if it is still open: the second of two clicks would close the page below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class AllCommands(Provider):
    """What can be done from anywhere, and what the open screen offers."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for words, about, call in self._commands():
            yield DiscoveryHit(literal(words), call, text=words, help=about)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for words, about, call in self._commands():
            # the matcher's own highlight() reads markup
            score, places = matcher.fuzzy_search.match(query, words)
            if score > 0:
                prompt = literal(words)
                for place in places:
                    prompt = prompt.stylize(matcher.match_style, place, place + 1)
                yield Hit(score, prompt, call, text=words, help=about)

    @property
    def _quiz(self) -> "SpaceQuizApp":
        return cast("SpaceQuizApp", self.app)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        quiz = self._quiz
        seen = {"command_palette"}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in seen:
                seen.add(binding.action)
                words = binding.description.capitalize()
                key = self.app.get_key_display(binding)
                yield words, f"or press {key}", partial(self.app.run_action, binding.action, node)
        open_now = {screen.title for screen in quiz.screen_stack}
        for name, action, about, call in (
            ("Packs", "packs", "what is in them, more of them", quiz.open_packs),
            ("Settings", "settings", "look, sound, keys", quiz.open_settings),
            ("Progress", "progress", "how you are getting on", quiz.open_progress),
            ("Timeline", "timeline", "all dated firsts", quiz.open_timeline),
            ("Players", "players", "who plays", quiz.open_players),
        ):
            if action not in seen and name not in open_now:
                yield name, about, call
        for entry in quiz.library.playable if quiz.library else ():
            yield f"Play {entry.title}", "a mission on this pack", partial(quiz.play, GameRequest(packs=(entry.id,)))
        for name in THEMES:
            yield f"Theme {name}", "colours", partial(quiz.use_theme, name)
        yield "Home", "closes what is open", quiz.leave_for_home
        yield "Leave Space Quiz", "or press ctrl+q", quiz.action_quit
