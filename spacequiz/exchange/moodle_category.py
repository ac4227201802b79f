"""Moodle's question categories: a common category becomes the pack title, others become tags.

A path is ``$course$/top/Name/Name``. A slash in a name is doubled, and separated by a space at the ends of a name.
"""

import re
from dataclasses import replace
from itertools import takewhile

from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, Value
from spacequiz.packs.decode import UnreadableFile

_MOST = 20_000
"""The maximum number of questions in a file, ten times as many as are imported."""
_BETWEEN = re.compile(r"(?<!/)/(?!/)")
_CONTEXT = re.compile(r"\$\w{1,40}\$\Z")

Names = tuple[str, ...]


def path_of(name: str) -> str:
    """Return the path of a top-level category."""
    doubled = name.replace("/", "//")
    before = " " if doubled.startswith("/") else ""
    after = " " if doubled.endswith("/") else ""
    return f"$course$/top/{before}{doubled}{after}"


def names_of(path: str) -> Names:
    """Return the names in a path, without the context at its beginning and Moodle's `top`."""
    names = [name.replace("//", "/").strip() for name in _BETWEEN.split(path)]
    if _CONTEXT.match(names[0]):
        names = names[2:] if names[1:2] == ["top"] else names[1:]
    return tuple(name for name in names if name)


class Sorted:
    """Collects questions with their categories."""

    def __init__(self) -> None:
        self.items: list[DraftQuestion | SkippedQuestion] = []
        self._now: Names = ()
        self._of: list[Names] = []
        self._described: dict[Names, str] = {}

    def enter(self, path: str, description: str = "") -> None:
        """Set the category of the questions that follow."""
        self._now = names_of(path)
        self._described[self._now] = description

    def add(self, item: DraftQuestion | SkippedQuestion) -> None:
        """Add a question to the current category. Raises UnreadableFile when there are far too many."""
        if len(self.items) >= _MOST:
            raise UnreadableFile(1, 1, f"the file has more than {_MOST:,} questions; split it into several")
        self.items.append(item)
        self._of.append(self._now)

    def foreign(self, notes: tuple[str, ...] = ()) -> ParsedFile:
        """Return all questions. The common category is the title; categories below it are tags."""
        used = [names for item, names in zip(self.items, self._of, strict=True) if isinstance(item, DraftQuestion)]
        shared = _shared(used)
        items = tuple(
            _tagged(item, names[-1]) if isinstance(item, DraftQuestion) and len(names) > len(shared) else item
            for item, names in zip(self.items, self._of, strict=True)
        )
        head: dict[str, Value] = {"title": shared[-1]} if shared else {}
        if len(set(used)) == 1:
            head["description"] = self._described.get(used[0], "")
        return ParsedFile(items, {key: value for key, value in head.items() if value}, notes)


def _shared(paths: list[Names]) -> Names:
    """Return the names that all paths begin with."""
    first, last = min(paths, default=()), max(paths, default=())
    same = (one == other for one, other in zip(first, last, strict=False))
    return first[: sum(takewhile(bool, same))]


def _tagged(draft: DraftQuestion, tag: str) -> DraftQuestion:
    tags = draft.fields.get("tags", ())
    return replace(draft, fields=dict(draft.fields) | {"tags": [*tags, *({tag} - set(tags))]})
