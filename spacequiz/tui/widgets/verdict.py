"""The explanation after an answer: right or wrong, why, the source, and how the points add up."""

from textual.content import Content
from textual.widgets import Static

from spacequiz.domain.describe import describe_grade
from spacequiz.domain.outcome import CloseReason, Outcome
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.game_header import RESULT_SIGNS, result_name

ONE_LINE = 66
"""Cells up to which result and points stand on one line."""


def result_text(outcome: Outcome) -> str:
    """Return the result in words, such as ``Partly right: 2 of 4 right``."""
    if outcome.close_reason is CloseReason.TIMED_OUT:
        return "Time is up"
    if outcome.close_reason is CloseReason.SKIPPED:
        return "Skipped"
    word = "Right" if outcome.is_right else "Partly right" if outcome.grade.credit > 0 else "Wrong"
    more = describe_grade(outcome)
    return f"{word}{', ' if outcome.grade.near_miss_of else ': '}{more}" if more else word


def verdict_text(outcome: Outcome, *, streak_before: int) -> Content:
    """Return the whole explanation, one paragraph a line."""
    sign, colour = RESULT_SIGNS[result_name(outcome)]
    earned = outcome.points
    earned_text = f"+{earned.total} points" if earned.total else "no points"
    if earned.total and earned.explain() != str(earned.total):
        earned_text = f"{earned.explain()} points"
    streak_text = ", the streak ends" if streak_before and not outcome.is_right else ""
    question = outcome.question
    result = line((f"{sign} {result_text(outcome)}", f"{colour} bold"))
    points = line((f"{earned_text}{streak_text}", "$accent" if earned.total else "$dim"))
    # a sum that is wrapped is hard to read
    fits = result.cell_length + points.cell_length <= ONE_LINE
    rows = [line(result, "   ", points)] if fits else [result, points]
    if outcome.response is not None:
        rows += [literal(text) for text in question.feedback_for(outcome.response)]
    if question.why:
        rows.append(literal(question.why))
    if question.source:
        rows.append(literal(f"Source: {question.source.title}", "$dim"))
    return Content("\n").join(rows)


class Verdict(Static):
    """The explanation after an answer; hidden before it."""

    DEFAULT_CSS = """
    Verdict { display: none; height: auto; margin: 1 0 0 0; padding: 0 1; border-left: outer $secondary;
        max-width: 100; }
    Verdict.-visible { display: block; }
    """

    def show_outcome(self, outcome: Outcome, streak_before: int) -> None:
        """Show the explanation; `streak_before` is the number of right answers in a row before this one."""
        self.update(verdict_text(outcome, streak_before=streak_before))
        self.add_class("-visible")

    def clear(self) -> None:
        """Hide the explanation."""
        self.remove_class("-visible")
