"""What is said after an answer: how it went, why, the source, and how the points came about."""

from textual.content import Content
from textual.widgets import Static

from spacequiz.domain.describe import describe_grade
from spacequiz.domain.outcome import CloseReason, Outcome
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.game_header import RESULT_SIGNS, result_name

ONE_LINE = 66
"""Cells up to which how it went and the points stand beside one another."""


def result_text(outcome: Outcome) -> str:
    """How the answer went, in words."""
    if outcome.close_reason is CloseReason.TIMED_OUT:
        return "Time is up"
    if outcome.close_reason is CloseReason.SKIPPED:
        return "Skipped"
    word = "Right" if outcome.is_right else "Partly right" if outcome.grade.credit > 0 else "Wrong"
    more = describe_grade(outcome)
    return f"{word}{', ' if outcome.grade.near_miss_of else ': '}{more}" if more else word


def verdict_text(outcome: Outcome, *, streak_before: int) -> Content:
    """The whole explanation, a paragraph a line."""
    sign, colour = RESULT_SIGNS[result_name(outcome)]
    earned = outcome.points
    sum_ = f"+{earned.total} points" if earned.total else "no points"
    if earned.total and earned.explain() != str(earned.total):
        sum_ = f"{earned.explain()} points"
    ends = ", the streak ends" if streak_before and not outcome.is_right else ""
    question = outcome.question
    how = line((f"{sign} {result_text(outcome)}", f"{colour} bold"))
    points = line((f"{sum_}{ends}", "$accent" if earned.total else "$dim"))
    # a sum that is torn in two is hard to read
    rows = [how, points] if how.cell_length + points.cell_length > ONE_LINE else [line(how, "   ", points)]
    if outcome.response is not None:
        rows += [literal(text) for text in question.feedback_for(outcome.response)]
    if question.why:
        rows.append(literal(question.why))
    if question.source:
        rows.append(literal(f"Source: {question.source.title}", "$dim"))
    return Content("\n").join(rows)


class Verdict(Static):
    """The explanation after an answer, empty before it."""

    DEFAULT_CSS = """
    Verdict { display: none; height: auto; margin: 1 0 0 0; padding: 0 1; border-left: outer $secondary;
        max-width: 100; }
    Verdict.-told { display: block; }
    """

    def show_outcome(self, outcome: Outcome, streak_before: int) -> None:
        """Show the explanation."""
        self.update(verdict_text(outcome, streak_before=streak_before))
        self.add_class("-told")

    def clear(self) -> None:
        """Show nothing."""
        self.remove_class("-told")
