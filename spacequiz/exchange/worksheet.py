"""A worksheet to print and its answer key: two self-contained HTML pages. Export only.

The seed decides the order of questions and options, so that neighbours in class can have different sheets; the answer
key has the order of the same seed. Marks: see `spacequiz.exchange.worksheet_marks`.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from spacequiz.documents.html_page import Html, document, element, join, text_element, untranslated_label
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.domain.selection import draw_questions, option_texts
from spacequiz.exchange.export_result import ExportResult, export_losses
from spacequiz.exchange.worksheet_key import how_to_mark, solved
from spacequiz.exchange.worksheet_marks import marks_by_question
from spacequiz.exchange.worksheet_rows import BOX, LETTERS, WIDE_BOX, numbered, row, rows
from spacequiz.exchange.worksheet_style import key_style, sheet_style
from spacequiz.text import escape
from spacequiz.wording import format_count

_EXPORTED_KEYS = frozenset(
    {"id", "why", "source", "hints", "points", "feedback", "within", "close", "unit", "from", "to"}
)
_SHORT = 30
"""The maximum width of options that fit side by side, in columns."""
_LINE = element("span", class_="line")


def write(pack: Pack, seed: str) -> ExportResult:
    """Return the worksheet and its answer key."""
    shown = escape(seed)
    questions = draw_questions(pack.questions, len(pack.questions), seed)
    worth = marks_by_question(questions)
    total = sum(worth.values())
    foot = f"{pack.title} · seed {shown}"
    end = _footer(pack, shown, len(questions))

    sheet = document(
        pack.language,
        pack.title,
        sheet_style(foot),
        element("header", text_element(pack.title, "h1"), *_about(pack), _to_fill(total)),
        numbered(_question_with_space(question, seed, worth) for question in questions),
        end,
    )
    instructions = untranslated_label(
        f"{format_count(len(questions), 'question')}, {format_count(total, 'mark')}, seed {shown}", "p", class_="about"
    )
    key = document(
        pack.language,
        f"Answers: {pack.title}",
        key_style(f"Answers: {foot}"),
        element(
            "header",
            element("h1", untranslated_label("Answers:"), " ", text_element(pack.title)),
            instructions,
            *how_to_mark(questions),
        ),
        numbered(solved(question, seed, worth[question.id]) for question in questions),
        end,
    )
    losses = tuple(losses for question in pack.questions for losses in export_losses(question, _EXPORTED_KEYS))
    return ExportResult(sheet, losses, key)


def _about(pack: Pack) -> Iterator[Html]:
    if pack.description:
        yield text_element(pack.description, "p", class_="about")


def _to_fill(total: int) -> Html:
    return element(
        "div",
        element("p", untranslated_label("Name"), _LINE),
        element("p", untranslated_label("Date"), _LINE),
        element(
            "p", untranslated_label("Marks"), element("span", class_="box wide"), untranslated_label(f"of {total}")
        ),
        class_="fill",
    )


def _footer(pack: Pack, seed: str, count: int) -> Html:
    """Return the footer: attribution, which most licences require, and the seed that makes the same sheet again."""
    whose = [text_element(part) for part in (pack.title, ", ".join(pack.authors), pack.license) if part]
    made = untranslated_label(f"Space Quiz · {pack.id} · {format_count(count, 'question')} · seed {seed}")
    return element("footer", join(*(join(part, " · ") for part in whose)), made)


def _question_with_space(question: Question, seed: str, worth: Mapping[str, int]) -> Html:
    """Return a question with space for its answer."""
    # only if marks differ: otherwise the total is enough
    differ = len(set(worth.values())) > 1
    instructions = [
        *_TODO.get(type(question), ()),
        *([f"[{format_count(worth[question.id], 'mark')}]"] if differ else []),
    ]
    todo = (" ", untranslated_label(" ".join(instructions), class_="todo")) if instructions else ()
    heading = element("h2", element("span", question.ask, class_="ask"), *todo, dir="auto")
    return join(heading, *_ANSWER_SPACES[type(question)](question, seed))


_TODO = {
    Choice: ("Tick one.",),
    Multiple: ("Tick all that are right.",),
    TrueFalse: ("Tick one.",),
}


def _options(question: Question, seed: str) -> Iterator[Html]:
    options = option_texts(question, seed)
    yield rows(
        (
            row(BOX, element("span", letter, class_="letter"), text_element(option))
            for letter, option in _lettered(options)
        ),
        "rows two" if all(_width(option) <= _SHORT for option in options) else "rows",
    )


def _true_or_false(question: Question, seed: str) -> Iterator[Html]:
    yield rows((row(BOX, untranslated_label(word)) for word in option_texts(question, seed)), "rows two")


def _word(question: Question, seed: str) -> Iterator[Html]:
    yield element("p", untranslated_label("Answer:"), _LINE, class_="answer")


def _figure(question: Question, seed: str) -> Iterator[Html]:
    unit = (text_element(question.unit),) if isinstance(question, Number) and question.unit else ()
    yield element("p", untranslated_label("Answer:"), _LINE, *unit, class_="answer short")


def _order(question: Question, seed: str) -> Iterator[Html]:
    assert isinstance(question, Order)
    yield element("p", *_ends(question), class_="task")
    yield rows((row(WIDE_BOX, text_element(item)) for item in option_texts(question, seed)), "rows")


def _ends(question: Order) -> Iterator[Html]:
    count = len(question.items)
    yield untranslated_label(f"Number them from 1 to {count}.")
    for number, end in ((1, question.start), (count, question.end)):
        if end:
            yield join(" ", untranslated_label(f"{number} is:"), " ", text_element(end), ".")


def _match(question: Question, seed: str) -> Iterator[Html]:
    assert isinstance(question, Match)
    yield untranslated_label("Write the right letter into each box.", "p", class_="task")
    lefts = (
        row(WIDE_BOX, element("span", f"{number}", class_="letter"), text_element(left))
        for number, left in enumerate(question.lefts, 1)
    )
    rights = (
        row(element("span", letter, class_="letter"), text_element(right))
        for letter, right in _lettered(option_texts(question, seed))
    )
    yield element("div", rows(lefts, "rows"), rows(rights, "rows"), class_="sides")


_ANSWER_SPACES: Mapping[type[Question], Callable[[Question, str], Iterator[Html]]] = {
    Choice: _options,
    Multiple: _options,
    TrueFalse: _true_or_false,
    Typed: _word,
    Number: _figure,
    Order: _order,
    Match: _match,
}
"""Functions that return the answer space of a question, by kind."""


def _lettered(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return zip(LETTERS, texts, strict=False)


def _width(text: str) -> int:
    """Return the width of a text in columns; East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
