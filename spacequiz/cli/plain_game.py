"""A game line by line on stdin and stdout: for screen readers, pipes, and terminals without cursor control."""

from collections.abc import Callable, Sequence
from typing import TextIO

from spacequiz.cli.game_recorder import GameRecorder
from spacequiz.cli.output import print_message
from spacequiz.cli.parse_answer import InvalidAnswer, parse_answer
from spacequiz.cli.question_lines import (
    HINT_COST_TEXT,
    prompt,
    question_lines,
    remaining_options,
    verdict_lines,
)
from spacequiz.domain.describe import share_line
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Typed
from spacequiz.domain.selection import option_texts
from spacequiz.domain.session import Phase, Session
from spacequiz.errors import Exit
from spacequiz.play.new_game import PreparedGame
from spacequiz.text import clean

Clock = Callable[[], float]
"""Seconds that never run backwards."""
AtEnd = Callable[[Session], Sequence[str]]
"""Is given the game as it was left or finished, and gives lines to be told before the last one."""


class PlainGame:
    """One game with its clock, its input and its store."""

    commands = "? asks for a hint, s skips, q leaves"

    def __init__(
        self,
        launch: PreparedGame,
        recorder: GameRecorder,
        lines: TextIO | None,
        clock: Clock,
        *,
        resumable: bool = True,
        at_end: AtEnd = lambda _: (),
    ) -> None:
        """A game that reads `lines`; without any it ends at the first question.

        `resumable` says whether its packs will be found again when the game is opened.
        """
        self._at_end = at_end
        self._new = launch.new_game
        self._session = launch.session
        self._recorder = recorder
        self._lines = lines
        self._clock = clock
        self._began = clock()
        self._titles = {pack.id: pack.title for pack in launch.new_game.packs}
        self._resumable = resumable and recorder.is_persistent
        self._explained_backslash = False

    def play(self) -> Exit:
        """Play until the end, until the player leaves, or until the input ends."""
        self._introduce()
        code = Exit.DONE
        try:
            self._run()
        except KeyboardInterrupt:
            print()
            code = Exit.INTERRUPTED
        self._finish()
        return code

    def _run(self) -> None:
        """Ask until the game is over, or until the player leaves."""
        while self._session.phase is not Phase.DONE and self._wait_until_ready() and self._ask():
            pass

    def _introduce(self) -> None:
        print(f"{', '.join(clean(title) for title in self._titles.values())}: {clean(self._new.board.label)}")
        print(f"player {self._new.player}, seed {self._session.seed}")
        print(self.commands)

    def _wait_until_ready(self) -> bool:
        """Wait until a person has read why, before the next clock starts; False when the player leaves."""
        if not (self._session.outcomes and self._session.time_limit() and self._is_interactive()):
            return True
        line = self._read(f"enter for question {self._session.position + 1} > ")
        return line is not None and line.strip().casefold() != "q"

    def _ask(self) -> bool:
        """Ask the next question until it is closed; False when the player leaves or the input ends."""
        self._update(self._session.open(self._now()))
        question = self._session.current
        assert question is not None
        texts = option_texts(question, self._session.seed)
        limit = self._session.time_limit()
        self._print_question(question, texts, limit)
        while self._session.phase is Phase.ASKING:
            line = self._read(prompt(question, texts))
            # a line that comes too late finds the question closed, whatever it says
            self._update(self._session.time_out(question.key, self._now()))
            leaves = line is None or line.strip().casefold() == "q"
            if line is not None and not leaves and self._session.phase is Phase.ASKING:
                self._handle_line(question, texts, line)
            if self._session.current is not question:
                self._print_verdict(self._session.outcomes[-1], limit)
            if leaves:
                return False
        return True

    def _print_question(self, question: Question, texts: tuple[str, ...], limit: float) -> None:
        number, of = self._session.position + 1, self._session.total
        about = [f"Question {number}" + (f" of {of}" if of else ""), f"{question.points} points", self._time(limit)]
        if self._session.lives_left is not None:
            about.append(f"lives {self._session.lives_left}")
        if len(self._titles) > 1:
            about.insert(1, clean(self._titles[question.pack]))
        print()
        print(", ".join(about))
        for line in question_lines(question, texts, hints=not self._session.rules.traits.is_exam):
            print(line)
        if self._session.can_halve_options:
            print("x takes half of the options away, once in a game")
        if isinstance(question, Typed) and not self._explained_backslash:
            self._explained_backslash = True
            print(r"(type \s, \q or \? when the answer itself is s, q or ?)")

    def _time(self, limit: float) -> str:
        if self._session.game_time_left is not None or (limit and self._session.sheet):
            return f"{limit:.0f} s left"
        return f"{limit:.0f} s" if limit else "untimed"

    def _handle_line(self, question: Question, texts: tuple[str, ...], line: str) -> None:
        now = self._now()
        match line.strip().casefold():
            case "?":
                self._hint(question, now)
            case "x" if self._session.can_halve_options:
                self._update(self._session.halve_options(question.key, now))
                print("\n".join(remaining_options(texts, self._session.eliminated)))
            case "s":
                self._update(self._session.skip(question.key, now))
            case _:
                try:
                    response = parse_answer(question, texts, line)
                except InvalidAnswer as complaint:
                    print(complaint)
                else:
                    if response in self._session.eliminated:
                        print("That one is gone: choose one of the others.")
                    self._update(self._session.answer(question.key, response, now))

    def _hint(self, question: Question, now: float) -> None:
        before = self._session.hints_taken
        self._update(self._session.take_hint(question.key, now))
        taken = self._session.hints_taken
        if taken > before:
            print(f"hint {taken} of {len(question.hints)}, {HINT_COST_TEXT} of the points: {question.hints[before]}")
        elif self._session.phase is Phase.ASKING:
            print("There is no other hint." if question.hints else "This question has no hint.")

    def _print_verdict(self, outcome: Outcome, limit: float) -> None:
        for line in verdict_lines(outcome, round(limit)):
            print(line)
        won = outcome.points.explain() if outcome.points.total else "none"
        print(f"points: {won}; {self._session.score} so far")

    def _finish(self) -> None:
        session = self._session
        answered = len(session.outcomes)
        print()
        if session.phase is not Phase.DONE:
            # an open question keeps the time it has left
            self._update(session.pause(self._now()))
            written = len(session.sheet.responses) - len(session.sheet.unanswered) if session.sheet else answered
            print_message(
                f"left after {written}{f' of {session.total}' if session.total else ''}"
                + ("; open spacequiz to go on" if self._resumable else "")
            )
            return self._print_score(answered)
        print(f"to share: {share_line(session, self._new.board, tuple(self._titles.values()))}")
        if place := self._recorder.place():
            print(f"place {place.rank} of {place.total}: {clean(self._new.board.label)}")
            best = place.best_before
            if best is not None and session.score > best.score:
                print(f"a new best, {session.score - best.score} points above the old one")
        return self._print_score(answered)

    def _print_score(self, answered: int) -> None:
        for line in self._at_end(self._session):
            print(line)
        print(f"score {self._session.score} correct {self._session.correct} of {answered}", flush=True)

    def _update(self, session: Session) -> None:
        """Take this state and keep it before anything else is shown."""
        if session is not self._session:
            self._session = session
            self._recorder.record(session)

    def _read(self, wanted: str) -> str | None:
        """The next line of input; None at its end."""
        print(wanted, end="", flush=True)
        line = self._lines.readline() if self._lines is not None else ""
        if not line or not self._is_interactive():
            # nobody pressed Enter on this screen: the prompt's line is still open
            print()
        return line or None

    def _is_interactive(self) -> bool:
        return self._lines is not None and self._lines.isatty()

    def _now(self) -> float:
        return self._clock() - self._began
