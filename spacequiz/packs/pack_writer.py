"""Writing packs as YAML, in such a way that `read_pack_text` reads the same questions back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import TextWrapper

from spacequiz.packs.yaml_nodes import MISSING

Value = str | Sequence[str] | Mapping[str, str] | Mapping[str, Mapping[str, str]]
"""The value of a key: a text, a list of texts, a mapping of texts or, for `sources`, a mapping of such mappings."""
Fields = Mapping[str, Value]
"""Values by the keys of pack format 1; texts have one line and no characters that a pack may not have."""

_WIDTH = 110
"""Characters of a line; longer texts are folded."""
_HEAD = ("format", "title", "description", "language", "authors", "license", "sources", "defaults")
"""The keys of a pack in the order in which they are written."""
_KEYS = (
    *("id", "ask", "kind", "options", "answer", "answers", "accept", "number", "within", "close", "unit"),
    *("order", "from", "to", "match", "feedback", "why", "source", "hints"),
    *("difficulty", "tags", "date", "seconds", "points"),
)
"""The keys of a question in the order in which they are written."""
_PLAIN = re.compile(r"[^\W_](?:[\w .,;/&+!?()'’–—…-]*[\w.!?)’…])?\Z")
"""A text that certainly needs no quotes outside of brackets; all others get them."""
_FLOW = re.compile(r"[,?]")
"""Characters that need quotes within brackets."""
_FOLD = TextWrapper(_WIDTH - 10, break_long_words=False, break_on_hyphens=False)


def write_pack(head: Fields, questions: Sequence[Fields]) -> str:
    """Return the YAML of a pack with these keys and questions."""
    lines = [line for key in _HEAD if key in head for line in _entry(key, head[key], 0)]
    lines.append("questions:")
    for number, question in enumerate(questions):
        if number:
            lines.append("")
        lines += write_question(question)
    return "\n".join(lines) + "\n"


def write_question(question: Fields) -> list[str]:
    """Return the lines of one question in the list of a pack. Raises ValueError for a key that no question has."""
    unknown = question.keys() - set(_KEYS)
    if unknown:
        raise ValueError(f"not keys of a question: {sorted(unknown)}")
    lines = [line for key in _KEYS if key in question for line in _entry(key, question[key], 4)]
    return ["  - " + lines[0][4:], *lines[1:]]


def yaml_scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as YAML, in quotes where it needs them; `flow` says that it stands within brackets."""
    if _PLAIN.match(text) and text not in MISSING and not (flow and _FLOW.search(text)):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _entry(key: str, value: Value, indent: int) -> Iterator[str]:
    """Yield the lines of a key with its value."""
    start = f"{' ' * indent}{key}:"
    if isinstance(value, str):
        yield from _text(start, value, indent)
    elif isinstance(value, Mapping):
        yield start
        for name, inner in value.items():
            begin = f"{' ' * indent}  {yaml_scalar(name)}:"
            if isinstance(inner, str):
                yield from _text(begin, inner, indent + 2)
            else:
                yield begin
                for word, text in inner.items():
                    yield from _text(f"{' ' * indent}    {word}:", text, indent + 4)
    else:
        row = f"{start} [{', '.join(yaml_scalar(item, flow=True) for item in value)}]"
        if len(row) <= _WIDTH:
            yield row
            return
        yield start
        for item in value:
            yield from _text(f"{' ' * indent}  -", item, indent + 2)


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text in one line after `start`, or a long one folded below it, where nothing needs quotes."""
    row = f"{start} {yaml_scalar(text)}"
    if len(row) <= _WIDTH or " " not in text:
        yield row
        return
    yield f"{start} >-"
    yield from (" " * (indent + 2) + line for line in _FOLD.wrap(text))
