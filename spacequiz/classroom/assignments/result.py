"""A result: one pupil's game of an assignment, as one file to be submitted. Format 1."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from spacequiz.classroom.assignments import seal
from spacequiz.classroom.assignments.assignment import MAX_SEED_LENGTH, MAX_TITLE_LENGTH, Assignment, clamp_date
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
FILE_KIND = "a result of Space Quiz"
MAX_BYTES = 8 * 1024 * 1024
"""Bytes of a file: 500 questions with long items to put in order take 1.2 MiB, most results ten kilobytes."""
NOT_SUBMITTED = "written"
"""How an exam question is closed that was answered but not handed in: it is not graded."""
UNANSWERED = "open"
"""How a question is closed that has no answer."""
CLOSE_NAMES = (*map(str, CloseReason), NOT_SUBMITTED, UNANSWERED)
MAX_TEXT_LENGTH = 160
"""Characters of a question or an answer in words; longer ones are shortened."""
_MAX_PACKS = 100
_MAX_NUMBER = 10**9
"""Most points, and most seconds: about thirty years of one open question."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """The answer to one question, and how it was graded."""

    question: str
    """The key of the question."""
    ask: str
    """The question in words, so that tables can be read without the pack."""
    close: str
    """How the question was closed: one of `CLOSE_NAMES`."""
    response: Response | None = None
    text: str = ""
    """The answer in words; empty where there is none."""
    credit: float = 0.0
    """From 0 to 1."""
    points: int = 0
    seconds: float = 0.0

    @property
    def is_graded(self) -> bool:
        """Whether the question was asked and graded."""
        return self.close not in {NOT_SUBMITTED, UNANSWERED}

    @property
    def is_correct(self) -> bool:
        """Whether the answer was fully right."""
        return self.is_graded and self.credit >= 1


@dataclass(frozen=True)  # without slots: the seal and the code are cached properties
class Result:
    """A pupil's game of an assignment: every answer, and how it was graded."""

    assignment: str
    """The id of the assignment."""
    title: str
    seed: str
    digests: tuple[tuple[str, str], ...]
    """The id and the digest of each pack."""
    player: str
    started_at: datetime
    """In UTC."""
    finished_at: datetime | None
    """In UTC; None for an unfinished game."""
    score: int
    answers: tuple[AnswerRecord, ...]
    """One record for every question, in playing order."""

    @property
    def is_finished(self) -> bool:
        """Whether the game was played to its end."""
        return self.finished_at is not None

    @property
    def correct_count(self) -> int:
        """How many questions were answered fully right."""
        return sum(each.is_correct for each in self.answers)

    @property
    def answered_count(self) -> int:
        """How many questions have an answer."""
        return sum(each.close in {CloseReason.ANSWERED, NOT_SUBMITTED} for each in self.answers)

    @property
    def seconds(self) -> float:
        """Seconds spent answering."""
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
    """A result that was read from a file."""

    result: Result
    is_edited: bool
    """Whether the seal does not match: the file is not as the game wrote it."""


def build_result(assignment: Assignment, player: str, session: Session, started_at: datetime, now: datetime) -> Result:
    """Return the result of a game as it stands, finished or not."""
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
    """Return the file of a result, sealed."""
    return seal.json_with_seal(_result_to_json(result), result.seal)


def read_result(data: bytes) -> ReadResult:
    """Read a result, also one whose seal does not match. Raises InvalidFile or InvalidValue for what is no result."""
    plain = seal.read_sealed_json(data, MAX_BYTES, format_=FORMAT, version=VERSION, what=FILE_KIND)
    root = JsonValue(plain)
    player = root.field("player")
    if clean_name(player.text(NAME_LENGTH)) != player.value:
        raise player.error("a name without hidden or doubled signs")
    packs = tuple(
        (node.field("id").text(), node.field("digest").text()) for node in root.field("packs").items(_MAX_PACKS)
    )
    finished = root.field("finished_at").optional_timestamp()
    result = Result(
        assignment=root.field("assignment").text(ASSIGNMENT_ID_LENGTH),
        title=root.field("title").text(MAX_TITLE_LENGTH),
        seed=root.field("seed").text(MAX_SEED_LENGTH),
        digests=packs,
        player=player.text(),
        started_at=root.field("started_at").timestamp(),
        finished_at=finished,
        score=root.field("score").integer(0, _MAX_NUMBER),
        answers=tuple(_answer_from_json(node) for node in root.field("answers").items(MAX_QUESTIONS, minimum=1)),
    )
    if len({each.question for each in result.answers}) != len(result.answers):
        raise InvalidValue("answers: a question is there twice")
    edited = not seal.is_intact(plain)
    if not edited:
        # a cached property: the seal was verified just now and need not be computed again
        result.__dict__["code"] = seal.code_from_seal(str(plain[seal.SEAL_FIELD]))
    return ReadResult(result, edited)


def _answer_records(session: Session) -> Iterator[AnswerRecord]:
    """Yield a record for every question: graded ones first, then what an exam's sheet has."""
    for number, question in enumerate(session.questions):
        if number < len(session.outcomes):
            yield _graded_record(session.outcomes[number])
            continue
        response = session.sheet.responses[number] if session.sheet else None
        recorded, text = _response_to_record(question, response)
        close = UNANSWERED if response is None else NOT_SUBMITTED
        yield AnswerRecord(question.key, _short(question.ask), close, recorded, text)


def _graded_record(outcome: Outcome) -> AnswerRecord:
    question = outcome.question
    response, text = _response_to_record(question, outcome.response)
    return AnswerRecord(
        question=question.key,
        ask=_short(question.ask),
        close=outcome.close_reason.value,
        response=response,
        text=text,
        credit=float(outcome.grade.credit),
        points=outcome.points.total,
        seconds=round(float(outcome.seconds), 3),
    )


def _response_to_record(question: Question, response: Response | None) -> tuple[Response | None, str]:
    """Return a response as it is stored, and in words; what a pupil typed is cleaned of characters not to be shown."""
    if response is None:
        return None, ""
    text = _short(describe_response(question, response))
    match question:
        case Typed():
            return text or None, text
        case Number():
            # a float, as it will be read again: a whole number would give another seal
            return float(response), text  # type: ignore[arg-type]  # it was graded
    return response, text


def _short(text: str) -> str:
    return shorten(clean(text), MAX_TEXT_LENGTH)


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
        "correct": result.correct_count,
        "asked": len(result.answers),
        "answers": [_answer_to_json(each) for each in result.answers],
    }


def _answer_to_json(record: AnswerRecord) -> dict[str, object]:
    return {
        "question": record.question,
        "ask": record.ask,
        "close": record.close,
        "response": None if record.response is None else response_to_json(record.response),
        "words": record.text,
        "credit": record.credit,
        "points": record.points,
        "seconds": record.seconds,
    }


def _answer_from_json(node: JsonValue) -> AnswerRecord:
    response, words = node.field("response"), node.field("words")
    return AnswerRecord(
        question=node.field("question").text(),
        ask=node.field("ask").text(MAX_TEXT_LENGTH),
        close=node.field("close").one_of(CLOSE_NAMES),
        response=None if response.value is None else response_from_json(response.response()),
        text="" if words.value == "" else words.text(MAX_TEXT_LENGTH),
        credit=node.field("credit").number(0, 1),
        points=node.field("points").integer(0, _MAX_NUMBER),
        seconds=node.field("seconds").number(0, _MAX_NUMBER),
    )
