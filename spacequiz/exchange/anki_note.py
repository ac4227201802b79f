"""Make a question from the fields of an Anki note: front and back, or a text with a gap."""

import re
from collections.abc import Sequence

from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion, Value
from spacequiz.exchange.sanitise import PICTURE, fold_spaces, looks_like_html, text_from_html

_SOUND = re.compile(r"\[sound:[^\[\]]{0,500}\]")
_GAP = re.compile(r"\{\{c([0-9]{1,3})::([^{}]*)\}\}")
_GAP_BEGINS = re.compile(r"\{\{c[0-9]{1,3}::")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BLANK_LINE_OF_HTML = re.compile(
    r"<br ?/?>\s{0,20}<br ?/?>|</p>\s{0,20}<p\b|<div>\s{0,20}<br ?/?>\s{0,20}</div>", re.IGNORECASE
)
_WORDS = frozenset({"true", "false"})


class _Notes(list[str]):
    """Notes on what could not be imported, without duplicates."""

    def add(self, note: str) -> None:
        if note not in self:
            self.append(note)


def question_from_note(
    number: int, fields: Sequence[str], *, html: bool | None, cloze: bool
) -> DraftQuestion | SkippedQuestion:
    """Return the question of a note: the first field asks and the second answers, or the first has a gap to fill.

    `html` is whether texts are HTML, or None when the file does not say; `cloze` is whether gaps are allowed.
    """
    notes = _Notes()
    fields = [*fields, "", ""]
    ask = _plain(fields[0], notes, html=html)
    if any(field.strip() for field in fields[2:]):
        notes.add("fields after the second were left out")
    if cloze and _GAP_BEGINS.search(ask):
        found = _with_gap(ask)
        if isinstance(found, str):
            return SkippedQuestion(number, found)
        why = _plain(fields[1], notes, html=html)
    else:
        answer, why = (_plain(part, notes, html=html) for part in _paragraphs(fields[1], html=html))
        missing = "front" if not ask else "back" if not answer else ""
        if missing:
            return SkippedQuestion(number, "; ".join([f"no text on the {missing}", *notes]))
        word = answer.casefold()
        found = {"ask": ask, "answer": word} if word in _WORDS else {"ask": ask, "accept": [answer]}
    return DraftQuestion(number, {**found, **({"why": why} if why else {})}, tuple(notes))


def _with_gap(text: str) -> dict[str, Value] | str:
    """Return the question of a text with a gap, or the reason why it is not one."""
    gaps = {(gap[1], gap[2]) for gap in _GAP.finditer(text)}
    ask = _GAP.sub("____", text)
    if _GAP_BEGINS.search(ask):
        return "it has a gap with brackets in it, or without an end"
    if len(gaps) > 1:
        return f"it has {len(gaps)} different gaps, but a question has one answer"
    ((_, inside),) = gaps
    answer, _, hint = inside.partition("::")
    if not fold_spaces(answer):
        return "its gap is empty"
    asked: dict[str, Value] = {"ask": ask, "accept": [fold_spaces(answer)]}
    return asked | ({"hints": [fold_spaces(hint)]} if fold_spaces(hint) else {})


def _paragraphs(text: str, *, html: bool | None) -> tuple[str, str]:
    """Return the text before the first blank line, and the text after it."""
    text = text.strip()
    found = _BLANK_LINE.search(text)
    if html or (html is None and looks_like_html(text)):
        found = _BLANK_LINE_OF_HTML.search(text) or found
    if not found:
        return text, ""
    # the match includes the opening tag of the second paragraph
    rest = text[found.end() :]
    return text[: found.start()], f"<p{rest}" if found[0][-2:].casefold() == "<p" else rest


def _plain(text: str, notes: _Notes, *, html: bool | None) -> str:
    """Return a field as one line of plain text."""
    if html or (html is None and looks_like_html(text)):
        text, dropped = text_from_html(text)
        if dropped:
            notes.add(PICTURE)
    silent = _SOUND.sub(" ", text)
    if silent != text:
        notes.add(PICTURE)
    return fold_spaces(silent)
