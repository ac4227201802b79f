"""A worksheet to print and its answers: two HTML pages that need nothing but themselves. Writing only.

Questions, and what there is to choose from, come in the order of the seed, so that neighbours in class can have sheets
of different orders; the answers are those of the same seed. Marks: see `spacequiz.exchange.worksheet_marks`.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from spacequiz.documents.html_page import Html, document, element, joined, label, text
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.domain.selection import arranged, choose
from spacequiz.exchange.export_result import Exported, lost_of
from spacequiz.exchange.worksheet_key import how_to_mark, solved
from spacequiz.exchange.worksheet_marks import marks
from spacequiz.exchange.worksheet_rows import BOX, LETTERS, WIDE_BOX, counted, numbered, row, rows
from spacequiz.exchange.worksheet_style import key_style, sheet_style
from spacequiz.text import escaped

_SAID = frozenset({"id", "why", "source", "hints", "points", "feedback", "within", "close", "unit", "from", "to"})
_SHORT = 30
"""Columns of letters in which an option fits beside another one."""
_LINE = element("span", class_="line")


def write(pack: Pack, seed: str) -> Exported:
    """The worksheet and its answers."""
    shown = escaped(seed)
    questions = choose(pack.questions, len(pack.questions), seed)
    worth = marks(questions)
    total = sum(worth.values())
    foot = f"{pack.title} · seed {shown}"
    end = _end(pack, shown, len(questions))

    sheet = document(
        pack.language,
        pack.title,
        sheet_style(foot),
        element("header", text(pack.title, "h1"), *_about(pack), _to_fill(total)),
        numbered(_asked(question, seed, worth) for question in questions),
        end,
    )
    told = label(f"{counted(len(questions), 'question')}, {counted(total, 'mark')}, seed {shown}", "p", class_="about")
    key = document(
        pack.language,
        f"Answers: {pack.title}",
        key_style(f"Answers: {foot}"),
        element("header", element("h1", label("Answers:"), " ", text(pack.title)), told, *how_to_mark(questions)),
        numbered(solved(question, seed, worth[question.id]) for question in questions),
        end,
    )
    lost = tuple(lost for question in pack.questions for lost in lost_of(question, _SAID))
    return Exported(sheet, lost, key)


def _about(pack: Pack) -> Iterator[Html]:
    if pack.description:
        yield text(pack.description, "p", class_="about")


def _to_fill(total: int) -> Html:
    return element(
        "div",
        element("p", label("Name"), _LINE),
        element("p", label("Date"), _LINE),
        element("p", label("Marks"), element("span", class_="box wide"), label(f"of {total}")),
        class_="fill",
    )


def _end(pack: Pack, seed: str, count: int) -> Html:
    """Whose questions they are, which most licences want said, and what makes the same sheet again."""
    whose = [text(part) for part in (pack.title, ", ".join(pack.authors), pack.license) if part]
    made = label(f"Space Quiz · {pack.id} · {counted(count, 'question')} · seed {seed}")
    return element("footer", joined(*(joined(part, " · ") for part in whose)), made)


def _asked(question: Question, seed: str, worth: Mapping[str, int]) -> Html:
    """The question with room for its answer."""
    # where all are worth the same, the total above says it
    differ = len(set(worth.values())) > 1
    told = [*_TODO.get(type(question), ()), *([f"[{counted(worth[question.id], 'mark')}]"] if differ else [])]
    todo = (" ", label(" ".join(told), class_="todo")) if told else ()
    heading = element("h2", element("span", question.ask, class_="ask"), *todo, dir="auto")
    return joined(heading, *_ROOMS[type(question)](question, seed))


_TODO = {
    Choice: ("Tick one.",),
    Multiple: ("Tick all that are right.",),
    TrueFalse: ("Tick one.",),
}


def _options(question: Question, seed: str) -> Iterator[Html]:
    options = arranged(question, seed)
    yield rows(
        (row(BOX, element("span", letter, class_="letter"), text(option)) for letter, option in _lettered(options)),
        "rows two" if all(_width(option) <= _SHORT for option in options) else "rows",
    )


def _true_or_false(question: Question, seed: str) -> Iterator[Html]:
    yield rows((row(BOX, label(word)) for word in ("True", "False")), "rows two")


def _word(question: Question, seed: str) -> Iterator[Html]:
    yield element("p", label("Answer:"), _LINE, class_="answer")


def _figure(question: Question, seed: str) -> Iterator[Html]:
    unit = (text(question.unit),) if isinstance(question, Number) and question.unit else ()
    yield element("p", label("Answer:"), _LINE, *unit, class_="answer short")


def _order(question: Question, seed: str) -> Iterator[Html]:
    assert isinstance(question, Order)
    yield element("p", *_ends(question), class_="task")
    yield rows((row(WIDE_BOX, text(item)) for item in arranged(question, seed)), "rows")


def _ends(question: Order) -> Iterator[Html]:
    count = len(question.items)
    yield label(f"Number them from 1 to {count}.")
    for number, end in ((1, question.start), (count, question.end)):
        if end:
            yield joined(" ", label(f"{number} is:"), " ", text(end), ".")


def _match(question: Question, seed: str) -> Iterator[Html]:
    assert isinstance(question, Match)
    yield label("Write the right letter into each box.", "p", class_="task")
    lefts = (
        row(WIDE_BOX, element("span", f"{number}", class_="letter"), text(left))
        for number, left in enumerate(question.lefts, 1)
    )
    rights = (
        row(element("span", letter, class_="letter"), text(right))
        for letter, right in _lettered(arranged(question, seed))
    )
    yield element("div", rows(lefts, "rows"), rows(rights, "rows"), class_="sides")


_ROOMS: Mapping[type[Question], Callable[[Question, str], Iterator[Html]]] = {
    Choice: _options,
    Multiple: _options,
    TrueFalse: _true_or_false,
    Typed: _word,
    Number: _figure,
    Order: _order,
    Match: _match,
}
"""What is below the text of a question, by its kind."""


def _lettered(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return zip(LETTERS, texts, strict=False)


def _width(words: str) -> int:
    """Columns that words take: letters of East Asia are two wide."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)
