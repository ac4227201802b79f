"""Write GIFT. All texts are marked as plain, so that Moodle does not read them as HTML."""

import re

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Question, TrueFalse, Typed
from spacequiz.exchange.export_result import ExportLoss, ExportResult, keys_not_exported
from spacequiz.exchange.moodle_category import path_of
from spacequiz.exchange.moodle_credit import number_text, share, starless
from spacequiz.exchange.sanitise import text_to_html

_SIGNS = re.compile(r"[\\~=#{}:]")
_EXPORTED_KEYS = frozenset({"id", "why", "tags", "feedback", "within"})
"""Keys of pack format 1 that this format holds, besides the question and its answer."""
_NO_TAG = re.compile(r"[<>`]|\\\Z")
"""Characters that Moodle does not accept in a tag."""
_LONGEST_TAG = 100


def write(pack: Pack, seed: str) -> ExportResult:
    """Return a pack as GIFT, without order questions and others that GIFT cannot hold."""
    blocks = [f"// {line}" for line in _heading(pack)]
    blocks.append(f"$CATEGORY: {path_of(pack.title)}")
    losses: list[ExportLoss] = []
    for question in pack.questions:
        reason = _why_not_exported(question)
        if reason:
            losses.append(ExportLoss(question.id, reason))
            continue
        tags = [tag for tag in question.tags if not _NO_TAG.search(tag) and len(tag) <= _LONGEST_TAG]
        blocks.append("\n".join(_question(question, tags)))
        keys = keys_not_exported(
            question, _EXPORTED_KEYS if len(tags) == len(question.tags) else _EXPORTED_KEYS - {"tags"}
        )
        if keys:
            losses.append(ExportLoss(question.id, keys=keys))
    return ExportResult(("\n\n".join(blocks) + "\n").encode(), tuple(losses))


def _heading(pack: Pack) -> list[str]:
    """Return a line with the authors and the licence, if there are any."""
    credit_lines = {"Authors": ", ".join(pack.authors), "License": pack.license}
    credit_text = "; ".join(f"{word}: {text}" for word, text in credit_lines.items() if text)
    return [credit_text] if credit_text else []


def _why_not_exported(question: Question) -> str:
    """Return the reason why a question cannot be exported; empty when it can."""
    if isinstance(question, Typed) and any("->" in word for word in question.accept):
        return "GIFT would read an answer with -> as a pair"
    return (
        ""
        if isinstance(question, Choice | Multiple | TrueFalse | Typed | Number | Match)
        else "GIFT has no order questions"
    )


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
            # graded as in the game: a wrong option costs what a right one gives
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
    raise TypeError(f"unknown kind of question: {question!r}")


def _feedback(question: Choice | Multiple, option: str) -> str:
    credit_text = question.feedback.get(option, "")
    return f"#{_text(credit_text)}" if credit_text else ""


def _left(text: str) -> str:
    """Return the left side of a pair, as HTML if it has an arrow, which would separate the sides."""
    return f"[html]{_escaped(text_to_html(text))}" if "->" in text else _text(text)


def _text(text: str) -> str:
    """Return an escaped text, marked as plain if it begins like a format or a weight."""
    return ("[plain]" if text.startswith(("[", "%")) else "") + _escaped(text)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)
