"""A game as plain text on stdin and stdout: for screen readers, pipes, and terminals without cursor control."""

from typing import TextIO

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
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.play.running_game import RunningGame
from spacequiz.text import clean


class PlainGame:
    """Plays one game by printing questions and reading lines."""

    commands = "? asks for a hint, s skips, q quits"

    def __init__(self, game: RunningGame, lines: TextIO | None, *, is_saved: bool = True) -> None:
        """Play this game with the answers in `lines`; with None, the game is suspended at the first question.

        `is_saved` is whether the game can be resumed later.
        """
        self._game = game
        self._setup = game.setup
        self._lines = lines
        self._titles = {pack.id: pack.title for pack in game.setup.packs}
        self._is_saved = is_saved
        self._explained_backslash = False

    @property
    def _session(self) -> Session:
        return self._game.session

    def play(self) -> Exit:
        """Play until the end, until the player quits, or until the input ends; return the exit code."""
        self._introduce()
        code = Exit.DONE
        try:
            self._run()
        except KeyboardInterrupt:
            print()
            code = Exit.INTERRUPTED
        is_submitted = self._finish()
        return Exit.IO if code is Exit.DONE and not is_submitted else code

    def _run(self) -> None:
        """Ask questions until the game is over or the player quits."""
        while self._session.phase is not Phase.DONE and self._wait_until_ready() and self._ask():
            pass

    def _introduce(self) -> None:
        print(f"{', '.join(clean(title) for title in self._titles.values())}: {clean(self._setup.board.label)}")
        print(f"player {self._setup.player}, seed {self._session.seed}")
        print(self.commands)

    def _wait_until_ready(self) -> bool:
        """Wait for Enter before the next clock starts, so that the verdict can be read; return False on quit."""
        starts = self._session.phase is Phase.READY
        if not (starts and self._session.outcomes and self._session.time_limit() and self._is_interactive()):
            return True
        line = self._read(f"press Enter for question {self._session.position + 1} > ")
        return line is not None and line.strip().casefold() != "q"

    def _ask(self) -> bool:
        """Ask the next question until it is closed; return False when the player quits or the input ends."""
        is_resumed = self._session.phase is Phase.ASKING
        now = self._game.now()
        self._update(self._session.resume(now) if is_resumed else self._session.open(now))
        question = self._session.current
        assert question is not None
        texts = option_texts(question, self._session.seed)
        limit = self._session.time_limit()
        if is_resumed:
            self._print_question(question, texts, self._session.time_left(now) or 0.0, is_resumed=True)
            self._print_help_taken(question, texts)
        else:
            self._print_question(question, texts, limit)
        while self._session.phase is Phase.ASKING:
            line = self._read(prompt(question, texts))
            # check the time limit first: a line that comes too late has no effect
            self._update(self._session.time_out(question.key, self._game.now()))
            leaves = line is None or line.strip().casefold() == "q"
            if line is not None and not leaves and self._session.phase is Phase.ASKING:
                self._handle_line(question, texts, line)
            if self._session.current is not question:
                self._print_verdict(self._session.outcomes[-1], limit)
            if leaves:
                return False
        return True

    def _print_question(
        self, question: Question, texts: tuple[str, ...], seconds: float, *, is_resumed: bool = False
    ) -> None:
        """Print a question with its time limit, or the time left in a resumed or timed game, in seconds."""
        number, total = self._session.position + 1, self._session.total
        time = self._time(seconds, is_left=is_resumed)
        about = [f"Question {number}" + (f" of {total}" if total else ""), f"{question.points} points", time]
        if self._session.lives_left is not None:
            about.append(f"lives {self._session.lives_left}")
        if len(self._titles) > 1:
            about.insert(1, clean(self._titles[question.pack]))
        print()
        print(", ".join(about))
        for line in question_lines(question, texts, hints=not self._session.rules.traits.is_exam):
            print(line)
        if self._session.can_halve_options:
            print("x removes half of the options (50:50), once per game")
        if isinstance(question, Typed) and not self._explained_backslash:
            self._explained_backslash = True
            print(r"(type \s, \q or \? when the answer itself is s, q or ?)")

    def _print_help_taken(self, question: Question, texts: tuple[str, ...]) -> None:
        """Print the hints that were taken before the game was suspended, and the options left after a 50:50."""
        for number, hint in enumerate(self._session.shown_hints(), 1):
            print(f"hint {number} of {len(question.hints)}: {hint}")
        if self._session.eliminated:
            print("options left after 50:50:")
            print("\n".join(remaining_options(texts, self._session.eliminated)))

    def _time(self, seconds: float, *, is_left: bool) -> str:
        if not seconds:
            return "untimed"
        if is_left or self._session.game_time_left is not None or self._session.sheet:
            return f"{seconds:.0f} s left"
        return f"{seconds:.0f} s"

    def _handle_line(self, question: Question, texts: tuple[str, ...], line: str) -> None:
        now = self._game.now()
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
                        print("That option was removed: choose another one.")
                    self._update(self._session.answer(question.key, response, now))

    def _hint(self, question: Question, now: float) -> None:
        before = self._session.hints_taken
        self._update(self._session.take_hint(question.key, now))
        taken = self._session.hints_taken
        if taken > before:
            print(f"hint {taken} of {len(question.hints)}, {HINT_COST_TEXT} of the points: {question.hints[before]}")
        elif self._session.phase is Phase.ASKING:
            print("There are no more hints." if question.hints else "This question has no hints.")

    def _print_verdict(self, outcome: Outcome, limit: float) -> None:
        for line in verdict_lines(outcome, round(limit)):
            print(line)
        points = outcome.points.explain() if outcome.points.total else "none"
        print(f"points: {points}; {self._session.score} so far")

    def _finish(self) -> bool:
        """Print the result of the game; return False when the result of an assignment could not be saved."""
        answered = len(self._session.outcomes)
        print()
        if self._session.phase is not Phase.DONE:
            self._game.suspend()
            self._print_left(answered)
        else:
            print(f"share it: {share_line(self._session, self._setup.board, tuple(self._titles.values()))}")
            self._print_placement()
        is_submitted = self._submit()
        print(f"score {self._session.score} correct {self._session.correct} of {answered}", flush=True)
        return is_submitted

    def _print_left(self, answered: int) -> None:
        session = self._session
        written = len(session.sheet.responses) - len(session.sheet.unanswered) if session.sheet else answered
        after = f"stopped after {written}{f' of {session.total}' if session.total else ''}"
        print_message(f"{after}; run the same command to resume" if self._is_saved else after)

    def _print_placement(self) -> None:
        try:
            place = self._game.placement().result()
        except SpaceQuizError:
            return
        print(f"place {place.rank} of {place.total}: {clean(self._setup.board.label)}")
        best = place.best_before
        if best is not None and self._session.score > best.score:
            print(f"a new best score: {self._session.score - best.score} points more than before")

    def _submit(self) -> bool:
        """Submit the result of an assignment; return False when it could not be saved anywhere."""
        pending = self._game.submit_result()
        if pending is None:
            return True
        receipt = pending.result()
        for problem in receipt.problems:
            print_message(problem)
        print(receipt.summary)
        return receipt.own_file is not None or receipt.shared_file is not None

    def _update(self, session: Session) -> None:
        """Set the session and record it before anything else is printed."""
        self._game.update(session)

    def _read(self, prompt_text: str) -> str | None:
        """Print a prompt and return the next line of input; None at its end."""
        print(prompt_text, end="", flush=True)
        line = self._lines.readline() if self._lines is not None else ""
        if not line or not self._is_interactive():
            # no Enter was typed on this screen, so end the line of the prompt
            print()
        return line or None

    def _is_interactive(self) -> bool:
        return self._lines is not None and self._lines.isatty()
