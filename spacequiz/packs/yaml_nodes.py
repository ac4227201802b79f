"""The values of a YAML file before anybody says what they mean; each knows where it stands.

Lines and columns count from 1. A large pack has hundreds of thousands of these: they keep the parser's mark as it is,
and work out the rest when somebody asks, which is when something is wrong.
"""

from typing import Protocol

MISSING = frozenset({"", "~", "null", "Null", "NULL"})
"""What, unquoted, says that there is no value."""
LONGEST_MISSING = 4
"""Characters of the longest of them: most texts are longer and need not be looked up."""


class Mark(Protocol):
    """A place as both parsers give it: line and column, counted from 0."""

    line: int
    column: int


class _WithMark:
    """Something with a place."""

    __slots__ = ("mark",)
    mark: Mark

    @property
    def line(self) -> int:
        """Its first line."""
        return self.mark.line + 1

    @property
    def column(self) -> int:
        """The column of its first character."""
        return self.mark.column + 1


class Scalar(_WithMark):
    """A single value, as typed."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, mark: Mark, style: str | None) -> None:
        self.text = text
        self.mark = mark
        self.style = style
        """How it was quoted; empty or None when it was not, and is not a block either."""


class Sequence(_WithMark):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, items: "list[Node]", mark: Mark) -> None:
        self.items = items
        self.mark = mark


class Mapping(_WithMark):
    """Keys with their values, in the order of the file; a key may be there twice."""

    __slots__ = ("flat",)

    def __init__(self, held: "list[Node]", mark: Mark) -> None:
        self.flat = held
        """Key, value, key, value: half the objects that pairs would be."""
        self.mark = mark

    @property
    def entries(self) -> "list[tuple[Scalar, Node]]":
        """The keys with their values, without those whose key was refused."""
        return [
            (key, value) for key, value in zip(self.flat[::2], self.flat[1::2], strict=True) if key.__class__ is Scalar
        ]

    @property
    def values(self) -> "dict[str, Node]":
        """By key; of a key that is there twice the last, and of refused keys the values under keys nobody knows."""
        held = self.flat
        return dict(zip([key.text for key in held[::2]], held[1::2], strict=True))  # type: ignore[union-attr]


class RefusedNode(_WithMark):
    """Something that was reported already and is not to be reported again."""

    __slots__ = ()
    text = "\ue000"
    """A key that no pack knows, since no pack can spell it."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


Node = Scalar | Sequence | Mapping | RefusedNode
"""Any value."""


def is_missing(node: Node) -> bool:
    """Whether nothing was written where a value belongs."""
    return node.__class__ is Scalar and not node.style and node.text in MISSING
