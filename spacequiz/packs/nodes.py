"""The values of a YAML file before anybody says what they mean; each knows where it stands.

Lines and columns count from 1. Thousands of these are made for a large pack, hence slots and nothing else.
"""

MISSING = frozenset({"", "~", "null", "Null", "NULL"})
"""What, unquoted, says that there is no value."""


class Scalar:
    """A single value, as typed."""

    __slots__ = ("column", "line", "plain", "text")

    def __init__(self, text: str, line: int, column: int, plain: bool) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.plain = plain
        """Whether it was typed without quotes, and not as a block."""


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, items: "list[Node]", line: int, column: int) -> None:
        self.items = items
        self.line = line
        self.column = column


class Mapping:
    """Keys with their values, in the order of the file; a key may be there twice."""

    __slots__ = ("column", "entries", "line")

    def __init__(self, entries: "list[tuple[Scalar, Node]]", line: int, column: int) -> None:
        self.entries = entries
        self.line = line
        self.column = column


class Refused:
    """Something that was reported already and is not to be reported again."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


Node = Scalar | Sequence | Mapping | Refused
"""Any value."""


def is_missing(node: Node) -> bool:
    """Whether nothing was written where a value belongs."""
    return node.__class__ is Scalar and node.plain and node.text in MISSING  # type: ignore[union-attr]
