"""The rows that show an answered question: the right answer, and the player's answer beside it."""

from spacequiz.domain.correct_answers import correct_options
from spacequiz.domain.describe import format_amount, format_ordinal
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Match, Number, Order, Question, Response, Typed
from spacequiz.domain.selection import option_texts
from spacequiz.domain.spelling import align_spellings, normalise
from spacequiz.tui.hanging_indent import Row
from spacequiz.tui.plain_text import Part, line
from spacequiz.tui.widgets.answer_widget import PARTLY, RIGHT, WRONG

NOTE_STYLE = "$foreground not bold"


def answer_rows(outcome: Outcome, seed: str) -> list[Row]:
    """Return rows with a sign, a text and a note each; options are in the order of the game's seed."""
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
    """Return a row of a sign and a text, with a note after the text."""
    return line(sign, " "), line(text, (f"   {note}" if note else "", NOTE_STYLE))


def _order_rows(question: Order, response: Response | None) -> list[Row]:
    """Return the right order, with the position that each item was given."""
    answered = response if isinstance(response, tuple) else question.items
    rows = []
    for position, item in enumerate(question.items, 1):
        answered_position = answered.index(item) + 1
        is_right = answered_position == position
        sign = line(RIGHT if is_right else WRONG, (f" {position} ", "bold"))
        rows.append(answer_row(sign, item, "" if is_right else f"you: {format_ordinal(answered_position)}"))
    return rows


def _match_rows(question: Match, response: Response | None) -> list[Row]:
    """Return the right pairs, with the partner that was chosen instead."""
    answered = response if isinstance(response, tuple) else question.rights
    rows = []
    for (left, right), chosen in zip(question.pairs, answered, strict=True):
        is_right = chosen == right
        pair = line(left, ("  –  ", "$dim"), (right, "bold"))
        rows.append(answer_row(RIGHT if is_right else WRONG, pair, "" if is_right else f"you: {chosen}"))
    return rows


def _text_rows(outcome: Outcome) -> list[Row]:
    """Return the typed answer and the solution."""
    question, response = outcome.question, outcome.response
    solution = answer_row(RIGHT, (question.solution, RIGHT[1]), "right answer")
    if response is None:
        return [solution]
    if isinstance(question, Number) and isinstance(response, float | int):
        yours = format_amount(float(response), question)
    else:
        yours = str(response)
    if outcome.is_right:
        is_exact = yours == question.solution
        return [answer_row(RIGHT, (yours, RIGHT[1]), "right, your answer"), *([] if is_exact else [solution])]
    if near := outcome.grade.near_miss_of:
        # where the answer is near another accepted spelling, the solution is shown as well
        is_solution = normalise(near) == normalise(question.solution)
        rows = _letter_by_letter(yours, near, "right answer" if is_solution else "right too")
        return rows + ([] if is_solution else [solution])
    sign = PARTLY if outcome.grade.credit > 0 else WRONG
    return [answer_row(sign, (yours, sign[1]), "your answer"), solution]


def _letter_by_letter(yours: str, right: str, note: str) -> list[Row]:
    """Return both spellings letter below letter, with a caret under each letter that differs."""
    letters = align_spellings(yours, right)
    # cells of each pair of letters
    widths = [max(_cells(a), _cells(b), 1) for a, b, _ in letters]

    def spelling(side: list[str], style: str) -> Part:
        parts = []
        for letter, (_, _, same), width in zip(side, letters, widths, strict=True):
            cell = letter or "·"
            parts.append((cell + " " * (width - _cells(cell)), style if same else f"{style} underline"))
        return line(*parts)

    carets = "".join((" " if same else "^").ljust(width) for (_, _, same), width in zip(letters, widths, strict=True))
    return [
        answer_row(WRONG, spelling([a for a, _, _ in letters], WRONG[1]), "your answer"),
        answer_row(RIGHT, spelling([b for _, b, _ in letters], RIGHT[1]), note),
        answer_row(" ", (carets.rstrip(), "$warning bold")),
    ]


def _option_rows(question: Question, response: Response | None, seed: str) -> list[Row]:
    """Return all options with those that are right and those that were chosen."""
    right = correct_options(question)
    chosen = _chosen(response)
    rows = []
    for text in option_texts(question, seed):
        sign, style = (RIGHT[0], RIGHT[1]) if text in right else WRONG if text in chosen else (" ", "$dim")
        rows.append(answer_row((sign, style), (text, style), "your answer" if text in chosen else ""))
    return rows


def _chosen(response: Response | None) -> frozenset[str]:
    """Return the texts of the options that were chosen."""
    if isinstance(response, bool):
        return frozenset({str(response)})
    if isinstance(response, frozenset):
        return response
    return frozenset({response}) if isinstance(response, str) else frozenset()


def _cells(text: str) -> int:
    """Return the width of a text in cells."""
    return line(text).cell_length
