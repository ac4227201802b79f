"""How a player is getting on: days, shares and what is due, worked out of what the store keeps.

Days are those of the player's own calendar. What a clock that was set back has dated into the future is left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spacequiz.store.player_records import Memory, Tally
from spacequiz.text import clean
from spacequiz.wording import format_count

DUE_DAYS = 14
"""Days ahead for which it is told what is due, today among them."""


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """Answers to something, and how many of them were right in full."""

    name: str
    asked: int
    right: int

    @property
    def share(self) -> float:
        """The share that was right, 0 to 1; 0 where nothing was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """One day; nothing may have been asked on it."""

    day: date
    asked: int = 0
    right: int = 0

    @property
    def share(self) -> float | None:
        """The share that was right, 0 to 1; None where nothing was asked."""
        return self.right / self.asked if self.asked else None


def format_percent(share: float) -> str:
    """A share in words: ``74 %``."""
    return f"{100 * share:.0f} %"


def total_share(tallies: Iterable[Tally]) -> AnswerShare:
    """All answers together."""
    known = tuple(tallies)
    return AnswerShare("", sum(tally.asked for tally in known), sum(tally.correct for tally in known))


def answers_by_day(tallies: Iterable[Tally], today: date, span: int) -> tuple[DayAnswers, ...]:
    """The last `span` days up to today, each of them, the first one first."""
    asked: Counter[date] = Counter()
    right: Counter[date] = Counter()
    for tally in tallies:
        asked[tally.day] += tally.asked
        right[tally.day] += tally.correct
    first = today - timedelta(days=span - 1)
    every = (first + timedelta(days=number) for number in range(span))
    return tuple(DayAnswers(day, asked[day], right[day]) for day in every)


def day_streaks(tallies: Iterable[Tally], today: date) -> tuple[int, int]:
    """Days in a row with an answer: those up to today or yesterday, and the most there ever were."""
    played = sorted({tally.day for tally in tallies if tally.asked and tally.day <= today})
    best = run = 0
    before: date | None = None
    for day in played:
        run = run + 1 if before is not None and day - before == timedelta(days=1) else 1
        best = max(best, run)
        before = day
    # today is not over: who played yesterday has not broken off
    current = run if before is not None and today - before <= timedelta(days=1) else 0
    return current, best


def share_by_pack(tallies: Iterable[Tally], titles: Mapping[str, str]) -> tuple[AnswerShare, ...]:
    """Each pack with its answers, the weakest first; `titles` by the packs' ids, the id where there is none."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for tally in tallies:
        asked[tally.pack] += tally.asked
        right[tally.pack] += tally.correct
    return _weakest_first(AnswerShare(titles.get(pack, pack), asked[pack], right[pack]) for pack in asked)


def share_by_tag(memories: Iterable[Memory], tags: Mapping[str, Sequence[str]]) -> tuple[AnswerShare, ...]:
    """Each tag with the answers to its questions, the weakest first; `tags` by the questions' keys."""
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
    """Questions that fall due today and on each of the days after it; what is overdue, or was missed, is due today."""
    today = now.astimezone().date()
    counts = [0] * DUE_DAYS
    for memory in memories:
        ahead = 0 if memory.last_credit < 1 else (memory.due.astimezone().date() - today).days
        if ahead < DUE_DAYS:
            counts[max(0, ahead)] += 1
    return tuple(counts)


def describe_days(every: Sequence[DayAnswers], span: int) -> str:
    """The last `span` days in a sentence."""
    last = every[-span:]
    played = [day for day in last if day.asked]
    if not played:
        return f"No answer in the last {span} days."
    most = max(played, key=lambda day: day.asked)
    asked = sum(day.asked for day in played)
    return (
        f"{format_count(asked, 'answer')} on {format_count(len(played), 'day')} of the last {span}, "
        f"at most {most.asked} on {most.day.isoformat()}. █ right, ░ not right."
    )


def describe_shares(every: Sequence[DayAnswers], span: int) -> str:
    """The last seven days against those of the span before them."""
    recent, before = _share_of_days(every[-7:]), _share_of_days(every[-span:-7])
    if not recent.asked:
        return "No answer in the last 7 days."
    words = f"{format_percent(recent.share)} right in the last 7 days"
    return f"{words}, {format_percent(before.share)} in the {span - 7} days before." if before.asked else f"{words}."


def _share_of_days(days: Sequence[DayAnswers]) -> AnswerShare:
    return AnswerShare("", sum(day.asked for day in days), sum(day.right for day in days))


def describe_due(due: Sequence[int]) -> str:
    """What is due in a sentence."""
    if not any(due):
        return f"Nothing is due in the next {len(due)} days."
    words = f"{format_count(due[0], 'question')} due today" if due[0] else "Nothing is due today"
    later = sum(due[1:])
    return f"{words}, {later} in the {len(due) - 1} days after it."


def describe_weakest(packs: Sequence[AnswerShare], tags: Sequence[AnswerShare]) -> str:
    """What to work on."""
    weak = next(iter(tags or packs), None)
    return f"Weakest: {clean(weak.name)}, {format_percent(weak.share)} right." if weak else ""


def _weakest_first(parts: Iterable[AnswerShare]) -> tuple[AnswerShare, ...]:
    return tuple(sorted(parts, key=lambda part: (part.share, -part.asked, part.name.casefold())))
