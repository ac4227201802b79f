"""A dialog about a pack: its contents without answers, and its problems line by line."""

from collections.abc import Iterable, Sequence

from spacequiz.packs.problem import Problem
from spacequiz.packs.question_counts import count_contents, format_counts
from spacequiz.play.library import LibraryPack
from spacequiz.text import escape
from spacequiz.tui.hanging_indent import HangingIndent, Row
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.wording import format_count

MOST_PROBLEMS = 500
"""The most problems that are listed: a hostile file may have ten thousand."""
EMPTY: Row = literal(""), literal("")
_LABEL_WIDTH = 14


class PackDialog(Dialog):
    """Shows the contents and problems of one pack."""

    DEFAULT_CSS = "PackDialog > VerticalScroll { width: 90; }"

    def __init__(self, entry: LibraryPack, played: LibraryPack | None) -> None:
        """Show this pack; `played` is the pack of the same id that is used in games, if any."""
        super().__init__()
        self._entry = entry
        self._played = played

    def populate(self) -> None:
        """Show the text."""
        self.show_text(HangingIndent(*self._rows()))

    def _rows(self) -> Iterable[Row]:
        entry = self._entry
        loaded = entry.loaded
        name = entry.title if entry.pack else escape(entry.path.name)
        yield literal(""), line((name, "$accent bold"), (f"  {entry.id}" if entry.pack else "", "$dim"))
        if entry.pack and entry.pack.description:
            yield literal(""), literal(entry.pack.description)
        yield EMPTY
        if loaded.load_error:
            yield literal("✗ ", "$error bold"), literal(loaded.load_error)
        if entry.pack is None and loaded.problems:
            has_substitute = self._played is not None and self._played.is_built_in
            instead = "\nThe built-in pack of this name is used instead." if has_substitute else ""
            words = line((f"It cannot be played: {loaded.status}.", "$error"), instead)
            yield literal("✗ ", "$error bold"), words
            yield EMPTY
        if entry.pack is None:
            yield from problem_rows(loaded.problems, MOST_PROBLEMS)
        yield from self._facts()
        if entry.pack and loaded.problems:
            yield EMPTY
            yield from problem_rows(loaded.problems, MOST_PROBLEMS)

    def _facts(self) -> Iterable[Row]:
        entry, pack = self._entry, self._entry.pack
        if pack:
            facts = count_contents(pack)
            yield from _fact("questions", str(len(pack.questions)))
            yield from _fact("kinds", format_counts(facts.kinds))
            yield from _fact("difficulties", format_counts(facts.difficulties))
            yield from _fact("dates", " to ".join(dict.fromkeys(facts.dates or ())))
            yield from _fact("tags", format_counts(facts.tags))
            yield from _fact("authors", ", ".join(pack.authors))
            yield from _fact("licence", pack.license)
        else:
            yield EMPTY
        yield from _fact("from", "a file" if entry.is_temporary else entry.loaded.origin)
        yield from _fact("file", escape(str(entry.path)))
        if pack and facts.sources:
            yield EMPTY
            yield literal(""), literal("Sources, by the number of questions", "$accent bold")
            for source, number in facts.sources:
                url = (f"  {source.url}", "$dim") if source.url else ""
                yield literal(f"{number:>3}  ", "$dim"), line(source.title, url)


def problem_rows(problems: Sequence[Problem], most: int) -> Iterable[Row]:
    """Yield rows for the problems; where there are more than `most`, errors go first."""
    shown = problems
    if len(problems) > most:
        shown = sorted(problems, key=lambda problem: problem.severity != "error")[:most]
    width = max((len(str(problem.line)) for problem in shown), default=0)
    for problem in shown:
        bad = problem.severity == "error"
        head = line(
            ("✗ ", "$error bold") if bad else ("! ", "$warning bold"), (f"line {problem.line:>{width}}  ", "$dim")
        )
        yield head, literal(escape(problem.message))
    if len(problems) > most:
        yield (
            literal("  "),
            literal(f"and {format_count(len(problems) - most, 'more problem')}: spacequiz pack check", "$dim"),
        )


def _fact(name: str, value: str) -> Iterable[Row]:
    """Yield a row for this fact, unless its value is empty."""
    if value:
        yield literal(name.ljust(_LABEL_WIDTH), "$dim"), literal(value)
