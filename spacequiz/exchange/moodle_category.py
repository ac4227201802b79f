"""Moodle's categories of questions: one is the title of a pack, several are tags.

A path is ``$course$/top/Name/Name``; a slash in a name is doubled, and a space keeps it off the ends of the name.
"""

import re
from dataclasses import replace
from itertools import takewhile

from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, Value
from spacequiz.packs.decode import UnreadableFile

_MOST = 20_000
"""Questions that are worth listing, ten times as many as are taken."""
_BETWEEN = re.compile(r"(?<!/)/(?!/)")
_CONTEXT = re.compile(r"\$\w{1,40}\$\Z")

Names = tuple[str, ...]


def path_of(name: str) -> str:
    """The path of a category that lies in the course itself."""
    doubled = name.replace("/", "//")
    before = " " if doubled.startswith("/") else ""
    after = " " if doubled.endswith("/") else ""
    return f"$course$/top/{before}{doubled}{after}"


def names_of(path: str) -> Names:
    """The names in a path, without the context that it begins with and without Moodle's own `top`."""
    names = [name.replace("//", "/").strip() for name in _BETWEEN.split(path)]
    if _CONTEXT.match(names[0]):
        names = names[2:] if names[1:2] == ["top"] else names[1:]
    return tuple(name for name in names if name)


class Sorted:
    """What is found in a file, each in the category that it stands under."""

    def __init__(self) -> None:
        self.items: list[DraftQuestion | SkippedQuestion] = []
        self._now: Names = ()
        self._of: list[Names] = []
        self._described: dict[Names, str] = {}

    def enter(self, path: str, description: str = "") -> None:
        """From here on, questions lie in this category."""
        self._now = names_of(path)
        self._described[self._now] = description

    def add(self, item: DraftQuestion | SkippedQuestion) -> None:
        """Put an item into the category that was entered last. Raises Unreadable when there are far too many."""
        if len(self.items) >= _MOST:
            raise UnreadableFile(1, 1, f"the file has more than {_MOST:,} questions; split it into several")
        self.items.append(item)
        self._of.append(self._now)

    def foreign(self, notes: tuple[str, ...] = ()) -> ParsedFile:
        """All of it. What the categories have in common is the title; what sets them apart are tags."""
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
    """The names that all paths begin with."""
    first, last = min(paths, default=()), max(paths, default=())
    same = (one == other for one, other in zip(first, last, strict=False))
    return first[: sum(takewhile(bool, same))]


def _tagged(draft: DraftQuestion, tag: str) -> DraftQuestion:
    tags = draft.fields.get("tags", ())
    return replace(draft, fields=dict(draft.fields) | {"tags": [*tags, *({tag} - set(tags))]})
