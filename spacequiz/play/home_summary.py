"""What the home screen tells: packs, the unfinished game, scores, reviews, progress."""

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
    """One value for the whole screen; what is not known yet has its default."""

    packs: int | None = None
    """How many packs can be played; None until they are read."""
    questions: int = 0
    broken: int = 0
    """How many packs have errors."""
    first_of_today: "First | None" = None
    """Something that happened for the first time on this day of the year."""
    unfinished: "SavedGame | None" = None
    best: "Score | None" = None
    due: int = 0
    """How many questions are due for review."""
    known: int = -1
    """How many questions were ever asked; -1 until the store is read."""
    days_in_a_row: int = 0
    answers: int = 0
    share_right: float = 0.0
    """The share of all answers that was right, 0 to 1."""
    timeline: str = ""
    """How many dated firsts are uncovered, in words."""
    class_game: "ClassGame | None" = None
    """The unfinished team game."""
    notice: str = ""
    """What the player should know, such as that nothing can be saved."""


def with_packs(summary: HomeSummary, library: "PackLibrary", today: date) -> HomeSummary:
    """Return the summary with what is known of the packs."""
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
    """Return the summary with what the store knows of this player. Reports in `notice` what cannot be read."""
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
        due=len(due_questions((question for pack in packs for question in pack.questions), memories, now())),
        known=len(memories),
        days_in_a_row=day_streaks(tallies, now().astimezone().date())[0],
        answers=total.asked,
        share_right=total.share,
        timeline=timeline_summary(build_timeline(packs, right)),
        class_game=class_game,
        notice=notice,
    )
