"""The data of the home screen: packs, the unfinished game, scores, reviews and progress."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacequiz.play.library import PackLibrary
    from spacequiz.play.timeline import First
    from spacequiz.store.class_records import ClassGame
    from spacequiz.store.game_records import SavedGame, Score
    from spacequiz.store.store import Store


@dataclass(frozen=True, slots=True)
class HomeSummary:
    """Everything that the home screen shows; fields have their defaults until their data is loaded."""

    packs: int | None = None
    """The number of playable packs; None until they are read."""
    questions: int = 0
    broken: int = 0
    """The number of packs with errors."""
    first_of_today: "First | None" = None
    """A first that happened on this day of the year."""
    unfinished: "SavedGame | None" = None
    best: "Score | None" = None
    due: int = 0
    """The number of questions that are due for review."""
    known: int = -1
    """The number of different questions the player was ever asked; -1 until the store is read."""
    days_in_a_row: int = 0
    answers: int = 0
    share_right: float = 0.0
    """The share of right answers among all answers, 0 to 1."""
    timeline: str = ""
    """A sentence about how many dated firsts are uncovered."""
    class_game: "ClassGame | None" = None
    """The unfinished team game."""
    notice: str = ""
    """A message for the player, such as that nothing can be saved."""


def with_packs(summary: HomeSummary, library: "PackLibrary", today: date) -> HomeSummary:
    """Return the summary with the data of the packs."""
    from spacequiz.play.timeline import on_this_day

    packs = library.playable
    return replace(
        summary,
        packs=len(packs),
        questions=sum(len(pack.questions) for pack in packs),
        broken=sum(entry.pack is None for entry in library.entries),
        first_of_today=on_this_day(packs, today.month, today.day),
    )


def with_store(
    summary: HomeSummary, library: "PackLibrary", store: "Store", player: str, now: Callable[[], datetime]
) -> HomeSummary:
    """Return the summary with the saved data of this player; `notice` says what could not be read."""
    from spacequiz.domain.pack import questions_of
    from spacequiz.errors import StorageError
    from spacequiz.play.progress import day_streaks, total_share
    from spacequiz.play.review import due_questions
    from spacequiz.play.timeline import build_timeline, timeline_summary

    notice = store.notice
    try:
        unfinished, best = store.unfinished_games(limit=1, preferred_player=player), store.best_score()
        memories, tallies = store.memories(player), store.tallies(player)
        class_game = store.unfinished_class_game()
    except StorageError as error:
        notice = notice or str(error)
        unfinished, best, memories, tallies, class_game = (), None, (), (), None
    packs, total = library.playable, total_share(tallies)
    right = frozenset(memory.question for memory in memories if memory.correct)
    return replace(
        summary,
        unfinished=next(iter(unfinished), None),
        best=best,
        due=len(due_questions(questions_of(packs), memories, now())),
        known=len(memories),
        days_in_a_row=day_streaks(tallies, now().astimezone().date())[0],
        answers=total.asked,
        share_right=total.share,
        timeline=timeline_summary(build_timeline(packs, right)),
        class_game=class_game,
        notice=notice,
    )
