"""A result: how one pupil's game of an assignment went, as one file to be handed in. Format 1."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from spacequiz.classroom.assignments import seal
from spacequiz.classroom.assignments.assignment import LONGEST_SEED, LONGEST_TITLE, Assignment, clamp_date
from spacequiz.domain.describe import describe_response
from spacequiz.domain.events import response_from_json, response_to_json
from spacequiz.domain.leaderboard import ASSIGNMENT_ID_LENGTH
from spacequiz.domain.outcome import CloseReason, Outcome
from spacequiz.domain.question import Number, Question, Response, Typed
from spacequiz.domain.rules import MAX_QUESTIONS
from spacequiz.domain.session import Phase, Session
from spacequiz.store.json_fields import InvalidValue, JsonValue
from spacequiz.store.row_values import to_timestamp
from spacequiz.text import NAME_LENGTH, clean, clean_name, shorten

FORMAT = "spacequiz-result"
VERSION = 1
WHAT = "a result of Space Quiz"
MOST_BYTES = 8 * 1024 * 1024
"""Five hundred questions with long items to put in order have 1.2 MiB; most results have ten kilobytes."""
NOT_SUBMITTED = "written"
"""How a question of an exam is closed that was answered, but not handed in: nobody is told whether it is right."""
UNANSWERED = "open"
"""How a question is closed that was not."""
CLOSE_NAMES = (*map(str, CloseReason), NOT_SUBMITTED, UNANSWERED)
LONGEST_WORDS = 160
"""Signs of a question or an answer in words; more are cut off."""
_MOST_PACKS = 100
_MOST_NUMBER = 10**9
"""Points, and seconds: thirty years of an open question."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What came of one question."""

    question: str
    """Its key."""
    ask: str
    """What was asked, for a table that can be read without the pack."""
    close: str
    """One of `CLOSES`."""
    response: Response | None = None
    text: str = ""
    """The answer in words; empty when there was none."""
    credit: float = 0.0
    """0 to 1."""
    points: int = 0
    seconds: float = 0.0

    @property
    def is_graded(self) -> bool:
        """Whether it was asked and graded."""
        return self.close not in {NOT_SUBMITTED, UNANSWERED}

    @property
    def is_correct(self) -> bool:
        """Whether it was answered right in full."""
        return self.is_graded and self.credit >= 1


