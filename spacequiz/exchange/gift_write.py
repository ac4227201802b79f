"""GIFT, written: every text as plain text, so that nothing in it is taken for HTML."""

import re

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Question, TrueFalse, Typed
from spacequiz.exchange.export_result import ExportLoss, ExportResult, keys_not_exported
from spacequiz.exchange.moodle_category import path_of
from spacequiz.exchange.moodle_credit import number_text, share, starless
from spacequiz.exchange.sanitise import text_to_html

_SIGNS = re.compile(r"[\\~=#{}:]")
_SAID = frozenset({"id", "why", "tags", "feedback", "within"})
"""Keys of pack format 1 that the format says beyond the question and its answer."""
_NO_TAG = re.compile(r"[<>`]|\\\Z")
"""What Moodle does not read in a tag."""
_LONGEST_TAG = 100


def write(pack: Pack, seed: str) -> ExportResult:
    """A pack; orders are left out, and what else GIFT has no words for."""
    blocks = [f"// {line}" for line in _heading(pack)]
    blocks.append(f"$CATEGORY: {path_of(pack.title)}")
    lost: list[ExportLoss] = []
    for question in pack.questions:
        reason = _unsayable(question)
        if reason:
            lost.append(ExportLoss(question.id, reason))
            continue
        tags = [tag for tag in question.tags if not _NO_TAG.search(tag) and len(tag) <= _LONGEST_TAG]
        blocks.append("\n".join(_question(question, tags)))
        keys = keys_not_exported(question, _SAID if len(tags) == len(question.tags) else _SAID - {"tags"})
        if keys:
            lost.append(ExportLoss(question.id, keys=keys))
    return ExportResult(("\n\n".join(blocks) + "\n").encode(), tuple(lost))


def _heading(pack: Pack) -> list[str]:
    """To whom the questions are owed."""
    owed = {"Authors": ", ".join(pack.authors), "License": pack.license}
    said = "; ".join(f"{word}: {text}" for word, text in owed.items() if text)
    return [said] if said else []


def _unsayable(question: Question) -> str:
    """Why a question cannot be said; empty when it can."""
    if isinstance(question, Typed) and any("->" in word for word in question.accept):
        return "GIFT would take an answer with -> for a pair"
    return "" if isinstance(question, Choice | Multiple | TrueFalse | Typed | Number | Match) else "GIFT has no orders"


def _question(question: Question, tags: list[str]) -> list[str]:
    comment = [f"[id:{question.id}]", *("[tag:" + tag.replace("]", "\\]") + "]" for tag in tags)]
    answers = _answers(question)
    if question.why:
        answers.append(f"####{_text(question.why)}")
    start = f"::{_escaped(question.id)}::[plain]{_escaped(question.ask)} {{"
    rows = [f"{start}{answers[0]}}}"] if len(answers) == 1 else [start, *(f"\t{row}" for row in answers), "}"]
    return [f"// {' '.join(comment)}", *rows]


def _answers(question: Question) -> list[str]:
    match question:
        case Choice():
            signs = {option: "=" if option == question.answer else "~" for option in question.options}
            return [f"{sign}{_text(option)}{_feedback(question, option)}" for option, sign in signs.items()]
        case Multiple():
            # as it is graded here: a wrong one takes away what a right one gives
            credit = share(len(question.answers))
            signs = {option: "" if option in question.answers else "-" for option in question.options}
            return [f"~%{sign}{credit}%{_text(option)}{_feedback(question, option)}" for option, sign in signs.items()]
        case TrueFalse():
            return [str(question.answer).upper()]
        case Typed():
            return [f"={_text(starless(word))}" for word in question.accept]
        case Number():
            return [f"#{number_text(question.number)}:{number_text(question.full_within)}"]
        case Match():
            return [f"={_left(left)} -> {_escaped(text_to_html(right))}" for left, right in question.pairs]
    raise TypeError("a question without a kind")


def _feedback(question: Choice | Multiple, option: str) -> str:
    said = question.feedback.get(option, "")
    return f"#{_text(said)}" if said else ""


def _left(text: str) -> str:
    """The left side of a pair: an arrow in it would be taken for the one that joins the sides."""
    return f"[html]{_escaped(text_to_html(text))}" if "->" in text else _text(text)


def _text(text: str) -> str:
    """A text; one that could be taken for a format or a weight names its format."""
    return ("[plain]" if text.startswith(("[", "%")) else "") + _escaped(text)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)
