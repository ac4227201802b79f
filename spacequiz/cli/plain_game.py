"""A game line by line on stdin and stdout: for screen readers, pipes, and terminals without cursor control."""

from collections.abc import Callable, Sequence
from typing import TextIO

from spacequiz.cli.game_recorder import Keeping
from spacequiz.cli.output import say
from spacequiz.cli.parse_answer import Senseless, read_answer
from spacequiz.cli.question_lines import COST, asked, left_over, numbered, prompt, verdict
from spacequiz.domain.describe import share_line
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Typed
from spacequiz.domain.session import Phase, Session
from spacequiz.errors import Exit
from spacequiz.play.new_game import Launch
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
        launch: Launch,
        keeping: Keeping,
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
        self._keeping = keeping
        self._lines = lines
        self._clock = clock
        self._began = clock()
        self._titles = {pack.id: pack.title for pack in launch.new_game.packs}
        self._resumable = resumable and keeping.keeps
        self._told_backslash = False

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
        while self._session.phase is not Phase.DONE and self._ready() and self._ask():
            pass

    def _introduce(self) -> None:
        print(f"{', '.join(clean(title) for title in self._titles.values())}: {clean(self._new.board.label)}")
        print(f"player {self._new.player}, seed {self._session.seed}")
        print(self.commands)

    def _ready(self) -> bool:
        """Wait until a person has read why, before the next clock starts; False when the player leaves."""
        if not (self._session.outcomes and self._session.limit() and self._is_typed()):
            return True
        line = self._read(f"enter for question {self._session.number + 1} > ")
        return line is not None and line.strip().casefold() != "q"

    def _ask(self) -> bool:
        """Ask the next question until it is closed; False when the player leaves or the input ends."""
        self._become(self._session.open(self._now()))
        question = self._session.current
        assert question is not None
        texts = numbered(question, self._session.seed)
        limit = self._session.limit()
        self._show(question, texts, limit)
        while self._session.phase is Phase.ASKING:
            line = self._read(prompt(question, texts))
            # a line that comes too late finds the question closed, whatever it says
            self._become(self._session.time_out(question.key, self._now()))
            leaves = line is None or line.strip().casefold() == "q"
            if line is not None and not leaves and self._session.phase is Phase.ASKING:
                self._take(question, texts, line)
            if self._session.current is not question:
                self._tell(self._session.outcomes[-1], limit)
            if leaves:
                return False
        return True

    def _show(self, question: Question, texts: tuple[str, ...], limit: float) -> None:
        number, of = self._session.number + 1, self._session.of
        about = [f"Question {number}" + (f" of {of}" if of else ""), f"{question.points} points", self._time(limit)]
        if self._session.lives is not None:
            about.append(f"lives {self._session.lives}")
        if len(self._titles) > 1:
            about.insert(1, clean(self._titles[question.pack]))
        print()
        print(", ".join(about))
        for line in asked(question, texts, hints=not self._session.rules.plays.sheet):
            print(line)
        if self._session.can_halve:
            print("x takes half of the options away, once in a game")
        if isinstance(question, Typed) and not self._told_backslash:
            self._told_backslash = True
            print(r"(type \s, \q or \? when the answer itself is s, q or ?)")

    def _time(self, limit: float) -> str:
        if self._session.time is not None or (limit and self._session.sheet):
            return f"{limit:.0f} s left"
        return f"{limit:.0f} s" if limit else "untimed"

    def _take(self, question: Question, texts: tuple[str, ...], line: str) -> None:
        now = self._now()
        match line.strip().casefold():
            case "?":
                self._hint(question, now)
            case "x" if self._session.can_halve:
                self._become(self._session.halve(question.key, now))
                print("\n".join(left_over(texts, self._session.gone)))
            case "s":
                self._become(self._session.skip(question.key, now))
            case _:
                try:
                    response = read_answer(question, texts, line)
                except Senseless as complaint:
                    print(complaint)
                else:
                    if response in self._session.gone:
                        print("That one is gone: choose one of the others.")
                    self._become(self._session.answer(question.key, response, now))

    def _hint(self, question: Question, now: float) -> None:
        before = self._session.hints
        self._become(self._session.hint(question.key, now))
        taken = self._session.hints
        if taken > before:
            print(f"hint {taken} of {len(question.hints)}, {COST} of the points: {question.hints[before]}")
        elif self._session.phase is Phase.ASKING:
            print("There is no other hint." if question.hints else "This question has no hint.")

    def _tell(self, outcome: Outcome, limit: float) -> None:
        for line in verdict(outcome, round(limit)):
            print(line)
        won = outcome.points.explained() if outcome.points.total else "none"
        print(f"points: {won}; {self._session.score} so far")

    def _finish(self) -> None:
        session = self._session
        answered = len(session.outcomes)
        print()
        if session.phase is not Phase.DONE:
            # an open question keeps the time it has left
            self._become(session.pause(self._now()))
            written = len(session.sheet.responses) - len(session.sheet.open) if session.sheet else answered
            say(
                f"left after {written}{f' of {session.of}' if session.of else ''}"
                + ("; open spacequiz to go on" if self._resumable else "")
            )
            return self._sum(answered)
        print(f"to share: {share_line(session, self._new.board, tuple(self._titles.values()))}")
        if place := self._keeping.place():
            print(f"place {place.rank} of {place.of}: {clean(self._new.board.label)}")
            best = place.best_before
            if best is not None and session.score > best.score:
                print(f"a new best, {session.score - best.score} points above the old one")
        return self._sum(answered)

    def _sum(self, answered: int) -> None:
        for line in self._at_end(self._session):
            print(line)
        print(f"score {self._session.score} correct {self._session.correct} of {answered}", flush=True)

    def _become(self, session: Session) -> None:
        """Take this state and keep it before anything else is shown."""
        if session is not self._session:
            self._session = session
            self._keeping.record(session)

    def _read(self, wanted: str) -> str | None:
        """The next line of input; None at its end."""
        print(wanted, end="", flush=True)
        line = self._lines.readline() if self._lines is not None else ""
        if not line or not self._is_typed():
            # nobody pressed Enter on this screen: the prompt's line is still open
            print()
        return line or None

    def _is_typed(self) -> bool:
        return self._lines is not None and self._lines.isatty()

    def _now(self) -> float:
        return self._clock() - self._began
