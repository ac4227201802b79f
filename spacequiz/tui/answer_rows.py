"""A question as it looks once it is answered: what is right, and what was answered instead."""

from spacequiz.domain.describe import format_amount, format_ordinal
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Match, Number, Order, Question, Response, Typed, correct_options
from spacequiz.domain.selection import option_texts
from spacequiz.domain.spelling import align_spellings, normalise
from spacequiz.tui.hanging_indent import Row
from spacequiz.tui.plain_text import Part, line
from spacequiz.tui.widgets.answer_widget import PARTLY, RIGHT, WRONG

NOTE = "$foreground not bold"


def answer_rows(outcome: Outcome, seed: str) -> list[Row]:
    """Rows with a sign, a text and a word each; the options in the order of the seed."""
    match outcome.question:
        case Order() as order:
            return _order_rows(order, outcome.response)
        case Match() as match:
            return _match_rows(match, outcome.response)
        case Number() | Typed():
            return _text_rows(outcome)
        case question:
            return _option_rows(question, outcome.response, seed)


def answer_row(sign: Part, text: Part, note: str = "") -> Row:
    """One of them."""
    return line(sign, " "), line(text, (f"   {note}" if note else "", NOTE))


def _order_rows(question: Order, response: Response | None) -> list[Row]:
    """The right order, with where each item was put."""
    given = response if isinstance(response, tuple) else question.items
    shown = []
    for place, item in enumerate(question.items, 1):
        put = given.index(item) + 1
        right = put == place
        sign = line(RIGHT if right else WRONG, (f" {place} ", "bold"))
        shown.append(answer_row(sign, item, "" if right else f"you: {format_ordinal(put)}"))
    return shown


def _match_rows(question: Match, response: Response | None) -> list[Row]:
    """The right pairs, with what was joined instead."""
    given = response if isinstance(response, tuple) else question.rights
    shown = []
    for (left, wanted), chosen in zip(question.pairs, given, strict=True):
        right = chosen == wanted
        pair = line(left, ("  –  ", "$dim"), (wanted, "bold"))
        shown.append(answer_row(RIGHT if right else WRONG, pair, "" if right else f"you: {chosen}"))
    return shown


def _text_rows(outcome: Outcome) -> list[Row]:
    question, response = outcome.question, outcome.response
    solution = answer_row(RIGHT, (question.solution, RIGHT[1]), "right answer")
    if response is None:
        return [solution]
    if isinstance(question, Number) and isinstance(response, float | int):
        yours = format_amount(float(response), question)
    else:
        yours = str(response)
    if outcome.is_right:
        exact = yours == question.solution
        return [answer_row(RIGHT, (yours, RIGHT[1]), "right, your answer"), *([] if exact else [solution])]
    if near := outcome.grade.near_miss_of:
        # near to another name of what is right: that one is told too
        same = normalise(near) == normalise(question.solution)
        return _letter_by_letter(yours, near, "right answer" if same else "right too") + ([] if same else [solution])
    sign = PARTLY if outcome.grade.credit > 0 else WRONG
    return [answer_row(sign, (yours, sign[1]), "your answer"), solution]


def _letter_by_letter(yours: str, wanted: str, word: str) -> list[Row]:
    """Both spellings, letter below letter, with a mark under each that differs."""
    letters = align_spellings(yours, wanted)
    # cells that each pair takes up
    room = [max(_cells(a), _cells(b), 1) for a, b, _ in letters]

    def spelled(side: list[str], style: str) -> Part:
        parts = []
        for letter, (_, _, same), cells in zip(side, letters, room, strict=True):
            shown = letter or "·"
            parts.append((shown + " " * (cells - _cells(shown)), style if same else f"{style} underline"))
        return line(*parts)

    marks = "".join((" " if same else "^").ljust(cells) for (_, _, same), cells in zip(letters, room, strict=True))
    return [
        answer_row(WRONG, spelled([a for a, _, _ in letters], WRONG[1]), "your answer"),
        answer_row(RIGHT, spelled([b for _, b, _ in letters], RIGHT[1]), word),
        answer_row(" ", (marks.rstrip(), "$warning bold")),
    ]


def _option_rows(question: Question, response: Response | None, seed: str) -> list[Row]:
    right = correct_options(question)
    chosen = _chosen(response)
    shown = []
    for text in option_texts(question, seed):
        sign, style = (RIGHT[0], RIGHT[1]) if text in right else WRONG if text in chosen else (" ", "$dim")
        shown.append(answer_row((sign, style), (text, style), "your answer" if text in chosen else ""))
    return shown


def _chosen(response: Response | None) -> frozenset[str]:
    """The texts of the options that were chosen."""
    if isinstance(response, bool):
        return frozenset({str(response)})
    if isinstance(response, frozenset):
        return response
    return frozenset({response}) if isinstance(response, str) else frozenset()


def _cells(text: str) -> int:
    return line(text).cell_length
