"""The answer key of a worksheet."""

from collections.abc import Iterable, Iterator

from spacequiz.documents.html_page import Html, element, join, text_element, untranslated_label
from spacequiz.domain.correct_answers import correct_options
from spacequiz.domain.numbers import format_number
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, Typed
from spacequiz.domain.selection import option_texts
from spacequiz.exchange.worksheet_rows import LETTERS, row, rows
from spacequiz.wording import format_count

_HOW = {
    Multiple: "Several boxes: right ticks less wrong ticks, as a share of all the right ones.",
    Typed: "Words: capitals, accents, punctuation and a leading article do not count.",
    Order: "Orders: the share of all pairs of items that are in the right order, twice, less one.",
    Match: "Letters: the share of those that are right.",
}
"""How partial credit is graded, for teachers (pack format 1)."""


def how_to_mark(questions: Iterable[Question]) -> Iterator[Html]:
    """Return instructions for marking partly right answers, for the kinds of these questions."""
    kinds = {type(question) for question in questions}
    items = [untranslated_label(text, "li") for kind, text in _HOW.items() if kind in kinds]
    if items:
        yield element("ul", *items, class_="how")


def solved(question: Question, seed: str, worth: int) -> Html:
    """Return a question with its answer, marks, explanation and source."""
    heading = element(
        "h2", question.ask, " ", untranslated_label(f"[{format_count(worth, 'mark')}]", class_="worth"), dir="auto"
    )
    return join(heading, element("div", *_right(question, seed), class_="right"), *_notes(question, seed))


def _right(question: Question, seed: str) -> Iterator[Html]:
    letters = dict(zip(option_texts(question, seed), LETTERS, strict=False))
    match question:
        case Choice() | Multiple():
            right = correct_options(question)
            yield rows(
                (row(_letter(letters[option]), text_element(option)) for option in letters if option in right), "all"
            )
        case Typed():
            yield text_element(question.accept[0], "p")
        case Number():
            yield text_element(question.solution, "p")
        case Order():
            place = {item: number for number, item in enumerate(question.items, 1)}
            yield rows((row(_boxed(f"{place[item]}"), text_element(item)) for item in letters), "all")
        case Match():
            yield rows(
                (
                    row(
                        _boxed(letters[right]),
                        _letter(f"{number}"),
                        element("span", text_element(left), " – ", text_element(right)),
                    )
                    for number, (left, right) in enumerate(question.pairs, 1)
                ),
                "all",
            )
        case _:
            yield untranslated_label(question.solution, "p")


def _letter(letter: str) -> Html:
    return element("span", letter, class_="letter")


def _boxed(text: str) -> Html:
    return element("span", text, class_="box wide")


def _notes(question: Question, seed: str) -> Iterator[Html]:
    if isinstance(question, Typed) and len(question.accept) > 1:
        others = [join(text_element(word), " / ") for word in question.accept[1:-1]]
        yield _note("Also right:", *others, text_element(question.accept[-1]))
    if isinstance(question, Number):
        yield from _tolerance(question)
    if question.why:
        yield text_element(question.why, "p", class_="note")
    if isinstance(question, Choice | Multiple):
        for letter, option in zip(LETTERS, option_texts(question, seed), strict=False):
            if option in question.feedback:
                yield _note(f"{letter}:", text_element(question.feedback[option]))
    for hint in question.hints:
        yield _note("Hint:", text_element(hint))
    if question.source:
        items = [text_element(part) for part in (question.source.title, question.source.url) if part]
        yield _note("Source:", *[join(part, " ") for part in items])


def _tolerance(question: Number) -> Iterator[Html]:
    if question.full_within:
        ends = (
            format_number(question.number - question.full_within),
            format_number(question.number + question.full_within),
        )
        yield _note("Right from", text_element(ends[0]), untranslated_label(" to "), text_element(ends[1]))
    if question.partial_within is not None:
        yield _note(
            "In part, the less the further off it is, up to",
            text_element(format_number(question.partial_within)),
            untranslated_label(" off"),
        )


def _note(begin: str, *parts: Html) -> Html:
    return element("p", untranslated_label(begin), " ", *parts, class_="note")
