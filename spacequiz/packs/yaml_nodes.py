"""The values of a YAML file with their places, before they are read as fields of a pack.

Lines and columns count from 1. A large pack has hundreds of thousands of values: they keep the mark that the parser
made, and a line or column is computed only for the message of a problem.
"""

from typing import Protocol

MISSING = frozenset({"", "~", "null", "Null", "NULL"})
"""What means, without quotes, that there is no value (YAML's null)."""
LONGEST_MISSING = 4
"""Characters of the longest of these words: texts that are longer need not be looked up."""


class Mark(Protocol):
    """A place in the file as both parsers make it: line and column, counted from 0."""

    line: int
    column: int


class _WithMark:
    """What all values have in common: their place in the file."""

    __slots__ = ("mark",)
    mark: Mark

    @property
    def line(self) -> int:
        """The line in which it begins, counted from 1."""
        return self.mark.line + 1

    @property
    def column(self) -> int:
        """The column in which it begins, counted from 1."""
        return self.mark.column + 1


class Scalar(_WithMark):
    """A text as it is typed; numbers and dates are texts too."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, mark: Mark, style: str | None) -> None:
        self.text = text
        self.mark = mark
        self.style = style
        """The sign of its quotes or block (``|``, ``>``); empty or None for a text without."""


class Sequence(_WithMark):
    """A list of values."""

    __slots__ = ("items",)

    def __init__(self, items: "list[Node]", mark: Mark) -> None:
        self.items = items
        self.mark = mark


class Mapping(_WithMark):
    """Keys with their values in the order of the file, where a key may be twice."""

    __slots__ = ("flat",)

    def __init__(self, flat: "list[Node]", mark: Mark) -> None:
        self.flat = flat
        """Keys and values in turn, without an object for each pair."""
        self.mark = mark

    @property
    def entries(self) -> "list[tuple[Scalar, Node]]":
        """The pairs of key and value, without those whose key was refused."""
        return [
            (key, value) for key, value in zip(self.flat[::2], self.flat[1::2], strict=True) if key.__class__ is Scalar
        ]

    @property
    def values(self) -> "dict[str, Node]":
        """The values by key: of a duplicate key the last one, and for refused keys one under `RefusedNode.text`."""
        flat = self.flat
        return dict(zip([key.text for key in flat[::2]], flat[1::2], strict=True))  # type: ignore[union-attr]


class RefusedNode(_WithMark):
    """A value whose error is reported already, so that nothing more is said about it."""

    __slots__ = ()
    text = "\ue000"
    """A text that equals no key of any pack, as packs must not contain this character."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


Node = Scalar | Sequence | Mapping | RefusedNode
"""Any value of a YAML file."""


def is_missing(node: Node) -> bool:
    """Whether nothing is written where a value belongs, or a null."""
    return node.__class__ is Scalar and not node.style and node.text in MISSING
