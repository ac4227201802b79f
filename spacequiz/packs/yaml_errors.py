"""Explaining errors of a YAML parser to authors who do not know YAML, at the place where they can be mended."""

import re
from dataclasses import dataclass

Position = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class YamlError:
    """An error as a YAML parser reports it."""

    problem: str
    """The parser's message."""
    at: Position
    """Where the parser stopped."""
    context: str = ""
    """What the parser was reading, in its words; empty when it does not say."""
    begun: Position | None = None
    """Where that begins; None when the parser does not say."""
    quote: tuple[Position, Position] | None = None
    """Where the last text in quotes before the error begins and ends; None where there is none."""


_PAIR = re.compile(r"^(\s*(?:- +)*)([^\s:'\"#\[{][^:]*:) +([^\s'\"\[{|>].*)$")
"""A line with a key and an unquoted text after it."""
_INDICATOR = re.compile(r"^\s*(?:- +)*(?:[^\s:'\"]+: +)?([&*!])")
"""A line whose text begins with a character that means an anchor, an alias or a tag."""
_NO_SPACE = re.compile(r"^\s*(?:- +)*[a-z]+:[^\s]")
"""A line with a key that has no space after its colon."""
_KEY = re.compile(r"[a-z]+:\Z")
_NAMES = {"&": "an anchor", "*": "an alias", "!": "a tag"}
_RESERVED = re.compile(r"found character '(.)' that cannot start any token")


def explain_yaml_error(lines: list[str], fault: YamlError) -> tuple[Position, str]:
    """Return where an error lies, and what an author can do about it."""
    problem, line = fault.problem, _line(lines, fault.at)
    indicator = _INDICATOR.match(line)
    if indicator and fault.at[1] > indicator.start(1):
        return (fault.at[0], indicator.start(1) + 1), cannot_begin_with(indicator[1])
    reserved = _RESERVED.search(problem)
    if reserved:
        return fault.at, f"a text cannot begin with {reserved[1]}; put the text in quotes"
    if "mapping values are not allowed" in problem:
        return _explain_colon(lines, fault)
    if "quoted scalar" in fault.context:
        return _explain_quoted(fault)
    if "could not find expected ':'" in problem:
        place = fault.begun or fault.at
        if _NO_SPACE.match(_line(lines, place)):
            return place, "a space is missing after the colon"
        return place, "this line is no `key: value`; a colon is missing, or the line above goes on here"
    if "block scalar" in fault.context:
        return fault.begun or fault.at, "a text cannot begin with | or >; put the text in quotes"
    if "flow" in fault.context or "unexpected ':'" in problem:
        return _explain_brackets(fault, line, _line(lines, fault.begun or fault.at))
    if "sequence entries are not allowed" in problem:
        return fault.at, "a list cannot begin here; put each `- ` on a line of its own, or the text in quotes"
    if "directive" in fault.context or "directive" in problem or "incompatible YAML" in problem:
        return fault.at, "a pack has no lines that begin with %; delete the line, or put the text in quotes"
    if "document start" in problem:
        return fault.at, "the pack ends above this line; check the indentation and the brackets"
    return _explain_block(fault, line)


def cannot_begin_with(sign: str) -> str:
    """Return the message for a text that begins with ``&``, ``*`` or ``!``."""
    return f"a text cannot begin with {sign}, which makes {_NAMES[sign]} in YAML; put the text in quotes"


def quote_yaml(text: str) -> str:
    """Return a text in the quotes that it needs in YAML."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _line(lines: list[str], place: Position) -> str:
    """Return the line of this place; empty after the end of the file."""
    return lines[place[0] - 1] if place[0] <= len(lines) else ""


def _short(text: str) -> str:
    """Return a text cut to the length that a message has room for."""
    return text if len(text) <= 60 else text[:59] + "…"


def _explain_colon(lines: list[str], fault: YamlError) -> tuple[Position, str]:
    """Explain an unexpected colon: a second one of a line is part of a text, a first one is indented wrongly."""
    line = _line(lines, fault.at)
    pair = _PAIR.match(line)
    if pair and fault.at[1] > pair.start(3):
        if _KEY.match(pair[2]):
            column, quoted = pair.start(3) + 1, f"{pair[2]} {quote_yaml(pair[3].strip())}"
        else:
            column, quoted = pair.start(2) + 1, quote_yaml(f"{pair[2]} {pair[3].strip()}")
        return (fault.at[0], column), f"a text with a colon in it needs quotes: {_short(quoted)}"
    if fault.quote and fault.quote[1][0] == fault.at[0]:
        return _explain_after_quote(fault)
    begin = len(line) - len(line.lstrip()) + 1
    return (fault.at[0], begin), "this key does not line up with the keys above; check the indentation, or quotes"


def _explain_quoted(fault: YamlError) -> tuple[Position, str]:
    """Explain an error within quotes."""
    if "unknown escape" in fault.problem or "escape sequence" in fault.problem or "Unicode" in fault.problem:
        return fault.at, "in double quotes a backslash begins an escape; write \\\\, or use single quotes"
    return fault.begun or fault.at, "this quote is never closed"


def _explain_after_quote(fault: YamlError) -> tuple[Position, str]:
    """Explain an error after a text in quotes, which needs other quotes."""
    assert fault.quote is not None
    start, end = fault.quote
    if start[0] != end[0]:
        return start, f"this quote is closed only in line {end[0]}; a quote is missing before that"
    message = (
        "more text after the closing quote; put all of it in quotes, and write '' for an apostrophe in single quotes"
    )
    return end, message


def _explain_brackets(fault: YamlError, line: str, first: str) -> tuple[Position, str]:
    """Explain an error within brackets; `first` is the line in which they are opened."""
    begun = fault.begun or fault.at
    sign = "{" if "mapping" in fault.context else "["
    if "node content" in fault.problem or "unexpected ':'" in fault.problem or "flow node" in fault.context:
        here = line[fault.at[1] - 1 : fault.at[1]]
        if here in {",", ":", "-", "?"}:
            return fault.at, f"a {here} too many, or a text that needs quotes"
        return fault.at, "a bracket is missing, or too many, or a text needs quotes"
    if fault.quote and fault.quote[1][0] == fault.at[0] != fault.quote[0][0]:
        return _explain_after_quote(fault)
    close = "}" if sign == "{" else "]"
    if begun[0] != fault.at[0] or "stream end" in fault.problem:
        if " #" in first[begun[1] :]:
            return begun, f"this {sign} is never closed, for a # after a space begins a comment; put its text in quotes"
        return begun, f"this {sign} is never closed; end the list with {close}, and put a comma between its items"
    return fault.at, f"a comma is missing here, or the {close} at the end, or quotes around a text"


def _explain_block(fault: YamlError, line: str) -> tuple[Position, str]:
    """Explain an error outside of quotes and brackets."""
    here = line[fault.at[1] - 1 : fault.at[1]]
    if fault.quote and fault.quote[1][0] == fault.at[0]:
        return _explain_after_quote(fault)
    if here and here in "]},":
        return fault.at, f"a {here} without the bracket that opens the list, or a text that needs quotes"
    if line[: fault.at[1] - 1].strip(" -"):
        return fault.at, "more text after the end of the value; put all of it in quotes"
    return fault.at, "this line does not line up with those above; check the indentation"