@dataclass(frozen=True)  # without slots, for the seal and the code are computed once and cached
class Result:
    """How a game of an assignment went."""

    assignment: str
    """The assignment's id."""
    title: str
    seed: str
    digests: tuple[tuple[str, str], ...]
    """Id and digest of each pack."""
    player: str
    started_at: datetime
    """In UTC, as the next."""
    finished_at: datetime | None
    """None for a game that was left."""
    score: int
    answers: tuple[AnswerRecord, ...]
    """All questions, in playing order."""

    @property
    def finished(self) -> bool:
        """Whether it was played to its end."""
        return self.finished_at is not None

    @property
    def correct(self) -> int:
        """Questions answered right in full."""
        return sum(each.is_correct for each in self.answers)

    @property
    def answered_count(self) -> int:
        """Questions with an answer."""
        return sum(each.close in {CloseReason.ANSWERED, NOT_SUBMITTED} for each in self.answers)

    @property
    def seconds(self) -> float:
        """Time spent answering."""
        return sum(each.seconds for each in self.answers)

    @cached_property
    def seal(self) -> str:
        """The seal of the file that `write_result` makes, in hexadecimal."""
        return seal.compute_seal(_result_to_json(self))

    @cached_property
    def code(self) -> str:
        """Eight letters and digits to be read aloud, by which a teacher tells whose file it is."""
        return seal.code_from_seal(self.seal)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A result as a file had it."""

    result: Result
    edited: bool
    """Whether the seal does not fit: something in it is not as the game wrote it."""


def build_result(assignment: Assignment, player: str, session: Session, started_at: datetime, now: datetime) -> Result:
    """The result of a game as it stands."""
    return Result(
        assignment=assignment.id,
        title=assignment.title,
        seed=assignment.seed,
        digests=tuple(sorted(assignment.digests.items())),
        player=player,
        started_at=clamp_date(started_at),
        finished_at=clamp_date(now) if session.phase is Phase.DONE else None,
        score=session.score,
        answers=tuple(_answer_records(session)),
    )


def write_result(result: Result) -> bytes:
    """The file of a result."""
    return seal.json_with_seal(_result_to_json(result), result.seal)


def read_result(data: bytes) -> ReadResult:
    """The result in a file, also where its seal does not fit. Raises Unfit or Wrong where it makes no sense."""
    plain = seal.read_sealed_json(data, MOST_BYTES, format_=FORMAT, version=VERSION, what=WHAT)
    root = JsonValue(plain)
    player = root.field("player")
    if clean_name(player.text(NAME_LENGTH)) != player.value:
        raise player.error("a name without hidden or doubled signs")
    packs = tuple(
        (node.field("id").text(), node.field("digest").text()) for node in root.field("packs").items(_MOST_PACKS)
    )
    finished = root.field("finished_at").optional_timestamp()
    result = Result(
        assignment=root.field("assignment").text(ASSIGNMENT_ID_LENGTH),
        title=root.field("title").text(LONGEST_TITLE),
        seed=root.field("seed").text(LONGEST_SEED),
        digests=packs,
        player=player.text(),
        started_at=root.field("started_at").timestamp(),
        finished_at=finished,
        score=root.field("score").integer(0, _MOST_NUMBER),
        answers=tuple(_answer_from_json(node) for node in root.field("answers").items(MAX_QUESTIONS, minimum=1)),
    )
    if len({each.question for each in result.answers}) != len(result.answers):
        raise InvalidValue("answers: a question is there twice")
    edited = not seal.is_intact(plain)
    if not edited:
        # the seal that fits need not be computed again
        result.__dict__["code"] = seal.code_from_seal(str(plain[seal.SEAL_FIELD]))
    return ReadResult(result, edited)


def _answer_records(session: Session) -> Iterator[AnswerRecord]:
    for number, question in enumerate(session.questions):
        if number < len(session.outcomes):
            yield _graded_record(session.outcomes[number])
            continue
        response = session.sheet.responses[number] if session.sheet else None
        kept, words = _kept_response(question, response)
        yield AnswerRecord(
            question.key, _short(question.ask), UNANSWERED if response is None else NOT_SUBMITTED, kept, words
        )


def _graded_record(outcome: Outcome) -> AnswerRecord:
    question = outcome.question
    response, words = _kept_response(question, outcome.response)
    return AnswerRecord(
        question=question.key,
        ask=_short(question.ask),
        close=outcome.close_reason.value,
        response=response,
        text=words,
        credit=float(outcome.grade.credit),
        points=outcome.points.total,
        seconds=round(float(outcome.seconds), 3),
    )


def _kept_response(question: Question, response: Response | None) -> tuple[Response | None, str]:
    """A response as it is kept, and in words: what somebody typed may hold signs that no file should carry on."""
    if response is None:
        return None, ""
    words = _short(describe_response(question, response))
    match question:
        case Typed():
            return words or None, words
        case Number():
            # as it is read again, or the seal of what was read would be another
            return float(response), words  # type: ignore[arg-type]  # it was graded
    return response, words


def _short(text: str) -> str:
    return shorten(clean(text), LONGEST_WORDS)


def _result_to_json(result: Result) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "assignment": result.assignment,
        "title": result.title,
        "seed": result.seed,
        "packs": [{"id": name, "digest": digest} for name, digest in result.digests],
        "player": result.player,
        "started_at": to_timestamp(result.started_at),
        "finished_at": None if result.finished_at is None else to_timestamp(result.finished_at),
        "score": result.score,
        "correct": result.correct,
        "asked": len(result.answers),
        "answers": [_answer_to_json(each) for each in result.answers],
    }


def _answer_to_json(given: AnswerRecord) -> dict[str, object]:
    return {
        "question": given.question,
        "ask": given.ask,
        "close": given.close,
        "response": None if given.response is None else response_to_json(given.response),
        "words": given.text,
        "credit": given.credit,
        "points": given.points,
        "seconds": given.seconds,
    }


def _answer_from_json(node: JsonValue) -> AnswerRecord:
    response, words = node.field("response"), node.field("words")
    return AnswerRecord(
        question=node.field("question").text(),
        ask=node.field("ask").text(LONGEST_WORDS),
        close=node.field("close").one_of(CLOSE_NAMES),
        response=None if response.value is None else response_from_json(response.response()),
        text="" if words.value == "" else words.text(LONGEST_WORDS),
        credit=node.field("credit").number(0, 1),
        points=node.field("points").integer(0, _MOST_NUMBER),
        seconds=node.field("seconds").number(0, _MOST_NUMBER),
    )
