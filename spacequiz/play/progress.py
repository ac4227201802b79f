"""A player's progress: answers by day, shares of right answers and due reviews, computed from saved data.

Days are in the local time zone. Streaks ignore days in the future, which appear when a clock is set back.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spacequiz.store.player_records import Memory, Tally
from spacequiz.text import clean
from spacequiz.wording import format_count

DUE_DAYS = 14
"""The number of days for which due reviews are counted, including today."""


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """The number of answers, for example to a pack or tag, and how many were fully right."""

    name: str
    asked: int
    right: int

    @property
    def share(self) -> float:
        """The share of right answers, 0 to 1; 0 without answers."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """The answers of one day, possibly none."""

    day: date
    asked: int = 0
    right: int = 0

    @property
    def share(self) -> float | None:
        """The share of right answers, 0 to 1; None without answers."""
        return self.right / self.asked if self.asked else None


def format_percent(share: float) -> str:
    """Return a share as text: ``74 %``."""
    return f"{100 * share:.0f} %"


def total_share(tallies: Iterable[Tally]) -> AnswerShare:
    """Return the total of all answers."""
    counted = tuple(tallies)
    return AnswerShare("", sum(tally.asked for tally in counted), sum(tally.correct for tally in counted))


def answers_by_day(tallies: Iterable[Tally], today: date, span: int) -> tuple[DayAnswers, ...]:
    """Return the answers of each of the last `span` days including today, oldest first."""
    asked: Counter[date] = Counter()
    right: Counter[date] = Counter()
    for tally in tallies:
        asked[tally.day] += tally.asked
        right[tally.day] += tally.correct
    first = today - timedelta(days=span - 1)
    days = (first + timedelta(days=number) for number in range(span))
    return tuple(DayAnswers(day, asked[day], right[day]) for day in days)


def day_streaks(tallies: Iterable[Tally], today: date) -> tuple[int, int]:
    """Return the current streak of days with answers, and the longest one. Today may still be without answers."""
    active_days = sorted({tally.day for tally in tallies if tally.asked and tally.day <= today})
    best = run = 0
    before: date | None = None
    for day in active_days:
        run = run + 1 if before is not None and day - before == timedelta(days=1) else 1
        best = max(best, run)
        before = day
    # a streak up to yesterday still counts, because today is not over
    current = run if before is not None and today - before <= timedelta(days=1) else 0
    return current, best


def share_by_pack(tallies: Iterable[Tally], titles: Mapping[str, str]) -> tuple[AnswerShare, ...]:
    """Return the share of each pack, weakest first; `titles` are by pack id, and the id is the default title."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for tally in tallies:
        asked[tally.pack] += tally.asked
        right[tally.pack] += tally.correct
    return _weakest_first(AnswerShare(titles.get(pack, pack), asked[pack], right[pack]) for pack in asked)


def share_by_tag(memories: Iterable[Memory], tags: Mapping[str, Sequence[str]]) -> tuple[AnswerShare, ...]:
    """Return the share of each tag, weakest first; `tags` are by question key."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    names: dict[str, str] = {}
    for memory in memories:
        for tag in tags.get(memory.question, ()):
            folded = tag.casefold()
            names.setdefault(folded, tag)
            asked[folded] += memory.asked
            right[folded] += memory.correct
    return _weakest_first(AnswerShare(names[tag], asked[tag], right[tag]) for tag in asked)


def due_by_day(memories: Iterable[Memory], now: datetime) -> tuple[int, ...]:
    """Return the number of questions due on each of the next days; overdue and missed questions are due today."""
    today = now.astimezone().date()
    counts = [0] * DUE_DAYS
    for memory in memories:
        ahead = 0 if memory.last_credit < 1 else (memory.due.astimezone().date() - today).days
        if ahead < DUE_DAYS:
            counts[max(0, ahead)] += 1
    return tuple(counts)


def describe_days(days: Sequence[DayAnswers], span: int) -> str:
    """Return a sentence about the last `span` days."""
    last = days[-span:]
    active_days = [day for day in last if day.asked]
    if not active_days:
        return f"No answers in the last {span} days."
    most = max(active_days, key=lambda day: day.asked)
    asked = sum(day.asked for day in active_days)
    return (
        f"{format_count(asked, 'answer')} on {format_count(len(active_days), 'day')} of the last {span}, "
        f"most on {most.day.isoformat()}: {most.asked}. █ right, ░ not right."
    )


def describe_shares(days: Sequence[DayAnswers], span: int) -> str:
    """Return a sentence that compares the last 7 days with the rest of the last `span` days."""
    recent, before = _share_of_days(days[-7:]), _share_of_days(days[-span:-7])
    if not recent.asked:
        return "No answers in the last 7 days."
    sentence = f"{format_percent(recent.share)} right in the last 7 days"
    if not before.asked:
        return f"{sentence}."
    return f"{sentence}, {format_percent(before.share)} in the {span - 7} days before."


def _share_of_days(days: Sequence[DayAnswers]) -> AnswerShare:
    return AnswerShare("", sum(day.asked for day in days), sum(day.right for day in days))


def describe_due(due: Sequence[int]) -> str:
    """Return a sentence about due questions."""
    if not any(due):
        return f"Nothing is due in the next {len(due)} days."
    sentence = f"{format_count(due[0], 'question')} due today" if due[0] else "Nothing is due today"
    later = sum(due[1:])
    return f"{sentence}, {later} in the {len(due) - 1} days after."


def describe_weakest(packs: Sequence[AnswerShare], tags: Sequence[AnswerShare]) -> str:
    """Return a sentence about the weakest tag or pack; empty without answers."""
    weak = next(iter(tags or packs), None)
    return f"Weakest: {clean(weak.name)}, {format_percent(weak.share)} right." if weak else ""


def _weakest_first(parts: Iterable[AnswerShare]) -> tuple[AnswerShare, ...]:
    return tuple(sorted(parts, key=lambda part: (part.share, -part.asked, part.name.casefold())))
