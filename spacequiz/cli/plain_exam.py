"""Exams as plain text: answers can be changed until the exam is submitted; then all are graded."""

from spacequiz.cli.parse_answer import InvalidAnswer, parse_answer
from spacequiz.cli.plain_game import PlainGame
from spacequiz.cli.question_lines import prompt, verdict_lines
from spacequiz.domain.describe import describe_response
from spacequiz.domain.question import Question
from spacequiz.domain.selection import option_texts
from spacequiz.domain.session import Phase
from spacequiz.wording import format_count


class PlainExam(PlainGame):
    """Asks all questions once, then offers to go back or to submit."""

    commands = "s skips the question for now, q quits"

    def _run(self) -> None:
        now = self._game.now()
        self._update(self._session.open(now) if self._session.phase is Phase.READY else self._session.resume(now))
        if self._session.sheet is None:
            return
        for number in self._session.sheet.unanswered:
            if not self._ask_question(number):
                return
        while self._session.phase is Phase.ASKING and self._offer_sheet():
            pass
        if self._session.phase is Phase.DONE:
            self._review()

    def _ask_question(self, number: int) -> bool:
        """Show a question and read its answer; return False when the player quits or the input ends."""
        question = self._session.questions[number]
        self._update(self._session.view_question(question.key, self._game.now()))
        if self._session.phase is Phase.DONE:
            return True
        texts = option_texts(question, self._session.seed)
        self._print_question(question, texts, self._session.time_left(self._game.now()) or 0.0)
        while True:
            line = self._read(prompt(question, texts))
            if line is None or line.strip().casefold() == "q":
                return False
            if line.strip().casefold() == "s" or self._write_answer(question, texts, line):
                return True

    def _write_answer(self, question: Question, texts: tuple[str, ...], line: str) -> bool:
        """Record an answer; return False when the line is not one."""
        try:
            response = parse_answer(question, texts, line)
        except InvalidAnswer as complaint:
            print(str(complaint).replace("? asks for a hint, ", ""))
            return False
        self._update(self._session.answer(question.key, response, self._game.now()))
        return True

    def _offer_sheet(self) -> bool:
        """Offer to go back to a question or to submit; return False when the player quits or the input ends."""
        sheet = self._session.sheet
        assert sheet is not None
        unanswered = [str(number + 1) for number in sheet.unanswered]
        print()
        print(f"not answered: {', '.join(unanswered)}" if unanswered else "all questions answered")
        line = self._read(f"1 to {len(self._session.questions)} to go back to a question, h to hand in > ")
        self._update(self._session.time_out(self._session.questions[sheet.current].key, self._game.now()))
        if line is None or line.strip().casefold() == "q":
            return False
        word = line.strip().casefold()
        if self._session.phase is Phase.DONE:
            return True
        if word == "h":
            if not unanswered or self._confirm(len(unanswered)):
                self._update(self._session.submit(self._game.now()))
            return True
        if word.isdecimal() and len(word) < 5 and 1 <= int(word) <= len(self._session.questions):
            return self._ask_question(int(word) - 1)
        print("Type the number of a question, h to hand in or q to quit.")
        return True

    def _confirm(self, unanswered: int) -> bool:
        questions_text = format_count(unanswered, "question has", "questions have")
        line = self._read(f"{questions_text} no answer. Hand in anyway? y or n > ")
        return line is not None and line.strip().casefold() in {"y", "yes"}

    def _review(self) -> None:
        """Print every question with its grade."""
        limit = self._session.rules.seconds * len(self._session.questions)
        for number, outcome in enumerate(self._session.outcomes, 1):
            print()
            print(f"{number}. {outcome.question.ask}")
            if outcome.response is not None and not outcome.is_right:
                print(f"you: {describe_response(outcome.question, outcome.response)}")
            for line in verdict_lines(outcome, limit):
                print(line)
            print(f"points: {outcome.points.explain() if outcome.points.total else 'none'}")
